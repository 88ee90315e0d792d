package dev.understudy.report.internal;

import dev.understudy.judge.attack.Claim;
import dev.understudy.judge.gate.Outcome;
import dev.understudy.judge.gate.RuleResult;
import dev.understudy.judge.gate.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What the gate decided.
///
/// @param outcome as a word, a colour and a sign
/// @param purpose the rules are made for
/// @param sentence the deciding rule
/// @param toChange what would change the verdict
/// @param claim of differential privacy, empty where none is made
/// @param threat which attackers were tried
/// @param counts such as "12 rules say release, 1 restrict."
/// @param rules the deciding one first
/// @param frames what bears on legal frames
public record GateVerdict(
    OutcomeWords outcome,
    String purpose,
    String sentence,
    String toChange,
    String claim,
    String threat,
    String counts,
    List<RuleRow> rules,
    List<LegalRow> frames) {

  static GateVerdict of(Verdict verdict) {
    String toChange = verdict.deciding().toChange();
    Claim claim = verdict.claim();
    return new GateVerdict(
        OutcomeWords.of(verdict.verdict()),
        OutcomeWords.of(verdict.purpose()),
        verdict.sentence(),
        toChange.isEmpty()
            ? "Nothing need change. The verdict holds for this table, this purpose and the attackers"
                + " named below; another table made the same way needs its own."
            : toChange,
        claim == null ? "" : AttackGuide.claim(claim),
        verdict.threat(),
        counts(verdict.rules()),
        verdict.rules().stream().map(RuleRow::of).toList(),
        verdict.frames().stream().map(LegalRow::of).toList());
  }

  private static String counts(List<RuleResult> rules) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = rules.stream().filter(rule -> rule.outcome() == outcome).count();
      if (count > 0) {
        parts.addFirst(
            count
                + " \u00d7 "
                + OutcomeWords.of(outcome).word().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return "The verdict is the worst of "
        + rules.size()
        + (rules.size() == 1 ? " rule" : " rules")
        + ", never an average: "
        + String.join(", ", parts)
        + ".";
  }
}
