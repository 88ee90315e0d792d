/// What values columns may have, known without looking at rows: declared in the schema, or learned
/// from noisy releases that are paid for.
@NullMarked
package dev.understudy.synth.domain;

import org.jspecify.annotations.NullMarked;
