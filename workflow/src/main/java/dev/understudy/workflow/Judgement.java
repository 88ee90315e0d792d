package dev.understudy.workflow;

import dev.understudy.judge.Scorecard;
import dev.understudy.judge.portrait.Portrait;

/// @param scorecard the figures
/// @param portrait what the pictures are drawn from
record Judgement(Scorecard scorecard, Portrait portrait) {}
