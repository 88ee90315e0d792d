package dev.understudy.synth.encoding;

import dev.understudy.table.RandomStream;

/// Drawn codes of one column, waiting to be decoded.
///
/// @param firstRow number of the first row within the whole draw
/// @param rows how many
/// @param codes `[feature][row]`
/// @param positions `[feature][row]`, where inside its code's range a continuous value lies, in [0,
///   1)
/// @param random for columns that are made anew
public record Drawn(
    long firstRow, int rows, int[][] codes, double[][] positions, RandomStream random) {}
