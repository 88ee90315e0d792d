package dev.understudy.judge.attack;

/// What a figure would be if one column were not released, tried on fewer people than the report
/// asks: compare `value` with `before`, not with the report.
///
/// @param column left out of all tables
/// @param before the figure with all columns
/// @param value the figure without this one
/// @param people asked on each side
public record WithoutColumn(String column, double before, double value, int people) {}
