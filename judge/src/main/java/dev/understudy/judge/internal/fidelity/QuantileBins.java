package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import java.util.List;

/// Few codes a column, for counting combinations: categories as they are, numbers in ten bins that
/// hold about equally many training rows, missing cells a code of their own.
///
/// A number falls into bin `floor(10 F)`, where `F` is the share of present training cells below
/// it; values that many rows share may fill one bin and leave the next ones empty.
///
/// @param codeToBin the bin of each value code, `[column][values + 1]`
/// @param sizes number of bins, missing included, `[column]`
record QuantileBins(int[][] codeToBin, int[] sizes) {

  private static final int BINS = 10;

  static QuantileBins of(CodedRows train) {
    List<CodedColumn> columns = train.columns();
    int[][] bins = new int[columns.size()][];
    int[] sizes = new int[columns.size()];
    for (int column = 0; column < bins.length; column++) {
      int values = columns.get(column).values();
      bins[column] = new int[values + 1];
      if (columns.get(column).numeric()) {
        equalFrequency(train.codes()[column], values, bins[column]);
        sizes[column] = BINS + 1;
      } else {
        for (int code = 0; code <= values; code++) {
          bins[column][code] = code;
        }
        sizes[column] = values + 1;
      }
    }
    return new QuantileBins(bins, sizes);
  }

  private static void equalFrequency(int[] codes, int values, int[] bins) {
    int[] counts = new int[values + 1];
    for (int code : codes) {
      counts[code]++;
    }
    long present = codes.length - (long) counts[values];
    long below = 0;
    for (int code = 0; code < values; code++) {
      bins[code] = present == 0 ? 0 : (int) Math.min(BINS - 1, BINS * below / present);
      below += counts[code];
    }
    bins[values] = BINS;
  }

  /// The bin of each cell, `[column][row]`.
  int[][] of(int[][] codes) {
    int[][] bins = new int[codes.length][];
    for (int column = 0; column < codes.length; column++) {
      int[] toBin = codeToBin[column];
      bins[column] = new int[codes[column].length];
      for (int row = 0; row < bins[column].length; row++) {
        bins[column][row] = toBin[codes[column][row]];
      }
    }
    return bins;
  }
}
