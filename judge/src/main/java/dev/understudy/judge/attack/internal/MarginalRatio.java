package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.Chunks;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How much more frequent a row's combinations of two and three values are among released rows than
/// among reference rows: what gives a member away where a generator works on such counts (Golob et
/// al., "Privacy Vulnerabilities in Marginals-based Synthetic Data", 2024, attack every marginal
/// the generator is known to use; here they are drawn at random).
final class MarginalRatio {

  private static final int CELLS = 20;
  private static final int PAIRS = 200;
  private static final int TRIPLES = 200;
  private static final int MOST_CELLS = 100_000;

  private final CodedRows judged;
  private final CodedRows reference;
  private final Binning binning;
  private final List<int[]> subsets;

  /// @param binned whose values are cut evenly
  MarginalRatio(CodedRows judged, CodedRows reference, CodedRows binned, Seed seed) {
    this.judged = judged;
    this.reference = reference;
    this.binning = Binning.of(binned, CELLS);
    this.subsets = subsets(judged.columns().size(), seed.stream());
  }

  private List<int[]> subsets(int columns, RandomStream random) {
    List<int[]> chosen = new ArrayList<>();
    if (columns * (columns - 1L) / 2 <= PAIRS) {
      for (int first = 0; first < columns; first++) {
        for (int second = 0; second < first; second++) {
          chosen.add(new int[] {first, second});
        }
      }
    } else {
      for (int i = 0; i < PAIRS; i++) {
        chosen.add(Arrays.copyOf(CodedRows.draw(columns, columns, random), 2));
      }
    }
    for (int i = 0; columns > 2 && i < TRIPLES; i++) {
      chosen.add(Arrays.copyOf(CodedRows.draw(columns, columns, random), 3));
    }
    return chosen.stream().filter(subset -> cells(subset) <= MOST_CELLS).toList();
  }

  private long cells(int[] subset) {
    long cells = 1;
    for (int column : subset) {
      cells *= binning.size(column);
    }
    return cells;
  }

  /// The sum over all combinations of the log ratio of their shares, `[asked]`.
  double[] scores(CodedRows asked) {
    int[][] askedCells = binning.of(asked);
    int[][] judgedCells = binning.of(judged);
    int[][] referenceCells = binning.of(reference);
    List<double[]> parts =
        Chunks.map(
            subsets.size(),
            32,
            (from, to) -> {
              double[] sum = new double[asked.rows()];
              for (int[] subset : subsets.subList(from, to)) {
                add(sum, subset, askedCells, judgedCells, referenceCells);
              }
              return sum;
            });
    double[] scores = new double[asked.rows()];
    for (double[] part : parts) {
      for (int row = 0; row < scores.length; row++) {
        scores[row] += part[row];
      }
    }
    return scores;
  }

  private void add(double[] sum, int[] subset, int[][] asked, int[][] judgedCells, int[][] others) {
    double[] ratio = new double[(int) cells(subset)];
    double[] known = counts(subset, others, reference.rows());
    double[] released = counts(subset, judgedCells, judged.rows());
    // Half a row of the smaller table in every cell: unseen combinations stay finite, and a cell
    // that both lack says nothing.
    double fewest = Math.min(judged.rows(), reference.rows());
    double inReleased = 0.5 * judged.rows() / fewest;
    double inKnown = 0.5 * reference.rows() / fewest;
    for (int cell = 0; cell < ratio.length; cell++) {
      ratio[cell] =
          StrictMath.log((released[cell] + inReleased) / judged.rows())
              - StrictMath.log((known[cell] + inKnown) / reference.rows());
    }
    for (int row = 0; row < sum.length; row++) {
      sum[row] += ratio[cell(subset, asked, row)];
    }
  }

  private double[] counts(int[] subset, int[][] cells, int rows) {
    double[] counts = new double[(int) cells(subset)];
    for (int row = 0; row < rows; row++) {
      counts[cell(subset, cells, row)]++;
    }
    return counts;
  }

  private int cell(int[] subset, int[][] cells, int row) {
    int cell = 0;
    for (int column : subset) {
      cell = cell * binning.size(column) + cells[column][row];
    }
    return cell;
  }
}
