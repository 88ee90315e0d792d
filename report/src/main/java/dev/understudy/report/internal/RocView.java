package dev.understudy.report.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.Attack.Point;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Claim;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.RocPlot;
import dev.understudy.report.chart.RocPlot.Bound;
import dev.understudy.report.chart.RocPlot.Line;
import dev.understudy.report.chart.RocPlot.Whisker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// ROC curves of the attacks on all people.
///
/// @param figure the drawing
/// @param strongest name of the attack in the foreground
/// @param bound what the claim allows in words, empty without a claim
public record RocView(Figure figure, String strongest, String bound) {

  /// Points of the bound: enough that it looks smooth.
  private static final int BOUND_POINTS = 80;

  static @Nullable RocView of(AttackReport report) {
    List<Attack> attacks =
        report.attacks().stream()
            .filter(attack -> attack.rows() == Attack.Rows.ALL && !attack.curve().isEmpty())
            .toList();
    Optional<Attack> strongest = attacks.stream().max(Comparator.comparingDouble(RocView::area));
    if (strongest.isEmpty()) {
      return null;
    }
    List<Line> lines = new ArrayList<>();
    attacks.stream()
        .filter(attack -> attack != strongest.get())
        .forEach(attack -> lines.add(line(attack, false)));
    lines.add(line(strongest.get(), true));
    Claim claim = report.claim();
    Bound bound = claim == null ? null : bound(claim);
    RocPlot plot =
        new RocPlot("Members found against others accused", lines, bound, known(attacks));
    return new RocView(
        Figure.of("roc", plot),
        AttackGuide.label(strongest.get().name()),
        bound == null ? "" : bound.label());
  }

  private static double area(Attack attack) {
    return attack.auc() == null ? Double.NEGATIVE_INFINITY : attack.auc();
  }

  private static Line line(Attack attack, boolean strongest) {
    List<Whisker> whiskers = new ArrayList<>();
    attack
        .tprInterval()
        .forEach((rate, interval) -> {
          if (interval != null) {
            whiskers.add(whisker(rate, interval));
          }
        });
    String area = attack.auc() == null ? "" : ", AUC " + Digits.fixed(attack.auc(), 3);
    return new Line(
        AttackGuide.label(attack.name()) + area,
        attack.curve().stream().mapToDouble(Point::fpr).toArray(),
        attack.curve().stream().mapToDouble(Point::tpr).toArray(),
        whiskers,
        strongest);
  }

  private static Whisker whisker(String rate, Interval interval) {
    return new Whisker(Double.parseDouble(rate), interval.low(), interval.high());
  }

  /// The least false positive rate at which any attack's members could be counted; 1 for none.
  private static double known(List<Attack> attacks) {
    double least = 1;
    for (Attack attack : attacks) {
      for (var rate : attack.tpr().entrySet()) {
        if (rate.getValue() != null) {
          least = Math.min(least, Double.parseDouble(rate.getKey()));
        }
      }
    }
    return least;
  }

  private static Bound bound(Claim claim) {
    double[] rates = new double[BOUND_POINTS + 1];
    double[] most = new double[BOUND_POINTS + 1];
    for (int i = 0; i <= BOUND_POINTS; i++) {
      rates[i] = StrictMath.pow(RocPlot.LEAST, 1 - (double) i / BOUND_POINTS);
      most[i] = claim.mostTruePositives(rates[i]);
    }
    return new Bound(
        "The most that epsilon "
            + Digits.shortest(claim.epsilon())
            + ", delta "
            + Digits.shortest(claim.delta())
            + " allows",
        rates,
        most);
  }
}
