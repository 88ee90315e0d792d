package dev.understudy.judge.internal.utility;

import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The same effects estimated on every table. Intervals of figures that compare them redraw both
/// tables' estimates from their covariance, 200 times; the normal interval of that spread is given,
/// because redrawing itself moves estimates apart.
///
/// @param real on the training rows
/// @param others on synthetic rows, holdout, independent columns and a copy, in that order
/// @param n training rows
record EffectComparison(Optional<Effects> real, List<Optional<Effects>> others, long n, Seed seed) {

  private static final int REPLICATES = 200;

  /// A figure that compares the training rows' effects with another table's.
  @FunctionalInterface
  interface Figure {
    double of(Effects real, Effects other);
  }

  static EffectComparison of(
      JudgedTables tables, Seed seed, Function<CodedRows, Optional<Effects>> estimate) {
    List<Optional<CodedRows>> all =
        List.of(
            Optional.of(tables.train()),
            Optional.of(tables.synthetic()),
            tables.holdoutAnchor(),
            Optional.of(tables.independent()),
            Optional.of(tables.copy()));
    List<Optional<Effects>> effects =
        Chunks.map(all.size(), 1, (index, end) -> all.get(index).flatMap(estimate));
    return new EffectComparison(
        effects.getFirst(), effects.subList(1, effects.size()), tables.train().rows(), seed);
  }

  /// Term by term, empty where the training rows show no effects.
  List<EffectPair> pairs() {
    return real.map(effects -> effects.beside(others.getFirst())).orElse(List.of());
  }

  /// @param low least value of the figure
  /// @param high greatest value
  /// @param unknown why there are no effects in the training rows
  Measure measure(
      Definition definition,
      Figure figure,
      double low,
      double high,
      String unknown,
      String... notes) {
    if (real.isEmpty()) {
      return definition.unknown(seed, unknown);
    }
    if (others.getFirst().isEmpty()) {
      return definition.unknown(
          seed, "The synthetic rows are too few or too alike to estimate it.");
    }
    Effects training = real.get();
    Effects synthetic = others.getFirst().get();
    ToDoubleFunction<Optional<Effects>> value =
        other -> other.isEmpty() ? Double.NaN : figure.of(training, other.get());
    double[] redrawn = new double[REPLICATES];
    RandomStream random = seed.child("redrawn").stream();
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      redrawn[replicate] = figure.of(training.redrawn(random), synthetic.redrawn(random));
    }
    double at = figure.of(training, synthetic);
    return definition.measure(
        at,
        Double.isNaN(at) ? null : Scores.normal(at, Intervals.standardError(redrawn), low, high),
        n,
        seed,
        Scores.anchors(
            value.applyAsDouble(others.get(1)),
            value.applyAsDouble(others.get(2)),
            value.applyAsDouble(others.get(3))),
        notes);
  }
}
