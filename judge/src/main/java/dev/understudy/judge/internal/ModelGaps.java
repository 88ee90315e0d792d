package dev.understudy.judge.internal;

import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.GroupRates.Ends;
import dev.understudy.judge.internal.GroupRates.Events;
import dev.understudy.judge.internal.GroupRates.Gap;
import dev.understudy.judge.internal.GroupRates.Judged;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Differences between groups of holdout persons under the models trained on each table, and how
/// they change from real to synthetic. Standard errors add what resampling the holdout's persons
/// shows, the same for both models, and what training on other rows would change.
final class ModelGaps {

  private static final int MOST_REPLICATES = 200;
  private static final int FEWEST_REPLICATES = 50;

  /// Rows looked at in all resamples of one model and one grouping, some 0.3 s.
  private static final long MOST_ROWS = 20_000_000;

  /// @param real gap of the model trained on training rows; likewise `synthetic`
  /// @param standardError of synthetic minus real, NaN where it cannot be told
  record Change(double real, double synthetic, double standardError) {

    static final Change UNKNOWN = new Change(Double.NaN, Double.NaN, Double.NaN);

    double value() {
      return synthetic - real;
    }

    /// The size of the change in standard errors; infinite where it does not scatter, -1 where that
    /// is not known.
    double clarity() {
      double size = Math.abs(value());
      return Double.isNaN(standardError) ? -1 : size == 0 ? 0 : size / standardError;
    }
  }

  private final List<int[]> groups = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<Judged> judged = new ArrayList<>();
  private final byte[] once;

  /// Synthetic minus real, `[replicate][grouping][gap]`.
  private final List<double[][]> replicates;

  private final Optional<Events> real;
  private final Optional<Events> synthetic;

  /// Under models of parts of the training rows, and of the synthetic rows.
  private final List<Events> realParts;

  private final List<Events> syntheticParts;

  /// @param threads native threads of one fit
  ModelGaps(
      TargetModels models,
      JudgedTables tables,
      List<PeopleGroups> groupings,
      DataGaps data,
      int threads,
      Seed seed,
      Progress progress) {
    this.real = models.real().map(Events::of);
    this.synthetic = models.synthetic().map(Events::of);
    CodedRows test = models.test();
    this.once = Weights.once(test.rows())[0];
    for (int grouping = 0; grouping < groupings.size(); grouping++) {
      int[] of = groupings.get(grouping).of(test);
      double[] shares = data.trainShares(grouping);
      groups.add(of);
      counts.add(groupings.get(grouping).count());
      judged.add(
          real.map(events -> Judged.of(events, of, shares, test))
              .orElseGet(
                  () -> new Judged(new boolean[0], new boolean[0], new boolean[0], new double[0])));
    }
    this.replicates =
        real.isEmpty() || synthetic.isEmpty()
            ? List.of()
            : replicates(test, real.get(), synthetic.get(), seed);
    List<CodedRows> parts = new ArrayList<>();
    for (CodedRows table : List.of(tables.train(), tables.synthetic())) {
      CodedRows known = models.target().known(table);
      parts.addAll(TrainingParts.of(known, seed.child("parts")));
    }
    List<Optional<Events>> events =
        Chunks.map(
            parts.size(),
            1,
            (part, end) -> {
              progress.check();
              return part(models.target(), parts.get(part), test, threads, seed);
            });
    int half = parts.size() / 2;
    this.realParts = events.subList(0, half).stream().flatMap(Optional::stream).toList();
    this.syntheticParts =
        events.subList(half, parts.size()).stream().flatMap(Optional::stream).toList();
  }

  private static Optional<Events> part(
      Target target, CodedRows part, CodedRows test, int threads, Seed seed) {
    int[] columns = target.others(part.columns().size());
    if (!target.teaches(part) || test.rows() == 0 || columns.length == 0) {
      return Optional.empty();
    }
    try (TargetTrees trees =
        TargetTrees.fit(target, columns, part, Settings.yardstick(threads), seed)) {
      return Optional.of(
          Events.of(
              new Predictions(target, target.labels(test), trees.predict(test.features(columns)))));
    }
  }

  private List<double[][]> replicates(
      CodedRows test, Events ofReal, Events ofSynthetic, Seed seed) {
    int count =
        (int) Math.clamp(MOST_ROWS / Math.max(1, test.rows()), FEWEST_REPLICATES, MOST_REPLICATES);
    byte[][] weights = Bootstrap.weights(test.persons(), count, seed.child("resamples"));
    return Chunks.map(
        count,
        1,
        (replicate, end) -> {
          double[][] changes = new double[groups.size()][Gap.values().length];
          for (int grouping = 0; grouping < changes.length; grouping++) {
            GroupRates upper = rates(ofSynthetic, grouping, weights[replicate]);
            GroupRates lower = rates(ofReal, grouping, weights[replicate]);
            for (Gap gap : Gap.values()) {
              changes[grouping][gap.ordinal()] =
                  upper.gap(gap, judged.get(grouping)) - lower.gap(gap, judged.get(grouping));
            }
          }
          return changes;
        });
  }

  private GroupRates rates(Events events, int grouping, byte[] weights) {
    return GroupRates.of(events, groups.get(grouping), counts.get(grouping), weights);
  }

  /// Rates of the model trained on training rows, empty without one.
  Optional<GroupRates> realRates(int grouping) {
    return real.map(events -> rates(events, grouping, once));
  }

  /// Rates of the model trained on synthetic rows, empty without one.
  Optional<GroupRates> syntheticRates(int grouping) {
    return synthetic.map(events -> rates(events, grouping, once));
  }

  /// The two groups a gap lies between; empty where fewer than two can be compared, and for a gap
  /// that looks at all groups.
  Optional<Ends> ends(int grouping, Gap gap) {
    return judged.get(grouping).ends(gap);
  }

  boolean judged(int grouping, int group) {
    return group < judged.get(grouping).judged().length && judged.get(grouping).judged()[group];
  }

  /// The gap of any model of the same test rows, NaN where it cannot be computed.
  double gap(Optional<Predictions> model, int grouping, Gap gap) {
    return model.isEmpty() || real.isEmpty()
        ? Double.NaN
        : rates(Events.of(model.get()), grouping, once).gap(gap, judged.get(grouping));
  }

  Change change(int grouping, Gap gap) {
    if (real.isEmpty() || synthetic.isEmpty()) {
      return Change.UNKNOWN;
    }
    double[] known =
        replicates.stream()
            .mapToDouble(changes -> changes[grouping][gap.ordinal()])
            .filter(change -> !Double.isNaN(change))
            .toArray();
    double ofTest =
        known.length < replicates.size() / 2 ? Double.NaN : Intervals.standardError(known);
    return new Change(
        rates(real.get(), grouping, once).gap(gap, judged.get(grouping)),
        rates(synthetic.get(), grouping, once).gap(gap, judged.get(grouping)),
        Math.sqrt(
            ofTest * ofTest
                + ofTraining(realParts, grouping, gap)
                + ofTraining(syntheticParts, grouping, gap)));
  }

  private double ofTraining(List<Events> parts, int grouping, Gap gap) {
    return TrainingParts.variance(
        parts.stream()
            .mapToDouble(part -> rates(part, grouping, once).gap(gap, judged.get(grouping)))
            .toArray());
  }
}
