package dev.understudy.judge;

import dev.understudy.judge.portrait.Portrait;

/// @param scorecard the figures
/// @param portrait what the pictures are drawn from
public record Judgement(Scorecard scorecard, Portrait portrait) {}
