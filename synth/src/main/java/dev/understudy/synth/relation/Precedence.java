package dev.understudy.synth.relation;

/// One quantity that never exceeds another of the same row, as admission and discharge.
///
/// @param smaller name of a column
/// @param larger name of another
public record Precedence(String smaller, String larger) {}
