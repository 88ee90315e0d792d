/// Fidelity, utility, fairness, attacks and the gate.
@NullMarked
package dev.understudy.judge;

import org.jspecify.annotations.NullMarked;
