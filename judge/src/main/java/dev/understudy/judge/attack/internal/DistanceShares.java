package dev.understudy.judge.attack.internal;

import dev.understudy.judge.attack.AttackReport.Distance;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Neighbours;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Distances and shares that are published as privacy, each beside what harmless and harmful tables
/// score: they show how close rows come, and decide nothing.
public final class DistanceShares {

  private final CodedRows train;
  private final Points trainPoints;
  private final double[] toOwnKind;
  private final int most;
  private final Seed seed;

  /// @param most rows whose neighbours are sought
  private DistanceShares(CodedRows train, int most, Seed seed) {
    this.most = most;
    this.seed = seed;
    this.train = part(train, "train");
    this.trainPoints = train.points();
    // The nearest training row of a training row is itself: the second counts.
    this.toOwnKind =
        MixedNeighbours.nearest(this.train.points(), trainPoints, 2, Metric.EUCLIDEAN).distances(1);
  }

  /// @param most rows whose neighbours are sought
  public static List<Distance> of(
      CodedRows train,
      CodedRows holdout,
      CodedRows judged,
      int most,
      Seed seed,
      Progress progress) {
    return new DistanceShares(train, most, seed)
        .distances(
            judged,
            holdout,
            train.independent(judged.rows(), seed.child("independent")),
            train.sample(judged.rows(), seed.child("copy")),
            progress);
  }

  private CodedRows part(CodedRows rows, String name) {
    return rows.rows() <= most ? rows : rows.sample(most, seed.child(name));
  }

  /// @param closest median distance of a row to the closest training row
  /// @param ratio median ratio of the distances to the closest and the second closest
  /// @param identifiable share of training rows nearer to a row of the table than to another
  ///   training row
  private record Shares(double closest, double ratio, double identifiable) {}

  private Shares of(CodedRows judged, Progress progress) {
    progress.check();
    Neighbours toTrain =
        MixedNeighbours.nearest(part(judged, "judged").points(), trainPoints, 2, Metric.EUCLIDEAN);
    double[] closest = toTrain.distances(0);
    double[] second = toTrain.distances(1);
    double[] ratios = new double[closest.length];
    for (int row = 0; row < ratios.length; row++) {
      ratios[row] =
          second[row] == 0 || Double.isInfinite(second[row]) ? 1 : closest[row] / second[row];
    }
    double[] fromTrain = MixedNeighbours.nearest(train.points(), judged.points()).distances();
    long nearer = 0;
    for (int row = 0; row < fromTrain.length; row++) {
      nearer += fromTrain[row] < toOwnKind[row] ? 1 : 0;
    }
    return new Shares(
        median(closest), median(ratios), (double) nearer / Math.max(1, fromTrain.length));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : Intervals.quantile(sorted, 0.5);
  }

  /// @param holdout real rows the generator never saw
  private List<Distance> distances(
      CodedRows judged,
      CodedRows holdout,
      CodedRows independent,
      CodedRows copy,
      Progress progress) {
    List<Shares> shares =
        List.of(
            of(judged, progress),
            of(holdout, progress),
            of(independent, progress),
            of(copy, progress));
    return List.of(
        distance(
            "distance_to_closest_record",
            shares,
            Shares::closest,
            "Descriptive. Median distance to the closest training row; noise lies farthest from"
                + " everybody."),
        distance(
            "nearest_neighbour_distance_ratio",
            shares,
            Shares::ratio,
            "Descriptive. Median of the closest over the second closest distance to training rows;"
                + " noise scores near 1."),
        distance(
            "identifiability",
            shares,
            Shares::identifiable,
            "Descriptive. Share of training rows nearer to a row of the table than to another"
                + " training row; a fresh real sample scores about a half where it is as large."));
  }

  private static Distance distance(
      String name, List<Shares> shares, ToDoubleFunction<Shares> figure, String note) {
    return new Distance(
        name,
        finite(figure.applyAsDouble(shares.get(0))),
        finite(figure.applyAsDouble(shares.get(1))),
        finite(figure.applyAsDouble(shares.get(2))),
        finite(figure.applyAsDouble(shares.get(3))),
        note);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
