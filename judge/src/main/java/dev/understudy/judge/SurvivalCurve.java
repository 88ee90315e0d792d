package dev.understudy.judge;

/// A Kaplan-Meier curve at up to 200 times, for a picture.
///
/// @param rows `"real"`, `"synthetic"` or `"holdout"`
/// @param times in the unit of the table, ascending, starting at 0
/// @param survival share without an event from that time on, `[times]`
public record SurvivalCurve(String rows, double[] times, double[] survival) {}
