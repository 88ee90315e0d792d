package dev.understudy.synth;

/// Values of a column that a model will not emit, because too few persons hold them.
///
/// @param column name
/// @param what which values and what happens instead, in one phrase
/// @param cells how many cells of the training data held them
public record Withheld(String column, String what, long cells) {}
