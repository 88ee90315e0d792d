package dev.understudy.judge.internal;

import dev.understudy.table.Seed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Columns worth predicting where no target is declared: those that share most information with the
/// others, but are not simply known from one of them.
public final class PredictableColumns {

  /// Rows looked at: enough to rank columns.
  private static final int MOST_ROWS = 5_000;

  /// Above this normalised mutual information one column is another in other words.
  private static final double SAME = 0.95;

  private PredictableColumns() {}

  /// @param most how many columns
  /// @return indices, most informative first
  public static List<Integer> choose(CodedRows all, int most, Seed seed) {
    CodedRows rows = all.rows() <= MOST_ROWS ? all : all.sample(MOST_ROWS, seed.child("rows"));
    int columns = rows.columns().size();
    double[] sum = new double[columns];
    double[] greatest = new double[columns];
    int[] pairs = new int[columns];
    byte[][] once = Weights.once(rows.rows());
    PairSide side = new PairSide(rows, once);
    for (int[] pair : ColumnPairs.choose(columns, rows.rows(), seed.child("pairs")).pairs()) {
      PairCells cells = PairCells.of(rows, rows, pair[0], pair[1]);
      int[] counts = new int[cells.size()];
      PairCells.count(cells.a(), once[0], counts);
      double information = side.normalisedInformation(pair[0], pair[1], 0, counts);
      for (int column : pair) {
        sum[column] += information;
        pairs[column]++;
        greatest[column] = Math.max(greatest[column], information);
      }
    }
    return IntStream.range(0, columns)
        .filter(column -> greatest[column] < SAME && sum[column] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(column -> -sum[column] / pairs[column]))
        .limit(most)
        .toList();
  }
}
