package dev.understudy.judge.attack;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import org.jspecify.annotations.Nullable;

/// An attack that succeeds or fails on each row. What counts is by how much more often it succeeds
/// on training rows than on rows the generator never saw: the rest is general knowledge.
///
/// @param name in snake_case
/// @param criterion of the three of the European data protection authorities (Opinion 05/2014):
///   `"singling out"`, `"linkability"`, `"inference"`, or `"copying"`, `"reconstruction"`, `"small
///   cells"`
/// @param subject the secret column, empty where the attack is on whole rows
/// @param trainRate share of successes on training rows (of copies: of synthetic rows that repeat
///   one; of small cells: of small cells of the synthetic table that are small among training rows)
/// @param controlRate the same on rows the generator never saw (of copies: of real rows that repeat
///   one by chance)
/// @param baselineRate successes on training rows of an attacker without synthetic rows, null where
///   there is none to compare with
/// @param excess `trainRate - controlRate`, below 0 where chance has it so; null where it cannot be
///   known
/// @param interval of `excess`, simultaneous over all attacks and disclosures of the report
/// @param trials on training rows (of copies: synthetic rows)
/// @param controlTrials on control rows
/// @param anchors `excess` for other tables in the place of the synthetic one
/// @param note one sentence for the reader
public record Disclosure(
    String name,
    String criterion,
    String subject,
    @Nullable Double trainRate,
    @Nullable Double controlRate,
    @Nullable Double baselineRate,
    @Nullable Double excess,
    @Nullable Interval interval,
    long trials,
    long controlTrials,
    Anchors anchors,
    String note) {}
