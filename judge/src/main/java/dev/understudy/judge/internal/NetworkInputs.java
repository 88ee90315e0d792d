package dev.understudy.judge.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What a dense network sees of coded rows: numbers in training standard deviations, cut to the
/// range of the training rows, missing ones at the mean with an indicator beside; categories
/// one-hot, rare and unknown ones as one level, missing another.
///
/// @param blocks the inputs of each column, in order
/// @param width inputs of all columns together
public record NetworkInputs(List<Block> blocks, int width) {

  /// Levels a category has at most; the rarer ones are one.
  private static final int MOST_LEVELS = 50;

  /// Inputs of all columns together, about: a network of 1,000 inputs trains in seconds.
  private static final int MOST_INPUTS = 1_000;

  /// A level of fewer rows teaches nothing.
  private static final int FEWEST_ROWS = 5;

  /// The inputs that belong to one column.
  ///
  /// @param column index of the column
  /// @param numeric whether the first input is a number; then a second one, where there is any
  ///   missing cell, is 1 for missing. Otherwise exactly one input of the block is 1.
  /// @param first index of the block's first input
  /// @param width its inputs
  /// @param named levels that stand for one category each, the first ones; 0 for numbers
  /// @param levelOfCode level of each value code, `[values + 1]`; empty for numbers
  /// @param low least number of the training rows, in their standard deviations; likewise `high`
  record Block(
      int column,
      boolean numeric,
      int first,
      int width,
      int named,
      int[] levelOfCode,
      double low,
      double high) {}

  /// @param train the rows whose categories and ranges are known
  /// @param columns the columns that are seen
  public static NetworkInputs of(CodedRows train, int[] columns) {
    int most = Math.clamp(MOST_INPUTS / Math.max(1, columns.length), 2, MOST_LEVELS);
    List<Block> blocks = new ArrayList<>();
    int first = 0;
    for (int column : columns) {
      Block block =
          train.columns().get(column).numeric()
              ? number(train, column, first)
              : category(train, column, first, most);
      blocks.add(block);
      first += block.width;
    }
    return new NetworkInputs(List.copyOf(blocks), first);
  }

  private static Block number(CodedRows train, int column, int first) {
    double[] present =
        Arrays.stream(train.numbers()[column]).filter(number -> !Double.isNaN(number)).toArray();
    return new Block(
        column,
        true,
        first,
        train.columns().get(column).anyMissing() ? 2 : 1,
        0,
        new int[0],
        Arrays.stream(present).min().orElse(0),
        Arrays.stream(present).max().orElse(0));
  }

  private static Block category(CodedRows train, int column, int first, int most) {
    CodedColumn coded = train.columns().get(column);
    int[] counts = new int[coded.values() + 1];
    for (int code : train.codes()[column]) {
      counts[code]++;
    }
    int[] named =
        IntStream.range(0, coded.values())
            .filter(code -> counts[code] >= FEWEST_ROWS)
            .boxed()
            .sorted(Comparator.comparingInt((Integer code) -> counts[code]).reversed())
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] levelOfCode = new int[coded.values() + 1];
    Arrays.fill(levelOfCode, named.length);
    for (int level = 0; level < named.length; level++) {
      levelOfCode[named[level]] = level;
    }
    int width = named.length + 1;
    if (coded.anyMissing()) {
      levelOfCode[coded.values()] = width++;
    }
    return new Block(column, false, first, width, named.length, levelOfCode, 0, 0);
  }

  /// One row of inputs per row, none NaN.
  FeatureMatrix of(CodedRows rows) {
    float[] values = new float[rows.rows() * width];
    for (Block block : blocks) {
      for (int row = 0; row < rows.rows(); row++) {
        int at = row * width + block.first;
        if (!block.numeric) {
          values[at + block.levelOfCode[rows.codes()[block.column][row]]] = 1;
          continue;
        }
        double number = rows.numbers()[block.column][row];
        if (!Double.isNaN(number)) {
          values[at] = (float) Math.clamp(number, block.low, block.high);
        } else if (block.width > 1) {
          values[at + 1] = 1;
        }
      }
    }
    return new FeatureMatrix(values, rows.rows(), width);
  }
}
