package dev.understudy.judge;

import org.jspecify.annotations.Nullable;

/// One figure with everything needed to read it.
///
/// @param name in snake_case, unique in its scorecard, such as `"c2st_holdout"`
/// @param group `"fidelity"`, `"utility"`, `"fairness"`, `"robustness"` or `"privacy"`
/// @param value null where it could not be computed; then `note` says why
/// @param interval of `value`, null where none can be given
/// @param n rows (or persons) the value rests on
/// @param seed of the random choices behind it
/// @param higherIsBetter direction
/// @param anchors the same measure of a real holdout, independent columns and an exact copy
/// @param note one sentence for the reader, empty for none
public record Measure(
    String name,
    String group,
    @Nullable Double value,
    @Nullable Interval interval,
    long n,
    long seed,
    boolean higherIsBetter,
    Anchors anchors,
    String note) {}
