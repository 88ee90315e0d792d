/// Fidelity beyond single columns and pairs: every class holds one question asked of the synthetic
/// rows. [dev.understudy.judge.internal.fidelity.FidelityMeasures] asks them all.
@NullMarked
package dev.understudy.judge.internal.fidelity;

import org.jspecify.annotations.NullMarked;
