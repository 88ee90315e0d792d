package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Resample;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;

/// How far figures scatter: each is computed again on random halves of both tables, drawn without
/// putting back (the delete-half jackknife of Shao and Wu, Annals of Statistics 17, 1989). Unlike a
/// bootstrap resample a half holds no row twice, so figures that count repeated rows or the variety
/// of rows keep their meaning. A person's rows stay together.
///
/// @param train all training rows
/// @param judged all rows compared with them
/// @param replicates how many halves
/// @param mostRows of large tables a smaller part than half is drawn
/// @param seed of the draws
record HalfSamples(
    CodedRows train, CodedRows judged, int replicates, int mostRows, Seed seed, Progress progress) {

  /// Below this share of replicates that have a figure, their scatter says nothing.
  private static final double ENOUGH = 0.7;

  /// Standard error of each figure of the family, NaN where it cannot be told, `[figure]`.
  ///
  /// A figure of `m` of `n` rows drawn without putting back has the variance `s²/m (1 - m/n)`, one
  /// of all rows `s²/n`; the ratio of the two, with both tables taken together, scales the scatter.
  double[] standardErrors(Family family) {
    int trainRows = size(train);
    int judgedRows = size(judged);
    double[] errors = new double[family.figures().size()];
    Arrays.fill(errors, Double.NaN);
    if (trainRows == 0 || judgedRows == 0) {
      return errors;
    }
    List<double[]> drawn =
        Chunks.map(
            replicates,
            1,
            (replicate, end) -> {
              progress.check();
              Seed own = seed.child(replicate);
              return family
                  .compute()
                  .figures(
                      Resample.part(train, trainRows, own.child("train")),
                      Resample.part(judged, judgedRows, own.child("judged")));
            });
    double all = 1.0 / train.rows() + 1.0 / judged.rows();
    double part = variance(trainRows, train.rows()) + variance(judgedRows, judged.rows());
    for (int figure = 0; figure < errors.length; figure++) {
      int index = figure;
      double[] finite =
          drawn.stream().mapToDouble(figures -> figures[index]).filter(Double::isFinite).toArray();
      if (finite.length >= 2 && finite.length >= ENOUGH * replicates) {
        errors[figure] = Intervals.standardError(finite) * Math.sqrt(all / part);
      }
    }
    return errors;
  }

  private int size(CodedRows rows) {
    return Math.min(rows.rows() / 2, mostRows);
  }

  private static double variance(double drawn, double all) {
    return (1 - drawn / all) / drawn;
  }
}
