/// Differential privacy that can be audited. A [Ledger] knows what may be spent and what was; a
/// [Cost] says what one release costs, in every currency that is proved for it; the [Accountant]
/// adds costs up and converts them into (epsilon, delta).
///
/// Epsilon is in natural logarithms throughout.
@NullMarked
package dev.understudy.privacy;

import org.jspecify.annotations.NullMarked;
