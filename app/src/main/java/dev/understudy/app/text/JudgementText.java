package dev.understudy.app.text;

import dev.understudy.app.terminal.Style;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Disclosure;
import dev.understudy.judge.gate.Outcome;
import dev.understudy.judge.gate.RuleResult;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.Judgement;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a person looks at first: the verdict with its reasons, the headline figures, the attacks.
public final class JudgementText {

  private static final String ATTACK_LEGEND =
      "  An AUC of 0.5 is guessing. Excess: how much more often an attack succeeds on training rows"
          + " than on people\n"
          + "  the generator never saw. All intervals hold together.\n";

  private JudgementText() {}

  /// Prints what there is.
  public static void print(Judgement judgement, PrintStream out, Style style) {
    summary(judgement, out, style);
    AttackReport attacks = judgement.attacks();
    if (attacks != null) {
      out.println();
      out.print(attacks.conclusive() ? table(attacks) : reasons(attacks));
    }
  }

  /// Prints the verdict and the headline figures.
  public static void summary(Judgement judgement, PrintStream out, Style style) {
    Verdict verdict = judgement.verdict();
    if (verdict != null) {
      out.println();
      out.println(
          "Verdict: "
              + style.heading(verdict.verdict().name().toLowerCase(Locale.ROOT))
              + " ("
              + verdict.purpose().name().toLowerCase(Locale.ROOT)
              + ")");
      for (RuleResult rule : verdict.rules()) {
        if (rule.outcome() != Outcome.RELEASE) {
          out.println(
              "  " + rule.outcome().name().toLowerCase(Locale.ROOT) + ": " + rule.sentence());
        }
      }
      String change = verdict.deciding().toChange();
      if (!change.isEmpty()) {
        out.println("  What would change it: " + change);
      }
    }
    Scorecard scorecard = judgement.scorecard();
    if (scorecard != null) {
      out.println();
      out.print(ScorecardText.headlines(scorecard));
    }
  }

  private static String reasons(AttackReport attacks) {
    return "Attacks: "
        + attacks.status()
        + ".\n"
        + String.join("", attacks.notes().stream().map(note -> "  " + note + "\n").toList());
  }

  private static String table(AttackReport report) {
    Columns columns = new Columns().row("attack", "on", "AUC or excess", "interval", "copy");
    for (Attack attack : report.attacks()) {
      columns.row(
          attack.name().replace('_', ' '),
          attack.rows().name().toLowerCase(Locale.ROOT),
          figure(attack.auc()),
          interval(attack.interval()),
          figure(attack.anchors().copy()));
    }
    for (Disclosure disclosure : report.disclosures()) {
      columns.row(
          disclosure.name().replace('_', ' '),
          disclosure.subject().isEmpty() ? "rows" : disclosure.subject(),
          figure(disclosure.excess()),
          interval(disclosure.interval()),
          figure(disclosure.anchors().copy()));
    }
    return columns.text(2, 2) + ATTACK_LEGEND;
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null
        ? "-"
        : String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
  }

  /// The same for programs, added to `root`.
  public static void json(Judgement judgement, ObjectNode root) {
    Scorecard scorecard = judgement.scorecard();
    if (scorecard != null) {
      root.set("measures", ScorecardText.json(scorecard));
    }
    AttackReport attacks = judgement.attacks();
    if (attacks != null) {
      root.put("attacks", attacks.status());
    }
    Verdict verdict = judgement.verdict();
    if (verdict != null) {
      root.put("verdict", verdict.verdict().name().toLowerCase(Locale.ROOT));
      root.set("rules", rules(verdict.rules()));
    }
  }

  private static ArrayNode rules(List<RuleResult> rules) {
    ArrayNode array = Json.object().arrayNode();
    for (RuleResult rule : rules) {
      array
          .addObject()
          .put("name", rule.name())
          .put("outcome", rule.outcome().name().toLowerCase(Locale.ROOT))
          .put("value", rule.value())
          .put("sentence", rule.sentence());
    }
    return array;
  }
}
