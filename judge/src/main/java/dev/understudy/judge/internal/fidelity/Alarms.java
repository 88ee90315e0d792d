package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.RowHashes;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;

/// Two alarms: too little variety, too much.
///
/// The spread of a column is the standard deviation of its numbers, or the diversity `1 - sum p²`
/// of its categories (missing one of them); its ratio is that of the judged over that of the
/// training rows. Columns without spread in the training rows are left out.
///
/// - `mode_collapse`: the greater of the mean over columns of how far the ratio lies below 1, and
///   of the share of rows that equal another row of the same table, beyond the training rows' share
///   (on equally many rows of both). 0: none. 1: one row over and over.
/// - `too_wide`: the mean over columns of how far the ratio lies above 1, at most 9 a column. 0: no
///   column is wider; 1: columns are twice as wide.
///
/// @param seed draws equally many rows of both tables
record Alarms(Seed seed) {

  private static final Definition COLLAPSE =
      new Definition("mode_collapse", Scores.FIDELITY, false);
  private static final Definition WIDE = new Definition("too_wide", Scores.FIDELITY, false);

  /// A ratio beyond this counts as this, so that one wild column does not hide all others.
  private static final double GREATEST_RATIO = 10;

  Family family() {
    String unknown = "No column varies in the training rows.";
    return new Family(
        List.of(
            Figure.share(COLLAPSE, unknown, ""),
            new Figure(WIDE, 0, GREATEST_RATIO - 1, unknown, "")),
        this::of);
  }

  private double[] of(CodedRows train, CodedRows judged) {
    double narrower = 0;
    double wider = 0;
    int columns = 0;
    for (int column = 0; column < train.columns().size(); column++) {
      double real = spread(train, column);
      if (real > 0) {
        double ratio = spread(judged, column) / real;
        narrower += Math.max(0, 1 - ratio);
        wider += Math.min(GREATEST_RATIO - 1, Math.max(0, ratio - 1));
        columns++;
      }
    }
    if (columns == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    int size = Math.min(train.rows(), judged.rows());
    double repeated = twins(judged, size, "judged") - twins(train, size, "train");
    return new double[] {Math.max(narrower / columns, repeated), wider / columns};
  }

  private static double spread(CodedRows rows, int column) {
    CodedColumn meaning = rows.columns().get(column);
    return meaning.numeric()
        ? deviation(rows.numbers()[column])
        : diversity(rows.codes()[column], meaning.values() + 1);
  }

  /// Over n, of the numbers that are not NaN; 0 for none.
  private static double deviation(double[] numbers) {
    double mean = 0;
    int count = 0;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        mean += number;
        count++;
      }
    }
    mean /= Math.max(1, count);
    double squares = 0;
    for (double number : numbers) {
      squares += Double.isNaN(number) ? 0 : (number - mean) * (number - mean);
    }
    return Math.sqrt(squares / Math.max(1, count));
  }

  private static double diversity(int[] codes, int size) {
    int[] counts = new int[size];
    for (int code : codes) {
      counts[code]++;
    }
    double same = 0;
    for (int count : counts) {
      same += (double) count * count;
    }
    return 1 - same / ((double) codes.length * codes.length);
  }

  /// Share of `size` rows that equal another one of them.
  private double twins(CodedRows rows, int size, String name) {
    long[] hashes = RowHashes.of(rows.rows() == size ? rows : rows.sample(size, seed.child(name)));
    Arrays.sort(hashes);
    int twins = 0;
    for (int row = 0; row < hashes.length; row++) {
      boolean before = row > 0 && hashes[row - 1] == hashes[row];
      boolean after = row + 1 < hashes.length && hashes[row + 1] == hashes[row];
      twins += before || after ? 1 : 0;
    }
    return (double) twins / size;
  }
}
