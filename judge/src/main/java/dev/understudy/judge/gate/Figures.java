package dev.understudy.judge.gate;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.AttackedFigure;
import dev.understudy.table.UserError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the figures that a rule speaks of.
///
/// @param scorecard null where only attacks were made
/// @param attacks null where only the scorecard was made
record Figures(@Nullable Scorecard scorecard, @Nullable AttackReport attacks) {

  static final String NON_MEMBERS = "number of non-members";

  /// Where columns hang together this little, there is nothing to lose and the loss is noise.
  private static final double NOTHING_TO_LOSE = 0.005;

  /// A figure, or why there is none.
  ///
  /// @param source which figure it is
  /// @param value null where it is not known
  /// @param interval null where there is none
  /// @param people the interval rests on
  /// @param missing why there is no value; empty where there is one, or where the rule does not
  ///   apply
  /// @param attacked which figure of the attacks it is, null for others
  record Figure(
      String source,
      @Nullable Double value,
      @Nullable Interval interval,
      long people,
      String missing,
      @Nullable AttackedFigure attacked) {

    /// A figure that is none of the attacks'.
    Figure(
        String source,
        @Nullable Double value,
        @Nullable Interval interval,
        long people,
        String missing) {
      this(source, value, interval, people, missing, null);
    }

    /// Least and greatest value the figure may have; the value itself without an interval.
    Interval bounds() {
      double known = value == null ? Double.NaN : value;
      return interval == null ? new Interval(known, known, 1) : interval;
    }
  }

  /// The figures a rule speaks of; none where it does not apply to this table.
  ///
  /// @throws UserError if there is no such figure
  List<Figure> of(Rule rule) {
    String[] path = rule.figure().split("/", -1);
    return switch (path[0]) {
      case "attacks" -> path.length < 3 ? unknown(rule) : attacks(rule, path);
      case "disclosures" -> path.length != 2 ? unknown(rule) : disclosures(path[1]);
      case "measures" -> path.length < 2 ? unknown(rule) : measures(rule, path);
      case "people" -> people();
      default -> unknown(rule);
    };
  }

  private static List<Figure> unknown(Rule rule) {
    throw new UserError(
        "Rule '"
            + rule.name()
            + "' asks for '"
            + rule.figure()
            + "', which is no figure; write attacks/all/auc, disclosures/NAME, measures/NAME or"
            + " people/non_members.");
  }

  private List<Figure> attacks(Rule rule, String[] path) {
    AttackReport report = attacks;
    if (report == null) {
      return List.of();
    }
    if (!report.conclusive()) {
      return List.of(new Figure("attacks", null, null, 0, report.status()));
    }
    Attack.Rows rows =
        switch (path[1]) {
          case "all" -> Attack.Rows.ALL;
          case "exposed" -> Attack.Rows.EXPOSED;
          default ->
              throw new UserError(
                  "Rule '" + rule.name() + "': attacks are on 'all' or 'exposed' rows.");
        };
    boolean area = path[2].equals("auc");
    String rate = area ? "" : path.length > 3 ? path[3] : "";
    return report.attacks().stream()
        .filter(attack -> attack.rows() == rows)
        .map(attack ->
            area
                ? figure(attack, attack.auc(), attack.interval(), "")
                : figure(attack, attack.tpr().get(rate), attack.tprInterval().get(rate), rate))
        .toList();
  }

  private static Figure figure(
      Attack attack, @Nullable Double value, @Nullable Interval interval, String rate) {
    return new Figure(
        attack.name(),
        value,
        interval,
        attack.nonMembers(),
        value == null
            ? String.format(Locale.ROOT, "%d non-members are too few", attack.nonMembers())
            : "",
        AttackedFigure.membership(attack.name(), attack.rows(), rate));
  }

  private List<Figure> disclosures(String name) {
    AttackReport report = attacks;
    if (report == null) {
      return List.of();
    }
    if (!report.conclusive()) {
      return List.of(new Figure("attacks", null, null, 0, report.status()));
    }
    return report.disclosures().stream()
        .filter(disclosure -> disclosure.name().equals(name))
        .filter(disclosure -> disclosure.excess() != null)
        .map(disclosure ->
            new Figure(
                disclosure.subject().isEmpty() ? name : name + " of " + disclosure.subject(),
                disclosure.excess(),
                disclosure.interval(),
                disclosure.controlTrials(),
                "",
                AttackedFigure.disclosure(name, disclosure.subject())))
        .toList();
  }

  private List<Figure> measures(Rule rule, String[] path) {
    Scorecard card = scorecard;
    if (card == null) {
      return List.of();
    }
    return card.measures().stream()
        .filter(measure -> measure.name().equals(path[1]))
        .findFirst()
        .map(measure -> measure(rule, measure, path.length > 2 ? path[2] : ""))
        .orElse(List.of());
  }

  private static List<Figure> measure(Rule rule, Measure measure, String relation) {
    Double value = measure.value();
    if (value == null) {
      return List.of(new Figure(measure.name(), null, null, 0, measure.note()));
    }
    Interval interval = measure.interval();
    double low = interval == null ? value : interval.low();
    double high = interval == null ? value : interval.high();
    Double holdout = measure.anchors().holdout();
    Double independent = measure.anchors().independent();
    return switch (relation) {
      case "" -> List.of(new Figure(measure.name(), value, interval, measure.n(), ""));
      case "loss" ->
          holdout == null
              ? List.of(new Figure(measure.name(), null, null, 0, "inconclusive: no holdout"))
              : List.of(
                  new Figure(
                      measure.name() + " below the holdout's",
                      holdout - value,
                      new Interval(holdout - high, holdout - low, level(interval)),
                      measure.n(),
                      ""));
      case "lost_share" -> {
        if (holdout == null || independent == null) {
          yield List.of(new Figure(measure.name(), null, null, 0, "inconclusive: no holdout"));
        }
        double whole = independent - holdout;
        if (Math.abs(whole) < NOTHING_TO_LOSE) {
          yield List.of();
        }
        double first = (low - holdout) / whole;
        double second = (high - holdout) / whole;
        yield List.of(
            new Figure(
                measure.name() + " between holdout (0) and independent columns (1)",
                (value - holdout) / whole,
                new Interval(Math.min(first, second), Math.max(first, second), level(interval)),
                measure.n(),
                ""));
      }
      default -> unknown(rule);
    };
  }

  private static double level(@Nullable Interval interval) {
    return interval == null ? 1 : interval.level();
  }

  private List<Figure> people() {
    AttackReport report = attacks;
    if (report == null) {
      return List.of();
    }
    return List.of(
        report.conclusive()
            ? new Figure(
                NON_MEMBERS,
                (double) report.people().nonMembers(),
                null,
                report.people().nonMembers(),
                "")
            : new Figure(NON_MEMBERS, null, null, 0, report.status()));
  }
}
