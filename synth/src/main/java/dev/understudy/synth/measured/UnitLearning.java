package dev.understudy.synth.measured;

import dev.understudy.learn.graphical.Domain;
import dev.understudy.learn.graphical.Grouping;
import dev.understudy.learn.graphical.MarginalEstimation;
import dev.understudy.learn.graphical.Measurement;
import dev.understudy.learn.graphical.Scope;
import java.util.List;

/// Units of a feature from its own noisy counts: codes that stand out of the noise stay alone,
/// others are put together, neighbours with neighbours where there is an order.
public final class UnitLearning {

  /// Codes of fewer rows are put together even where noise is small: they would make tables of
  /// pairs large, and inside a unit codes keep their shares.
  private static final double LEAST_SHARE = 0.01;

  private static final int ITERATIONS = 300;
  private static final double TOLERANCE = 1e-4;

  private UnitLearning() {}

  /// @param tables of this feature alone, the first of which counts every code by itself
  /// @param total about how many rows there are
  /// @param deviations standard deviations of noise that a code must be worth to stay alone
  public static CodeUnits learn(
      boolean ordered, List<Measurement> tables, double total, double deviations) {
    double[] counts = tables.getFirst().counts();
    double noise = Math.sqrt(tables.getFirst().variances()[0]);
    double[] shares = shares(tables, total);
    double least = Math.max(deviations * noise / total, LEAST_SHARE);
    Grouping units =
        ordered
            ? Agglomeration.ofNeighboursBetweenAtoms(shares, least)
            : Agglomeration.ofSmallest(shares, least);
    for (int unit = 0; unit < units.groups(); unit++) {
      shrink(units, unit, counts, noise, total, shares);
    }
    return new CodeUnits(units, shares);
  }

  private static double[] shares(List<Measurement> tables, double total) {
    MarginalEstimation estimation =
        new MarginalEstimation(new Domain(new int[] {tables.getFirst().counts().length}), total);
    estimation.add(
        tables.stream()
            .map(table ->
                new Measurement(
                    new Scope(new int[] {0}, table.scope().groupings()),
                    table.counts(),
                    table.variances()))
            .toList());
    return estimation.fit(ITERATIONS, TOLERANCE).marginal(0);
  }

  /// Inside a unit nearly all differences are noise: counts are drawn towards their mean as far as
  /// the noise explains their spread (James and Stein, "Estimation with Quadratic Loss", 1961, in
  /// Lindley's form for an unknown mean), while the unit keeps its share.
  private static void shrink(
      Grouping units, int unit, double[] counts, double noise, double total, double[] shares) {
    int codes = 0;
    double mean = 0;
    double share = 0;
    for (int code = 0; code < counts.length; code++) {
      if (units.groupOf()[code] == unit) {
        codes++;
        mean += counts[code];
        share += shares[code];
      }
    }
    if (codes < 2) {
      return;
    }
    mean /= codes;
    double spread = 0;
    for (int code = 0; code < counts.length; code++) {
      if (units.groupOf()[code] == unit) {
        spread += (counts[code] - mean) * (counts[code] - mean);
      }
    }
    double kept =
        codes < 4 ? 0.5 : Math.max(0, 1 - (codes - 3) * noise * noise / Math.max(spread, 1e-9));
    double sum = 0;
    for (int code = 0; code < counts.length; code++) {
      if (units.groupOf()[code] == unit) {
        shares[code] = Math.max(0, share / codes + kept * (counts[code] - mean) / total);
        sum += shares[code];
      }
    }
    for (int code = 0; code < counts.length; code++) {
      if (units.groupOf()[code] == unit) {
        shares[code] = sum > 0 ? shares[code] * share / sum : share / codes;
      }
    }
  }
}
