package dev.understudy.judge.internal;

import dev.understudy.judge.ColumnScore;
import dev.understudy.judge.ColumnScore.Summary;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of columns: shape, share of missing cells, mean, standard deviation, distinct values.
public final class ColumnScores {

  private ColumnScores() {}

  /// @param train table behind `tables.train()`; likewise `synthetic`
  public static List<ColumnScore> of(
      JudgedTables tables, Table train, Table synthetic, Schema schema) {
    double[] shapes = ColumnShapes.of(tables.train(), tables.synthetic());
    Optional<double[]> anchors =
        tables.holdoutAnchor().map(rows -> ColumnShapes.of(tables.train(), rows));
    List<ColumnSchema> modelled = Coding.modelled(schema);
    List<ColumnScore> scores = new ArrayList<>();
    for (int index = 0; index < modelled.size(); index++) {
      ColumnSchema column = modelled.get(index);
      scores.add(
          new ColumnScore(
              column.name(),
              shapes[index],
              anchors.isEmpty() ? null : (Double) anchors.get()[index],
              summary(train.column(column.name()), column.kind(), tables.train(), index),
              summary(synthetic.column(column.name()), column.kind(), tables.synthetic(), index)));
    }
    return List.copyOf(scores);
  }

  private static Summary summary(Column column, Kind kind, CodedRows rows, int index) {
    boolean[] seen = new boolean[rows.columns().get(index).values() + 1];
    long distinct = 0;
    for (int code : rows.codes()[index]) {
      if (!seen[code] && code < seen.length - 1) {
        distinct++;
      }
      seen[code] = true;
    }
    double missing = (double) column.missing().count() / column.size();
    if (kind.isCategorical()) {
      return new Summary(missing, null, null, distinct);
    }
    double[] numbers = Coding.numbers(column);
    double mean = mean(numbers);
    return new Summary(missing, Scores.finite(mean), deviation(numbers, mean), distinct);
  }

  /// Of the numbers that are not NaN; by running means, so that huge numbers do not overflow a sum.
  private static double mean(double[] numbers) {
    double mean = 0;
    long count = 0;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        count++;
        mean += number / count - mean / count;
      }
    }
    return count == 0 ? Double.NaN : mean;
  }

  /// Over n - 1; null for fewer than two numbers.
  private static @Nullable Double deviation(double[] numbers, double mean) {
    double squares = 0;
    long count = 0;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        count++;
        squares += (number - mean) * (number - mean);
      }
    }
    return count < 2 ? null : Scores.finite(Math.sqrt(squares / (count - 1)));
  }
}
