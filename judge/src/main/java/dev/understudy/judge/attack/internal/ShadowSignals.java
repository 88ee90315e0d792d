package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Neighbours;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;

/// What a released table says of each person asked: how near, how dense and how frequent its rows
/// are there. Every table is seen through the same scales, those of the reference rows, and each
/// signal is centred on the people asked, half of whom every table knows.
///
/// @param schema meaning of the columns
/// @param reference rows the attacker has
/// @param asked the people whose membership is guessed
/// @param seed draws the combinations of columns
record ShadowSignals(Schema schema, Table reference, Table asked, Seed seed) {

  /// Nearest row, five nearest rows, nearest by Gower, combinations of values.
  static final int SIGNALS = 4;

  /// Added to distances before a logarithm, so that copies are near but finite.
  private static final double SMALLEST_DISTANCE = 1e-6;

  /// Higher where a member would be, `[signal][asked]`.
  ///
  /// @throws dev.understudy.table.UserError if the table lacks a column or stores it differently
  double[][] of(Table released) {
    List<CodedRows> coded = Coding.of(schema, List.of(reference, asked, released));
    CodedRows known = coded.get(0);
    CodedRows people = coded.get(1);
    CodedRows rows = coded.get(2);
    double[][] signals = new double[SIGNALS][];
    Neighbours near =
        MixedNeighbours.nearest(people.points(), rows.points(), Arena.NEIGHBOURS, Metric.EUCLIDEAN);
    signals[0] = nearness(near.distances(0));
    signals[1] = density(near);
    signals[2] = nearness(MembershipScores.gower(people, rows, known));
    signals[3] = new MarginalRatio(rows, known, known, seed).scores(people);
    for (double[] signal : signals) {
      centre(signal);
    }
    return signals;
  }

  private static double[] nearness(double[] distances) {
    return Arrays.stream(distances).map(ShadowSignals::nearness).toArray();
  }

  private static double nearness(double distance) {
    return Double.isFinite(distance) ? -StrictMath.log(SMALLEST_DISTANCE + distance) : 0;
  }

  private static double[] density(Neighbours near) {
    double[] density = new double[near.distances().length];
    for (int row = 0; row < density.length; row++) {
      for (double distance : near.distances()[row]) {
        density[row] += nearness(distance) / Arena.NEIGHBOURS;
      }
    }
    return density;
  }

  private static void centre(double[] signal) {
    double mean = Arrays.stream(signal).average().orElse(0);
    for (int row = 0; row < signal.length; row++) {
      signal[row] -= mean;
    }
  }
}
