package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;

/// What SDMetrics 0.29 calls Column Shapes: mean over columns of KSComplement (numbers, moments) or
/// TVComplement (categories, yes or no). Missing cells are dropped before both, so nobody's missing
/// rate is scored; our own `column_shapes` counts them.
final class SdmetricsShapes {

  /// Numbers equal when rounded to so many decimals are one number.
  private static final double DECIMALS = 1e14;

  /// The weight a category gets in the training rows where only synthetic rows hold it.
  private static final double UNSEEN = 1e-6;

  private SdmetricsShapes() {}

  /// Mean over the columns that have cells in both tables; NaN if there is none.
  static double of(CodedRows train, CodedRows judged) {
    double[] scores = new double[train.columns().size()];
    for (int column = 0; column < scores.length; column++) {
      CodedColumn meaning = train.columns().get(column);
      int[] a = counts(train.codes()[column], meaning.values());
      int[] b = counts(judged.codes()[column], meaning.values());
      long aTotal = total(a);
      long bTotal = total(b);
      if (aTotal == 0 || bTotal == 0) {
        scores[column] = Double.NaN;
      } else if (meaning.numeric()) {
        scores[column] = kolmogorovSmirnov(a, aTotal, b, bTotal, meaning.distinct());
      } else {
        scores[column] = totalVariation(a, b, bTotal);
      }
    }
    return Family.meanOfFinite(scores);
  }

  /// Counts of the present values.
  private static int[] counts(int[] codes, int values) {
    int[] counts = new int[values];
    for (int code : codes) {
      if (code < values) {
        counts[code]++;
      }
    }
    return counts;
  }

  private static long total(int[] counts) {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /// 1 minus the greatest difference of the two distribution functions.
  private static double kolmogorovSmirnov(
      int[] a, long aTotal, int[] b, long bTotal, double[] values) {
    long greatest = 0;
    long aBelow = 0;
    long bBelow = 0;
    for (int code = 0; code < values.length; code++) {
      aBelow += a[code];
      bBelow += b[code];
      boolean last = code == values.length - 1 || rounded(values[code]) < rounded(values[code + 1]);
      if (last) {
        greatest = Math.max(greatest, Math.abs(aBelow * bTotal - bBelow * aTotal));
      }
    }
    return 1 - greatest / ((double) aTotal * bTotal);
  }

  private static double rounded(double value) {
    double scaled = value * DECIMALS;
    return Double.isFinite(scaled) ? Math.rint(scaled) / DECIMALS : value;
  }

  /// 1 minus the total variation distance, with the small weight of unseen categories that the
  /// package adds.
  private static double totalVariation(int[] a, int[] b, long bTotal) {
    double aTotal = 0;
    for (int code = 0; code < a.length; code++) {
      aTotal += weight(a[code], b[code]);
    }
    double distance = 0;
    for (int code = 0; code < a.length; code++) {
      distance += Math.abs(weight(a[code], b[code]) / aTotal - b[code] / (double) bTotal);
    }
    return 1 - distance / 2;
  }

  private static double weight(int train, int judged) {
    return train == 0 && judged > 0 ? UNSEEN : train;
  }
}
