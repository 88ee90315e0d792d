package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Resample;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.KMeans;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Locale;

/// Groups of alike rows: k-means on the training rows, then where the judged rows fall.
///
/// - `cluster_occupancy`: total variation distance of the shares of rows in each cluster;
/// - `cluster_tightness`: mean over clusters of the mean Euclidean distance of the *training* rows
///   to their centre, a yardstick for the next;
/// - `cluster_spread`: the same of the judged rows, each with its nearest centre, over the
///   tightness. 1 is as dense as the training rows, 2 twice as wide, near 0 collapsed.
///
/// @param vectors the space
/// @param centres of the training rows
record Clusters(RowVectors vectors, KMeans centres) {

  private static final Definition OCCUPANCY =
      new Definition("cluster_occupancy", Scores.FIDELITY, false);
  private static final Definition TIGHTNESS =
      new Definition("cluster_tightness", Scores.FIDELITY, false);
  private static final Definition SPREAD = new Definition("cluster_spread", Scores.FIDELITY, false);

  private static final int CLUSTERS = 5;

  /// Rows the centres are fitted on.
  private static final int FITTED_ROWS = 1_500;

  /// Rows per chunk of parallel work.
  private static final int ROWS = 2_048;

  static Clusters of(CodedRows train, Seed seed) {
    RowVectors vectors = RowVectors.of(train);
    CodedRows part = Resample.part(train, FITTED_ROWS, seed.child("fitted"));
    return new Clusters(
        vectors, KMeans.fit(vectors.of(part, part.rows()), CLUSTERS, seed.child("k-means")));
  }

  /// Rows and summed distances by cluster.
  ///
  /// @param rows `[cluster]`
  /// @param distances `[cluster]`
  record Occupied(double[] rows, double[] distances) {

    double share(int cluster) {
      double all = 0;
      for (double count : rows) {
        all += count;
      }
      return rows[cluster] / all;
    }

    /// Mean over the clusters that have rows of the mean distance to the centre.
    double tightness() {
      double sum = 0;
      int clusters = 0;
      for (int cluster = 0; cluster < rows.length; cluster++) {
        if (rows[cluster] > 0) {
          sum += distances[cluster] / rows[cluster];
          clusters++;
        }
      }
      return sum / clusters;
    }
  }

  Occupied occupied(CodedRows judged) {
    int clusters = centres.centres().length;
    Occupied total = new Occupied(new double[clusters], new double[clusters]);
    List<Occupied> parts =
        Chunks.map(
            judged.rows(),
            ROWS,
            (from, to) -> {
              Occupied part = new Occupied(new double[clusters], new double[clusters]);
              double[] vector = new double[vectors.dimensions()];
              for (int row = from; row < to; row++) {
                vectors.fill(judged, row, vector);
                int nearest = centres.nearest(vector);
                part.rows[nearest]++;
                part.distances[nearest] += distance(vector, centres.centres()[nearest]);
              }
              return part;
            });
    for (Occupied part : parts) {
      for (int cluster = 0; cluster < clusters; cluster++) {
        total.rows[cluster] += part.rows[cluster];
        total.distances[cluster] += part.distances[cluster];
      }
    }
    return total;
  }

  private static double distance(double[] x, double[] y) {
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return Math.sqrt(squares);
  }

  /// Occupancy, tightness, spread.
  List<Measure> measures(Comparison comparison, JudgedTables tables) {
    String unknown = "All training rows are equal.";
    String note =
        String.format(
            Locale.ROOT,
            "%d clusters, fitted on at most %d training rows.",
            centres.centres().length,
            FITTED_ROWS);
    Family family =
        new Family(
            List.of(
                Figure.share(OCCUPANCY, "", note),
                new Figure(
                    TIGHTNESS,
                    0,
                    Double.MAX_VALUE,
                    "",
                    "Of the training rows, in standard deviations; not about the synthetic rows."),
                new Figure(SPREAD, 0, Double.MAX_VALUE, unknown, "1 is as dense as real rows.")),
            this::figures);
    List<Measure> compared = comparison.measures(family);
    Measure tightness = compared.get(1);
    Measure yardstick =
        new Measure(
            tightness.name(),
            tightness.group(),
            tightness.value(),
            tightness.interval(),
            tables.train().rows(),
            tightness.seed(),
            tightness.higherIsBetter(),
            Scores.anchors(
                tables.holdoutAnchor().map(rows -> occupied(rows).tightness()).orElse(Double.NaN),
                occupied(tables.independent()).tightness(),
                occupied(tables.copy()).tightness()),
            tightness.note());
    return List.of(compared.get(0), yardstick, compared.get(2));
  }

  private double[] figures(CodedRows train, CodedRows judged) {
    Occupied real = occupied(train);
    Occupied synthetic = occupied(judged);
    double distance = 0;
    for (int cluster = 0; cluster < real.rows.length; cluster++) {
      distance += Math.abs(real.share(cluster) - synthetic.share(cluster)) / 2;
    }
    double tightness = real.tightness();
    return new double[] {
      distance, tightness, tightness > 0 ? synthetic.tightness() / tightness : Double.NaN
    };
  }
}
