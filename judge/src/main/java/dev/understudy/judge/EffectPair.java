package dev.understudy.judge;

import org.jspecify.annotations.Nullable;

/// The same effect estimated on the training rows and on the synthetic rows.
///
/// @param term what has the effect: a column, a category, an arm of a trial
/// @param scale `"difference"`, `"risk difference"`, `"log odds ratio"` or `"log hazard ratio"`;
///   numbers are per standard deviation of the training rows, categories against the most frequent
///   one, arms against the reference arm
/// @param real on the training rows
/// @param synthetic on the synthetic rows, null where they hold no such term
/// @param overlap of the two intervals, in [0, 1]: mean share of each that the other covers
public record EffectPair(
    String term,
    String scale,
    EffectEstimate real,
    @Nullable EffectEstimate synthetic,
    double overlap) {}
