package dev.understudy.synth;

import dev.understudy.table.Table;

/// What a model drew for [PartialRows].
///
/// @param table with the model's columns; only the drawn cells mean something
/// @param drawn `[column][row]`, the free cells that were drawn: all but those for which the model
///   knows no value that goes with the given cells
/// @param unknown `[column]`, given cells whose value the model does not know or withholds; they
///   were taken as not given
/// @param rare rows whose given cells so seldom stand together that few candidates decided
/// @param contradicted rows whose given cells break a rule that held in every row learned from;
///   what was drawn breaks as few as possible
public record Completed(
    Table table, boolean[][] drawn, int[] unknown, int[] rare, int[] contradicted) {}
