package dev.understudy.workflow;

import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.judge.portrait.Portrait;
import org.jspecify.annotations.Nullable;

/// What was found about a synthetic table; null for what was not asked.
///
/// @param scorecard the figures of likeness and use
/// @param portrait what the pictures are drawn from
/// @param attacks what is given away
/// @param verdict whether it may be released
public record Judgement(
    @Nullable Scorecard scorecard,
    @Nullable Portrait portrait,
    @Nullable AttackReport attacks,
    @Nullable Verdict verdict) {}
