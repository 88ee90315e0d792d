package dev.understudy.judge.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The measures that compare the distributions of columns, and of pairs of columns, with those of
/// the training rows.
public final class Distributions {

  private static final Definition SHAPES = new Definition("column_shapes", Scores.FIDELITY, true);
  private static final Definition TRENDS = new Definition("pair_trends", Scores.FIDELITY, true);
  private static final Definition VARIATION = new Definition("pair_tvd", Scores.FIDELITY, false);
  private static final Definition INFORMATION =
      new Definition("mutual_information", Scores.FIDELITY, false);

  /// Resamples behind an interval: a standard error from 50 is itself within 10 %.
  private static final int REPLICATES = 50;

  /// Rows a table that are resampled; the standard error of more rows follows from the square root.
  private static final int RESAMPLED_ROWS = 10_000;

  /// Parts of the synthetic table scored at the holdout's size, for a fair comparison.
  private static final int MOST_PARTS = 5;

  private final JudgedTables tables;
  private final Seed seed;
  private final Optional<CodedRows> holdout;
  private final List<CodedRows> parts;
  private final ColumnPairs pairs;
  private final Resample train;
  private final Resample synthetic;

  public Distributions(JudgedTables tables) {
    this.tables = tables;
    this.seed = tables.seed().child("distributions");
    this.holdout = tables.holdoutAnchor();
    this.parts = parts();
    this.pairs =
        ColumnPairs.choose(
            tables.train().columns().size(),
            (long) tables.train().rows() + tables.synthetic().rows(),
            seed.child("pairs"));
    this.train =
        Resample.of(tables.train(), RESAMPLED_ROWS, REPLICATES, seed.child("train resamples"));
    this.synthetic =
        Resample.of(
            tables.synthetic(), RESAMPLED_ROWS, REPLICATES, seed.child("synthetic resamples"));
  }

  /// One score of each table, against the training rows.
  ///
  /// @param parts of disjoint parts of the synthetic table, each as large as the holdout
  /// @param replicates of the resamples
  private record Scored<T>(
      T value, Optional<T> holdout, T independent, T copy, List<T> parts, List<T> replicates) {}

  public Measure columnShapes() {
    Scored<double[]> scored =
        score(
            rows -> ColumnShapes.of(tables.train(), rows),
            ColumnShapes.weighted(
                train.rows(), train.weights(), synthetic.rows(), synthetic.weights()));
    return measure(SHAPES, scored, shapes -> Arrays.stream(shapes).average().orElse(Double.NaN));
  }

  /// Trends, total variation and mutual information of pairs.
  public List<Measure> columnPairs() {
    if (pairs.possible() == 0) {
      String reason = "There is only one column, so there are no pairs.";
      return List.of(
          TRENDS.unknown(seed, reason),
          VARIATION.unknown(seed, reason),
          INFORMATION.unknown(seed, reason));
    }
    Scored<PairScores> scored =
        score(
            rows -> PairScores.of(pairs.pairs(), tables.train(), rows),
            PairScores.weighted(
                pairs.pairs(),
                train.rows(),
                train.weights(),
                synthetic.rows(),
                synthetic.weights()));
    String note =
        pairs.sampled()
            ? String.format(
                Locale.ROOT,
                "Measured on %d of %d pairs of columns, drawn at random.",
                pairs.pairs().length,
                pairs.possible())
            : "";
    return List.of(
        measure(TRENDS, scored, PairScores::trend, note),
        measure(VARIATION, scored, PairScores::variation, note),
        measure(INFORMATION, scored, PairScores::information, note));
  }

  private <T> Scored<T> score(Function<CodedRows, T> score, T[] replicates) {
    return new Scored<>(
        score.apply(tables.synthetic()),
        holdout.map(score),
        score.apply(tables.independent()),
        score.apply(tables.copy()),
        parts.stream().map(score).toList(),
        List.of(replicates));
  }

  private <T> Measure measure(
      Definition definition, Scored<T> scored, ToDoubleFunction<T> figure, String... notes) {
    double value = figure.applyAsDouble(scored.value());
    double[] replicates = scored.replicates().stream().mapToDouble(figure).toArray();
    return definition.measure(
        value,
        interval(value, replicates),
        tables.synthetic().rows(),
        seed,
        Scores.anchors(
            scored.holdout().map(figure::applyAsDouble).orElse(Double.NaN),
            figure.applyAsDouble(scored.independent()),
            figure.applyAsDouble(scored.copy())),
        Scores.sentences(notes),
        partsNote(scored.parts().stream().mapToDouble(figure).average().orElse(Double.NaN)),
        tables.note());
  }

  /// Normal, because resampling adds noise of its own and so shifts distances upwards: replicates
  /// tell how far a figure scatters, not around what.
  private @Nullable Interval interval(double value, double[] replicates) {
    double all = 1.0 / tables.train().rows() + 1.0 / tables.synthetic().rows();
    double resampled = 1.0 / train.rows().rows() + 1.0 / synthetic.rows().rows();
    double standardError = Intervals.standardError(replicates) * Math.sqrt(all / resampled);
    return Double.isFinite(standardError) ? Scores.normal(value, standardError, 0, 1) : null;
  }

  /// Small tables score worse by chance alone, so where the holdout is smaller than the synthetic
  /// table this says what the synthetic table scores at the holdout's size.
  private String partsNote(double score) {
    return parts.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "The holdout anchor has only %d rows, which costs it something by chance alone; in parts"
                + " of as many rows the synthetic table scores %.4f.",
            parts.getFirst().rows(),
            score);
  }

  private List<CodedRows> parts() {
    int all = tables.synthetic().rows();
    int size = holdout.map(CodedRows::rows).orElse(all);
    if (size == 0 || size >= all) {
      return List.of();
    }
    int[] order = seed.child("parts").stream().permutation(all);
    return IntStream.range(0, Math.min(MOST_PARTS, all / size))
        .mapToObj(part -> Arrays.copyOfRange(order, part * size, (part + 1) * size))
        .map(tables.synthetic()::select)
        .toList();
  }
}
