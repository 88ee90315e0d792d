package dev.understudy.judge.gate;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.AttackedFigure;
import dev.understudy.judge.attack.Claim;
import dev.understudy.judge.attack.DroppedColumns;
import dev.understudy.judge.attack.WithoutColumn;
import dev.understudy.judge.gate.Figures.Figure;
import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides by rules whether a table may be released. The verdict is the worst rule, never an
/// average; what cannot be known is inconclusive, never passed.
public final class Gate {

  private static final String TRIED =
      "Tried: an attacker who has the released rows and other people's real rows, knows a person's"
          + " whole row (or all columns but the secret one), and ";

  private static final String UNTRIED =
      " Not tried: access to the model, several releases of the same people, other tables about"
          + " them. That an attack finds nothing does not prove that there is nothing to find; only"
          + " differential privacy, proved from its ledger, bounds every attacker.";

  private final GateRules rules;
  private final Figures figures;
  private final ColumnAdvice advice;

  private Gate(GateRules rules, @Nullable Scorecard scorecard, @Nullable AttackReport attacks) {
    this.rules = rules;
    this.advice = new ColumnAdvice(scorecard);
    this.figures = new Figures(scorecard, attacks);
  }

  /// Without trying columns.
  ///
  /// @throws dev.understudy.table.UserError if a rule asks for a figure that does not exist
  public static Verdict decide(
      GateRules rules,
      @Nullable Scorecard scorecard,
      @Nullable AttackReport attacks,
      Schema schema,
      List<Finding> findings) {
    return decide(rules, scorecard, attacks, schema, findings, null);
  }

  /// @param scorecard null where only attacks were made: then rules on measures do not apply
  /// @param attacks null where no attacks were made: then rules on attacks do not apply
  /// @param findings of the doctor about the real table
  /// @param columns tries what the deciding figure would be without a column, null for no trial
  /// @throws dev.understudy.table.UserError if a rule asks for a figure that does not exist
  public static Verdict decide(
      GateRules rules,
      @Nullable Scorecard scorecard,
      @Nullable AttackReport attacks,
      Schema schema,
      List<Finding> findings,
      @Nullable DroppedColumns columns) {
    Gate gate = new Gate(rules, scorecard, attacks);
    List<Ruled> ruled = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      gate.worst(rule).ifPresent(ruled::add);
    }
    Claim claim = attacks == null ? null : attacks.claim();
    if (attacks != null && claim != null) {
      ruled.add(new Ruled(ClaimRule.result(claim, attacks), null, null));
    }
    ruled.sort(Comparator.comparing((Ruled one) -> one.result().outcome()).reversed());
    List<RuleResult> results = new ArrayList<>(ruled.stream().map(Ruled::result).toList());
    if (columns != null) {
      results.set(0, gate.withoutColumns(ruled.getFirst(), columns));
    }
    RuleResult deciding = results.getFirst();
    return new Verdict(
        Verdict.VERSION,
        deciding.outcome(),
        rules.purpose(),
        deciding.outcome() == Outcome.RELEASE
            ? String.format(Locale.ROOT, "All %d rules that apply are kept.", results.size())
            : deciding.sentence(),
        TRIED
            + (runsTheGenerator(attacks)
                ? "can run the generator again (shadow models)."
                : "does not know the generator.")
            + UNTRIED,
        claim,
        List.of(),
        results,
        FrameMap.of(attacks, schema, findings));
  }

  /// What a rule found.
  ///
  /// @param rule null for the claim
  /// @param attacked the figure of an attack, null for other figures
  private record Ruled(RuleResult result, @Nullable Rule rule, @Nullable AttackedFigure attacked) {}

  /// What the deciding figure would be without a column, where a leak decides; too few people are
  /// no column's fault.
  private RuleResult withoutColumns(Ruled deciding, DroppedColumns columns) {
    RuleResult result = deciding.result();
    Rule rule = deciding.rule();
    AttackedFigure attacked = deciding.attacked();
    boolean leaks = result.outcome() == Outcome.REJECT || result.outcome() == Outcome.RESTRICT;
    if (!leaks || rule == null || attacked == null) {
      return result;
    }
    List<WithoutColumn> tried = columns.tried(attacked);
    return tried.isEmpty() ? result : result.withColumnsTried(advice.tried(rule, tried), tried);
  }

  private static boolean runsTheGenerator(@Nullable AttackReport attacks) {
    return attacks != null
        && attacks.attacks().stream().anyMatch(attack -> attack.name().equals("shadow_models"));
  }

  /// The worst of the figures the rule speaks of; none where it does not apply.
  private Optional<Ruled> worst(Rule rule) {
    return figures.of(rule).stream()
        .map(figure -> new Ruled(result(rule, figure), rule, figure.attacked()))
        .max(
            Comparator.comparing((Ruled one) -> one.result().outcome())
                .thenComparingDouble(one -> badness(rule, one.result())));
  }

  private static double badness(Rule rule, RuleResult result) {
    Double value = result.value();
    if (value == null) {
      return Double.NEGATIVE_INFINITY;
    }
    return rule.better() == Rule.Direction.AT_MOST ? value : -value;
  }

  private RuleResult result(Rule rule, Figure figure) {
    if (figure.value() == null) {
      return new RuleResult(
          rule.name(),
          Outcome.INCONCLUSIVE,
          figure.source(),
          null,
          null,
          rule.better(),
          rule.release(),
          rule.reject(),
          sentence(rule) + ": not known, " + figure.missing() + ".",
          rule.because(),
          "Give, or keep aside, real rows that the generator never saw: of the same people's kind,"
              + " none of them a training row, and enough of them.",
          List.of());
    }
    Interval bounds = figure.bounds();
    Outcome outcome = rule.outcome(bounds.low(), bounds.high());
    if (figure.source().equals(Figures.NON_MEMBERS) && outcome == Outcome.RESTRICT) {
      // Too few people are no fault of the table.
      outcome = Outcome.INCONCLUSIVE;
    }
    return new RuleResult(
        rule.name(),
        outcome,
        figure.source(),
        figure.value(),
        figure.interval(),
        rule.better(),
        rule.release(),
        rule.reject(),
        String.format(
            Locale.ROOT,
            "%s: %s is %s%s; %s",
            sentence(rule),
            figure.source().replace('_', ' '),
            number(figure.value()),
            figure.interval() == null
                ? ""
                : String.format(Locale.ROOT, " [%.3f, %.3f]", bounds.low(), bounds.high()),
            reading(rule, outcome)),
        rule.because(),
        toChange(rule, figure, outcome),
        List.of());
  }

  private static String sentence(Rule rule) {
    String words = rule.name().replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String reading(Rule rule, Outcome outcome) {
    String side = rule.better() == Rule.Direction.AT_MOST ? "at most" : "at least";
    return switch (outcome) {
      case RELEASE ->
          String.format(
              Locale.ROOT, "all of it is %s %s, as a release needs.", side, number(rule.release()));
      case RESTRICT ->
          String.format(Locale.ROOT, "a release needs %s %s.", side, number(rule.release()));
      case INCONCLUSIVE ->
          String.format(
              Locale.ROOT,
              "a release needs %s %s, and too few people to know.",
              side,
              number(rule.release()));
      case REJECT ->
          String.format(
              Locale.ROOT,
              "beyond %s it is rejected.",
              rule.reject() == null ? "-" : number(rule.reject()));
    };
  }

  private static String number(double figure) {
    return figure == Math.rint(figure)
        ? String.format(Locale.ROOT, "%,.0f", figure)
        : String.format(Locale.ROOT, "%.3f", figure);
  }

  /// For an open question how many people would answer it, if the figure stays as it is; otherwise
  /// what the rule says.
  private String toChange(Rule rule, Figure figure, Outcome outcome) {
    if (outcome == Outcome.RELEASE) {
      return "";
    }
    Interval bounds = figure.bounds();
    double value = figure.value() == null ? Double.NaN : figure.value();
    double half =
        rule.better() == Rule.Direction.AT_MOST ? bounds.high() - value : value - bounds.low();
    double room =
        rule.better() == Rule.Direction.AT_MOST ? rule.release() - value : value - rule.release();
    if (outcome == Outcome.INCONCLUSIVE && room > 0 && half > room) {
      double factor = Math.pow(half / room, 2);
      return String.format(
          Locale.ROOT,
          "More holdout: with about %,.0f people asked for on each side instead of %,d the interval"
              + " would be narrow enough, if the figure stays.",
          Math.ceil(factor * figure.people()),
          figure.people());
    }
    return advice.untried(rule);
  }
}
