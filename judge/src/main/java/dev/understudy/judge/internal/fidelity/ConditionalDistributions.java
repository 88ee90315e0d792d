package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.OptionalInt;

/// Whether each column is distributed as in the training rows *within* the groups of one column: 1
/// minus the mean over columns of the total variation distance within groups, groups weighted by
/// their share of the training rows. A group no judged row belongs to counts as wholly different.
///
/// The groups are those of the target, or, without one, of the column that tells most about the
/// others (greatest sum of mutual information). Numbers are cut into ten bins of equally many
/// training rows.
///
/// @param bins of the training rows
/// @param given index of the column that makes the groups
record ConditionalDistributions(QuantileBins bins, int given) {

  private static final Definition DEFINITION =
      new Definition("conditional_distributions", Scores.FIDELITY, true);

  /// Rows on which the most informative column is chosen.
  private static final int CHOICE_ROWS = 2_000;

  /// @param target index of the target column
  static Family family(CodedRows train, QuantileBins bins, OptionalInt target, Seed seed) {
    if (train.columns().size() < 2) {
      return new Family(
          List.of(Figure.share(DEFINITION, "There is only one column, so nothing depends.", "")),
          (ofTrain, judged) -> new double[] {Double.NaN});
    }
    int given =
        target.isPresent()
            ? target.getAsInt()
            : mostInformative(
                train.rows() <= CHOICE_ROWS ? train : train.sample(CHOICE_ROWS, seed), bins);
    ConditionalDistributions conditional = new ConditionalDistributions(bins, given);
    String note =
        "Given "
            + (target.isPresent() ? "the target '" : "the most informative column '")
            + train.columns().get(given).name()
            + "'.";
    return new Family(
        List.of(Figure.share(DEFINITION, "", note)),
        (ofTrain, judged) -> new double[] {conditional.of(ofTrain, judged)});
  }

  private static int mostInformative(CodedRows train, QuantileBins bins) {
    int[][] binned = bins.of(train.codes());
    double[] sums = new double[binned.length];
    for (int i = 0; i < binned.length; i++) {
      for (int j = 0; j < i; j++) {
        double information = information(binned[i], bins.sizes()[i], binned[j], bins.sizes()[j]);
        sums[i] += information;
        sums[j] += information;
      }
    }
    int most = 0;
    for (int column = 1; column < sums.length; column++) {
      most = sums[column] > sums[most] ? column : most;
    }
    return most;
  }

  /// Mutual information in nats.
  private static double information(int[] x, int xSize, int[] y, int ySize) {
    int[] ofX = new int[xSize];
    int[] ofY = new int[ySize];
    for (int row = 0; row < x.length; row++) {
      ofX[x[row]]++;
      ofY[y[row]]++;
    }
    int[][] both = {x, y};
    JointCells cells = JointCells.of(both, both, new int[] {xSize, ySize});
    int[] counts = cells.counts(cells.a());
    double sum = 0;
    for (int row = 0; row < x.length; row++) {
      double expected = (double) ofX[x[row]] * ofY[y[row]] / x.length;
      sum += StrictMath.log(counts[cells.a()[row]] / expected);
    }
    return sum / x.length;
  }

  private double of(CodedRows train, CodedRows judged) {
    int[][] trainBins = bins.of(train.codes());
    int[][] judgedBins = bins.of(judged.codes());
    int groups = bins.sizes()[given];
    double sum = 0;
    for (int column = 0; column < trainBins.length; column++) {
      if (column != given) {
        sum +=
            within(counts(trainBins, column, groups), counts(judgedBins, column, groups), groups);
      }
    }
    return 1 - sum / (trainBins.length - 1);
  }

  /// Counts by group and bin, `[groups * bins]`.
  private int[] counts(int[][] binned, int column, int groups) {
    int width = bins.sizes()[column];
    int[] counts = new int[groups * width];
    for (int row = 0; row < binned[column].length; row++) {
      counts[binned[given][row] * width + binned[column][row]]++;
    }
    return counts;
  }

  /// Mean distance within groups, weighted by the training rows in each.
  private static double within(int[] train, int[] judged, int groups) {
    int width = train.length / groups;
    double distance = 0;
    double all = 0;
    for (int group = 0; group < groups; group++) {
      double trainRows = 0;
      double judgedRows = 0;
      for (int bin = group * width; bin < (group + 1) * width; bin++) {
        trainRows += train[bin];
        judgedRows += judged[bin];
      }
      double differences = 0;
      for (int bin = group * width; bin < (group + 1) * width && trainRows > 0; bin++) {
        double share = judgedRows == 0 ? 0 : judged[bin] / judgedRows;
        differences += Math.abs(train[bin] / trainRows - share);
      }
      distance += trainRows * (judgedRows == 0 ? 1 : differences / 2);
      all += trainRows;
    }
    return all == 0 ? Double.NaN : distance / all;
  }
}
