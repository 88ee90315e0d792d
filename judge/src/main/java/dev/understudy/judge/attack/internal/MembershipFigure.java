package dev.understudy.judge.attack.internal;

import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.Attack.Point;
import dev.understudy.learn.Intervals.Bounds;
import dev.understudy.learn.RocArea;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one membership attack achieved on all or on the exposed rows.
///
/// @param score of the attack
/// @param rows whose membership was guessed
/// @param area under the ROC curve, NaN where there are too few rows
/// @param found true positives at each false positive rate
/// @param influences how far each person moves each figure: the area, then each known rate,
///   `[figure][person]`
/// @param curve points of the ROC curve
record MembershipFigure(
    MembershipScore score,
    Attack.Rows rows,
    RocArea area,
    List<Found> found,
    List<double[]> influences,
    List<Point> curve) {

  /// False positive rates at which the members found are told.
  private static final List<String> RATES = List.of("0.1", "0.01", "0.001");

  /// A rate of false positives is known only where at least this many of the others are expected
  /// beyond it: .1 % needs 10,000 others.
  private static final int FEWEST_FALSE_POSITIVES = 10;

  /// Fewer rows on a side make a variance meaningless.
  private static final int FEWEST_ROWS = 5;

  private static final int CURVE_POINTS = 100;

  /// Members found at a false positive rate.
  ///
  /// @param rate asked for, as it is written
  /// @param members found, null where the rate cannot be known
  record Found(String rate, @Nullable Rates members) {}

  static MembershipFigure of(Arena arena, MembershipScore score, Attack.Rows rows) {
    int[] chosen = chosen(arena, score, rows);
    double[] scores = new double[chosen.length];
    boolean[] member = new boolean[chosen.length];
    int[] persons = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      scores[i] = score.values()[chosen[i]];
      member[i] = arena.isMember(chosen[i]);
      persons[i] = arena.asked().persons()[chosen[i]];
    }
    double[] members = side(scores, member, true);
    double[] others = side(scores, member, false);
    if (Math.min(members.length, others.length) < FEWEST_ROWS) {
      return new MembershipFigure(
          score,
          rows,
          new RocArea(Double.NaN, Double.NaN, members.length, others.length),
          RATES.stream().map(rate -> new Found(rate, null)).toList(),
          List.of(),
          List.of());
    }
    List<double[]> influences = new ArrayList<>();
    influences.add(
        byPerson(RocArea.influences(scores, member), persons, arena.asked().personCount()));
    List<Found> found = new ArrayList<>();
    for (String rate : RATES) {
      double allowed = Double.parseDouble(rate) * others.length;
      if (allowed < FEWEST_FALSE_POSITIVES) {
        found.add(new Found(rate, null));
        continue;
      }
      double threshold = others[others.length - 1 - (int) allowed];
      Rates rates =
          new Rates(
              above(members, threshold), members.length, above(others, threshold), others.length);
      found.add(new Found(rate, rates));
      influences.add(
          byPerson(
              influences(scores, member, threshold, rates), persons, arena.asked().personCount()));
    }
    return new MembershipFigure(
        score,
        rows,
        RocArea.of(scores, member, persons),
        found,
        influences,
        rows == Attack.Rows.ALL ? curve(members, others) : List.of());
  }

  private static int[] chosen(Arena arena, MembershipScore score, Attack.Rows rows) {
    int[] chosen = new int[score.values().length];
    int count = 0;
    for (int row = 0; row < chosen.length; row++) {
      if (score.evaluated()[row] && (rows == Attack.Rows.ALL || arena.exposed()[row])) {
        chosen[count++] = row;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /// The scores of one side, ascending.
  private static double[] side(double[] scores, boolean[] member, boolean which) {
    double[] side = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (member[i] == which) {
        side[count++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(side, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long above(double[] sorted, double threshold) {
    return Arrays.stream(sorted).filter(score -> score > threshold).count();
  }

  private static double[] influences(
      double[] scores, boolean[] member, double threshold, Rates rates) {
    double[] influences = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      double beyond = scores[i] > threshold ? 1 : 0;
      influences[i] =
          member[i]
              ? (beyond - rates.rate()) / rates.trials()
              : (rates.controlRate() - beyond) / rates.controlTrials();
    }
    return influences;
  }

  private static double[] byPerson(double[] influences, int[] persons, int personCount) {
    double[] sums = new double[personCount];
    for (int i = 0; i < influences.length; i++) {
      sums[persons[i]] += influences[i];
    }
    return sums;
  }

  /// Points at false positive rates that are even on a logarithmic scale, where the small ones are.
  private static List<Point> curve(double[] members, double[] others) {
    List<Point> curve = new ArrayList<>();
    curve.add(new Point(0, above(members, others[others.length - 1]) / (double) members.length));
    int last = 0;
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double share = StrictMath.pow(others.length, (double) i / CURVE_POINTS - 1);
      int allowed = (int) Math.round(share * others.length);
      if (allowed > last && allowed < others.length) {
        double threshold = others[others.length - 1 - allowed];
        curve.add(
            new Point(
                above(others, threshold) / (double) others.length,
                above(members, threshold) / (double) members.length));
        last = allowed;
      }
    }
    curve.add(new Point(1, 1));
    return curve.stream().distinct().toList();
  }

  /// The interval of the area at the level of one interval.
  Bounds interval(double level) {
    return area.interval(level);
  }

  Map<String, @Nullable Double> truePositives() {
    Map<String, @Nullable Double> rates = new LinkedHashMap<>();
    for (Found at : found) {
      rates.put(at.rate(), at.members() == null ? null : at.members().rate());
    }
    return rates;
  }

  /// Intervals of the true positive rates: the threshold is uncertain too, so it is the interval of
  /// the difference from the false positives, moved up by their rate.
  Map<String, @Nullable Bounds> intervals(double level) {
    Map<String, @Nullable Bounds> intervals = new LinkedHashMap<>();
    for (Found at : found) {
      Rates rates = at.members();
      if (rates == null) {
        intervals.put(at.rate(), null);
        continue;
      }
      Bounds excess = rates.interval(level);
      intervals.put(
          at.rate(),
          new Bounds(
              Math.max(0, rates.controlRate() + excess.low()),
              Math.min(1, rates.controlRate() + excess.high())));
    }
    return intervals;
  }

  /// Why a rate is not told, empty where all are.
  String refusal() {
    List<String> refused =
        found.stream().filter(at -> at.members() == null).map(Found::rate).toList();
    return refused.isEmpty()
        ? ""
        : "Too few people to know the members found at false positive rate "
            + String.join(", ", refused)
            + ": each needs "
            + FEWEST_FALSE_POSITIVES
            + " expected false positives.";
  }
}
