package dev.understudy.synth.relation;

/// What was drawn between two quantities.
///
/// @param column the one that follows
/// @param from the one it follows
/// @param between `[row]`, what is added to it
/// @param decimals that the column is written with, -1 for any number of them
public record Gap(String column, String from, double[] between, int decimals) {}
