package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.MixedDistances;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether unusual rows are kept: share of synthetic rows whose distance to the fifth nearest
/// training row is greater than that of 99 % of training rows to their fifth nearest other. A fresh
/// real sample has about 1 %. Far below: outliers were lost. Far above: rows where nobody lives.
final class OutlierCoverage {

  private static final Definition DEFINITION =
      new Definition("outlier_coverage", Scores.FIDELITY, true);

  /// The fifth neighbour forgives a pair of twins and a lone stranger.
  private static final int NEIGHBOUR = 5;

  private static final double QUANTILE = 0.99;

  private OutlierCoverage() {}

  /// @param mostRows of each table
  static Measure of(JudgedTables tables, int mostRows, Seed seed, Progress progress) {
    Samples samples = Samples.of(tables, mostRows, seed);
    CodedRows train = samples.train();
    if (train.rows() <= NEIGHBOUR || samples.synthetic().rows() == 0) {
      return DEFINITION.unknown(seed, "There are too few rows to have five neighbours.");
    }
    Points base = train.points();
    double threshold = threshold(base);
    List<Double> shares = new ArrayList<>();
    for (Optional<CodedRows> judged : samples.judged()) {
      progress.check();
      shares.add(
          judged
              .filter(rows -> rows.rows() > 0)
              .map(rows -> beyond(rows, base, threshold))
              .orElse(Double.NaN));
    }
    double share = shares.getFirst();
    long persons = samples.synthetic().personCount();
    String ratio =
        shares.get(1) > 0
            ? String.format(
                Locale.ROOT,
                "%.2f times the holdout's share; 1 is right, more is not better.",
                share / shares.get(1))
            : "";
    return DEFINITION.measure(
        share,
        Scores.interval(Intervals.wilson(share * persons, persons, Intervals.LEVEL)),
        samples.synthetic().rows(),
        seed,
        Scores.anchors(shares.get(1), shares.get(2), shares.get(3)),
        ratio,
        samples.note(),
        tables.note());
  }

  /// The distance to the fifth nearest other row that 99 % of the rows do not exceed.
  static double threshold(Points train) {
    double[] own = MixedDistances.kthNearestOther(train, NEIGHBOUR);
    Arrays.sort(own);
    return Intervals.quantile(own, QUANTILE);
  }

  /// Share of rows farther from their fifth nearest training row than that.
  static double beyond(CodedRows judged, Points base, double threshold) {
    double[] distances = MixedDistances.kthNearest(judged.points(), base, NEIGHBOUR);
    return (double) Arrays.stream(distances).filter(distance -> distance > threshold).count()
        / distances.length;
  }
}
