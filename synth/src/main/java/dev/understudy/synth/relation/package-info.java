/// Arithmetic between the quantities of a row: sums, products, equalities, and which comes first.
@NullMarked
package dev.understudy.synth.relation;

import org.jspecify.annotations.NullMarked;
