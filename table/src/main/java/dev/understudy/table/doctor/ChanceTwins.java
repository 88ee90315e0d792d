package dev.understudy.table.doctor;

import dev.understudy.table.RowGroups;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How many rows of a table would agree with another row by chance, if no row were a copy.
///
/// The probability of a row is taken from a tree of dependences: columns are put in order of their
/// number of values, and each depends on the earlier one that predicts it best (or on none),
///
/// `p(row) = product over columns c of p(x_c | x_parent(c))`, `p(x_c | x_parent) = (n(x_c,
/// x_parent) + m(x_c)) / (n(x_parent) + 1)`,
///
/// with `m` the column's own frequencies. All counts leave out the row itself *and every row equal
/// to it*, so copies do not vouch for themselves: what counts is how likely the other rows make
/// this one. Parents are chosen by the logarithm of the same probability. A tree knows functional
/// dependences (code and description) and dense corners (all questions not applicable), which the
/// product of the marginals does not.
///
/// With `n` rows, row i has a twin with probability `1 - exp(-(n - 1) p_i)`. For twins that may
/// differ in some columns, `p_i` is the sum of the products with as many factors left out, an upper
/// bound. So is leaving out columns beyond [#COLUMNS].
final class ChanceTwins {

  /// More columns only make chance smaller; these make it small enough.
  private static final int COLUMNS = 24;

  /// Rows that the estimate rests on: probabilities that matter are those of common rows, and
  /// frequencies of a hundredth are known to a third of themselves.
  static final int SAMPLE = 2_000;

  /// As many columns may be left out.
  static final int MOST_LEFT = 3;

  private final int rowCount;
  private final int sampled;
  // [columns][sampled rows] p(x_c | x_parent).
  private final double[][] factors;

  private ChanceTwins(int rowCount, int sampled, double[][] factors) {
    this.rowCount = rowCount;
    this.sampled = sampled;
    this.factors = factors;
  }

  /// @param cells [columns][sampled rows] hashes of cells
  /// @param rowCount rows of the whole table
  static ChanceTwins of(List<long[]> cells, int rowCount) {
    int sampled = cells.getFirst().length;
    long[] sums = new long[sampled];
    for (long[] column : cells) {
      for (int row = 0; row < sampled; row++) {
        sums[row] += column[row];
      }
    }
    RowGroups twins = RowGroups.ofHashes(sums);
    int[] twinsOfRow = new int[sampled];
    for (int row = 0; row < sampled; row++) {
      twinsOfRow[row] = twins.size(twins.groupOf(row));
    }
    List<RowGroups> columns =
        cells.stream()
            .map(RowGroups::ofHashes)
            .sorted(Comparator.comparingInt(groups -> -groups.count()))
            .limit(COLUMNS)
            .sorted(Comparator.comparingInt(RowGroups::count))
            .toList();
    double[][] factors = new double[columns.size()][];
    for (int child = 0; child < factors.length; child++) {
      factors[child] = bestFactors(columns, child, twinsOfRow);
    }
    return new ChanceTwins(rowCount, sampled, factors);
  }

  private static double[] bestFactors(List<RowGroups> columns, int child, int[] twins) {
    double[] own = marginal(columns.get(child), twins);
    double[] best = own;
    double bestScore = logarithm(own);
    for (int parent = 0; parent < child; parent++) {
      double[] factors = conditional(columns.get(child), columns.get(parent), own, twins);
      double score = logarithm(factors);
      if (score > bestScore) {
        bestScore = score;
        best = factors;
      }
    }
    return best;
  }

  /// The logarithm of the product. Factors are at least `1 / (2 rows)`, so products of 32 stay far
  /// above the least double.
  private static double logarithm(double[] factors) {
    double logarithm = 0;
    double product = 1;
    for (int row = 0; row < factors.length; row++) {
      product *= factors[row];
      if (row % 32 == 31) {
        logarithm += StrictMath.log(product);
        product = 1;
      }
    }
    return logarithm + StrictMath.log(product);
  }

  /// Half a row is added, so that an unseen value is unlikely rather than impossible.
  private static double[] marginal(RowGroups column, int[] twins) {
    double[] factors = new double[twins.length];
    for (int row = 0; row < factors.length; row++) {
      double others = column.size(column.groupOf(row)) - twins[row];
      factors[row] = (others + 0.5) / (factors.length - twins[row] + 1);
    }
    return factors;
  }

  private static double[] conditional(
      RowGroups column, RowGroups parent, double[] own, int[] twins) {
    long[] pairs = new long[twins.length];
    Arrays.setAll(pairs, row -> (long) parent.groupOf(row) << Integer.SIZE | column.groupOf(row));
    RowGroups joint = RowGroups.ofHashes(pairs);
    double[] factors = new double[twins.length];
    for (int row = 0; row < factors.length; row++) {
      double both = joint.size(joint.groupOf(row)) - twins[row];
      double given = parent.size(parent.groupOf(row)) - twins[row];
      factors[row] = (both + own[row]) / (given + 1);
    }
    return factors;
  }

  /// The expected number of rows with another row that agrees in all columns but `left`, whatever
  /// those hold.
  ///
  /// @param left 0 to [#MOST_LEFT]
  double expected(int left) {
    double expected = 0;
    double[] products = new double[MOST_LEFT + 1];
    for (int row = 0; row < sampled; row++) {
      // products[k]: sum over all choices of k columns of the product of the others' factors.
      Arrays.fill(products, 0);
      products[0] = 1;
      for (double[] column : factors) {
        for (int k = MOST_LEFT; k > 0; k--) {
          products[k] = products[k] * column[row] + products[k - 1];
        }
        products[0] *= column[row];
      }
      double probability = 0;
      for (int k = 0; k <= left; k++) {
        probability += products[k];
      }
      expected -= StrictMath.expm1(-(rowCount - 1) * Math.min(1, probability));
    }
    return sampled == 0 ? 0 : expected * rowCount / sampled;
  }
}
