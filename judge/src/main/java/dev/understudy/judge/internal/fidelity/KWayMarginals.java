package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.learn.Chunks;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How well the joint distribution of one, two and three columns is kept: mean over sets of `k`
/// columns of 1 minus the total variation distance of their contingency tables, numbers in ten bins
/// of equally many training rows (as MOSTLY AI's report has it). Tables of many cells and few rows
/// differ by chance alone, so the holdout's figure is the bar.
///
/// @param bins of the training rows
/// @param sets column indices of each set, `[set][k]`
record KWayMarginals(QuantileBins bins, int[][] sets) {

  private static final int MOST_PAIRS = 1_000;

  /// The mean over 300 random sets is within .01 of that over all, as the scores of sets scatter by
  /// some .1.
  private static final int MOST_TRIPLES = 300;

  /// Cells looked at in one comparison at most (sets times rows), some seconds of a core.
  private static final long MOST_CELLS = 60_000_000;

  private static final int FEWEST_SETS = 50;

  /// Sets per chunk of parallel work.
  private static final int SETS = 4;

  /// The figure for sets of `size` columns.
  ///
  /// @param size 1, 2 or 3
  static Family family(int size, CodedRows train, QuantileBins bins, long rows, Seed seed) {
    int columns = train.columns().size();
    long possible = possible(columns, size);
    int wished = size == 1 ? columns : size == 2 ? MOST_PAIRS : MOST_TRIPLES;
    long affordable = Math.max(FEWEST_SETS, MOST_CELLS / Math.max(1, rows));
    int count = (int) Math.min(possible, size == 1 ? columns : Math.min(wished, affordable));
    int[][] sets = choose(columns, size, count, possible, seed.child(size));
    KWayMarginals marginals = new KWayMarginals(bins, sets);
    String note =
        count < possible
            ? String.format(
                Locale.ROOT,
                "On %d of %d sets of %d columns, drawn at random.",
                count,
                possible,
                size)
            : "";
    Definition definition = new Definition("marginals_" + size + "way", Scores.FIDELITY, true);
    return new Family(
        List.of(Figure.share(definition, "There are fewer than " + size + " columns.", note)),
        (ofTrain, judged) -> new double[] {marginals.of(ofTrain, judged)});
  }

  private static long possible(long columns, int size) {
    return switch (size) {
      case 1 -> columns;
      case 2 -> columns * (columns - 1) / 2;
      default -> columns * (columns - 1) * (columns - 2) / 6;
    };
  }

  private static int[][] choose(int columns, int size, int count, long possible, Seed seed) {
    Set<List<Integer>> chosen = new LinkedHashSet<>();
    if (count == possible) {
      addAll(columns, size, 0, new ArrayList<>(), chosen);
    } else {
      RandomStream random = seed.stream();
      while (chosen.size() < count) {
        chosen.add(Arrays.stream(CodedRows.draw(columns, size, random)).sorted().boxed().toList());
      }
    }
    return chosen.stream()
        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static void addAll(
      int columns, int size, int from, List<Integer> begun, Set<List<Integer>> all) {
    if (begun.size() == size) {
      all.add(List.copyOf(begun));
      return;
    }
    for (int column = from; column < columns; column++) {
      begun.add(column);
      addAll(columns, size, column + 1, begun, all);
      begun.removeLast();
    }
  }

  private double of(CodedRows train, CodedRows judged) {
    if (sets.length == 0) {
      return Double.NaN;
    }
    int[][] trainBins = bins.of(train.codes());
    int[][] judgedBins = bins.of(judged.codes());
    double[] scores = new double[sets.length];
    Chunks.forEach(
        sets.length,
        SETS,
        (from, to) -> {
          for (int set = from; set < to; set++) {
            int[] columns = sets[set];
            int[][] a = Arrays.stream(columns).mapToObj(i -> trainBins[i]).toArray(int[][]::new);
            int[][] b = Arrays.stream(columns).mapToObj(i -> judgedBins[i]).toArray(int[][]::new);
            int[] sizes = Arrays.stream(columns).map(i -> bins.sizes()[i]).toArray();
            scores[set] = 1 - JointCells.of(a, b, sizes).variation();
          }
        });
    return Family.meanOfFinite(scores);
  }
}
