package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Computes families of figures for the synthetic rows and for the three anchors, all against the
/// training rows, with intervals from half samples.
final class Comparison {

  private static final String TOO_FEW = "There are too few rows to compute it.";

  private final JudgedTables tables;
  private final Optional<CodedRows> holdout;
  private final Seed seed;
  private final HalfSamples halves;
  private final Progress progress;

  /// @param replicates half samples behind an interval
  /// @param mostRows rows of a half sample at most
  Comparison(JudgedTables tables, int replicates, int mostRows, Seed seed, Progress progress) {
    this.tables = tables;
    this.holdout = tables.holdoutAnchor();
    this.seed = seed;
    this.progress = progress;
    this.halves =
        new HalfSamples(
            tables.train(),
            tables.synthetic(),
            replicates,
            mostRows,
            seed.child("halves"),
            progress);
  }

  /// The measures of one family, in its order.
  List<Measure> measures(Family family) {
    CodedRows train = tables.train();
    double[] values = figures(family, train, tables.synthetic());
    double[] ofHoldout = holdout.isEmpty() ? new double[0] : figures(family, train, holdout.get());
    double[] ofIndependent = figures(family, train, tables.independent());
    double[] ofCopy = figures(family, train, tables.copy());
    double[] errors = standardErrors(family);
    List<Measure> measures = new ArrayList<>();
    for (int index = 0; index < values.length; index++) {
      Figure figure = family.figures().get(index);
      if (!Double.isFinite(values[index])) {
        String reason = figure.unknown().isEmpty() ? TOO_FEW : figure.unknown();
        measures.add(figure.definition().unknown(seed, reason));
        continue;
      }
      measures.add(
          figure
              .definition()
              .measure(
                  values[index],
                  interval(figure, values[index], errors[index]),
                  tables.synthetic().rows(),
                  seed,
                  Scores.anchors(
                      ofHoldout.length == 0 ? Double.NaN : ofHoldout[index],
                      ofIndependent[index],
                      ofCopy[index]),
                  figure.note(),
                  tables.note()));
    }
    return measures;
  }

  /// Standard errors of a family's figures for the synthetic rows, NaN where unknown.
  double[] standardErrors(Family family) {
    return halves.standardErrors(family);
  }

  private double[] figures(Family family, CodedRows train, CodedRows judged) {
    progress.check();
    return family.compute().figures(train, judged);
  }

  private static @Nullable Interval interval(Figure figure, double value, double standardError) {
    return Double.isFinite(standardError)
        ? Scores.normal(value, standardError, figure.low(), figure.high())
        : null;
  }
}
