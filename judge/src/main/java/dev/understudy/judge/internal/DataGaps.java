package dev.understudy.judge.internal;

import dev.understudy.judge.internal.GroupRates.Ends;
import dev.understudy.judge.internal.ModelGaps.Change;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How unequally the event is spread over groups in the rows themselves, without any model.
final class DataGaps {

  /// Resamples behind an interval, as for the distributions of columns.
  private static final int REPLICATES = 50;

  private static final int RESAMPLED_ROWS = 20_000;

  private final Target target;
  private final List<PeopleGroups> groupings;
  private final CodedRows train;
  private final CodedRows synthetic;
  private final Resample trainResample;
  private final Resample syntheticResample;
  private final List<double[]> trainShares;

  /// @param target of classes
  DataGaps(Target target, List<PeopleGroups> groupings, JudgedTables tables, Seed seed) {
    this.target = target;
    this.groupings = groupings;
    this.train = target.known(tables.train());
    this.synthetic = target.known(tables.synthetic());
    this.trainResample = Resample.of(train, RESAMPLED_ROWS, REPLICATES, seed.child("train"));
    this.syntheticResample =
        Resample.of(synthetic, RESAMPLED_ROWS, REPLICATES, seed.child("synthetic"));
    this.trainShares =
        IntStream.range(0, groupings.size())
            .mapToObj(grouping -> shares(grouping, tables.train()))
            .toList();
  }

  /// The share of events in each group, `[group]`; NaN where nobody is.
  double[] shares(int grouping, CodedRows rows) {
    CodedRows known = target.known(rows);
    return shares(grouping, known, Weights.once(known.rows())[0]);
  }

  private double[] shares(int grouping, CodedRows known, byte[] weights) {
    PeopleGroups people = groupings.get(grouping);
    int[] groups = people.of(known);
    float[] labels = target.labels(known);
    double[] events = new double[people.count()];
    double[] all = new double[people.count()];
    for (int row = 0; row < groups.length; row++) {
      if (groups[row] >= 0) {
        all[groups[row]] += weights[row];
        events[groups[row]] += labels[row] > 0 ? weights[row] : 0;
      }
    }
    for (int group = 0; group < all.length; group++) {
      events[group] /= all[group];
    }
    return events;
  }

  /// Share of events of the group that has most of them in the training rows minus that of the one
  /// that has least; NaN for fewer than two groups.
  double gap(int grouping, CodedRows rows) {
    return gap(grouping, shares(grouping, rows));
  }

  private double gap(int grouping, double[] shares) {
    return ends(grouping).map(ends -> ends.difference(shares)).orElse(Double.NaN);
  }

  /// The two groups a gap lies between.
  Optional<Ends> ends(int grouping) {
    double[] shares = trainShares.get(grouping);
    boolean[] known = new boolean[shares.length];
    for (int group = 0; group < known.length; group++) {
      known[group] = !Double.isNaN(shares[group]);
    }
    return Ends.of(shares, known);
  }

  /// The share of events of each group of training rows, `[group]`.
  double[] trainShares(int grouping) {
    return trainShares.get(grouping);
  }

  Change change(int grouping) {
    List<Double> changes =
        Chunks.map(
            REPLICATES,
            1,
            (replicate, end) ->
                resampled(grouping, syntheticResample, replicate)
                    - resampled(grouping, trainResample, replicate));
    double[] known =
        changes.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
    double all = 1.0 / Math.max(1, train.rows()) + 1.0 / Math.max(1, synthetic.rows());
    double part =
        1.0 / Math.max(1, trainResample.rows().rows())
            + 1.0 / Math.max(1, syntheticResample.rows().rows());
    return new Change(
        gap(grouping, train),
        gap(grouping, synthetic),
        known.length < REPLICATES / 2
            ? Double.NaN
            : Intervals.standardError(known) * Math.sqrt(all / part));
  }

  private double resampled(int grouping, Resample resample, int replicate) {
    return gap(grouping, shares(grouping, resample.rows(), resample.weights()[replicate]));
  }
}
