package dev.understudy.judge;

import org.jspecify.annotations.Nullable;

/// An estimated effect.
///
/// @param value on its own scale: a difference, or the log of a ratio
/// @param standardError of `value`
/// @param interval of `value`
/// @param ratio `exp(value)` where the value is the log of an odds or hazard ratio, else null
public record EffectEstimate(
    double value, double standardError, Interval interval, @Nullable Double ratio) {}
