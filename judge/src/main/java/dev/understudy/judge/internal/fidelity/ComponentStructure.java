package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.learn.PrincipalComponents;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Optional;

/// The two directions in which rows vary most, in the space of [RowVectors].
///
/// - `pca_variance_train`: share of the training rows' variance along their two components, a
///   yardstick for the next;
/// - `pca_variance`: share of the judged rows' variance along *their own* two components;
/// - `pca_overlap`: mean squared cosine of the principal angles between the two planes: 1 is the
///   same plane, 0 a perpendicular one.
///
/// @param vectors the space
/// @param train all training rows
/// @param ofTrain their components, empty where there are none
record ComponentStructure(
    RowVectors vectors, CodedRows train, Optional<PrincipalComponents> ofTrain, Seed seed) {

  private static final Definition TRAIN =
      new Definition("pca_variance_train", Scores.FIDELITY, true);
  private static final Definition VARIANCE = new Definition("pca_variance", Scores.FIDELITY, true);
  private static final Definition OVERLAP = new Definition("pca_overlap", Scores.FIDELITY, true);

  private static final int COMPONENTS = 2;

  /// Rows the components are fitted on: a share of variance is then known within .02.
  private static final int FITTED_ROWS = 2_500;

  private static final int REPLICATES = 15;
  private static final int HALF_ROWS = 1_000;

  static List<Measure> measures(JudgedTables tables, Seed seed, Progress progress) {
    RowVectors vectors = RowVectors.of(tables.train());
    String unknown = "There are fewer than three dimensions, or rows do not differ.";
    JudgedTables part = part(tables, seed.child("rows"));
    ComponentStructure structure = of(part.train(), vectors, seed.child("components"));
    Family family =
        new Family(
            List.of(
                Figure.share(TRAIN, unknown, "Of the training rows; not about the synthetic rows."),
                Figure.share(VARIANCE, unknown, "Near the training rows' share is right."),
                Figure.share(OVERLAP, unknown, "")),
            structure::figures);
    return new Comparison(part, REPLICATES, HALF_ROWS, seed, progress).measures(family);
  }

  private static JudgedTables part(JudgedTables tables, Seed seed) {
    Samples samples = Samples.upTo(tables, FITTED_ROWS, seed);
    return new JudgedTables(
        samples.train(),
        samples.holdout(),
        samples.synthetic(),
        samples.independent(),
        samples.copy(),
        tables.seed(),
        Scores.sentences(samples.note(), tables.note()));
  }

  private static ComponentStructure of(CodedRows train, RowVectors vectors, Seed seed) {
    return new ComponentStructure(vectors, train, fit(train, vectors, seed), seed);
  }

  private double[] figures(CodedRows real, CodedRows judged) {
    Optional<PrincipalComponents> ofReal = real == train ? ofTrain : fit(real, vectors, seed);
    Optional<PrincipalComponents> ofJudged = fit(judged, vectors, seed);
    return ofReal.isEmpty() || ofJudged.isEmpty()
        ? new double[] {Double.NaN, Double.NaN, Double.NaN}
        : new double[] {
          explained(ofReal.get()), explained(ofJudged.get()), overlap(ofReal.get(), ofJudged.get())
        };
  }

  private static double overlap(PrincipalComponents ofReal, PrincipalComponents ofJudged) {
    double overlap = 0;
    for (double[] x : ofReal.directions()) {
      for (double[] y : ofJudged.directions()) {
        double cosine = 0;
        for (int i = 0; i < x.length; i++) {
          cosine += x[i] * y[i];
        }
        overlap += cosine * cosine;
      }
    }
    return Math.min(1, overlap / COMPONENTS);
  }

  private static Optional<PrincipalComponents> fit(CodedRows rows, RowVectors vectors, Seed seed) {
    return vectors.dimensions() <= COMPONENTS || rows.rows() < 2
        ? Optional.empty()
        : Optional.of(PrincipalComponents.fit(vectors.of(rows, rows.rows()), COMPONENTS, seed));
  }

  private static double explained(PrincipalComponents components) {
    double sum = 0;
    for (double share : components.explained()) {
      sum += share;
    }
    return Double.isFinite(sum) ? Math.min(1, sum) : Double.NaN;
  }
}
