package dev.understudy.judge;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Released tables whose verdict is known, made of one real table: its rows are dealt to training,
/// holdout and a fresh sample, which nobody has seen.
final class KnownCases {

  private final Table train;
  private final Table holdout;
  private final Table fresh;
  private final Schema schema;

  /// @param rows of each of the three parts
  KnownCases(Table all, Schema schema, int rows, Seed seed) {
    int[] order = seed.child("deal").stream().permutation(all.rowCount());
    this.train = all.select(Arrays.copyOfRange(order, 0, rows));
    this.holdout = all.select(Arrays.copyOfRange(order, rows, 2 * rows));
    this.fresh = all.select(Arrays.copyOfRange(order, 2 * rows, 3 * rows));
    this.schema = schema;
  }

  Evidence evidence(Table released) {
    return new Evidence(train, holdout, released, schema);
  }

  Table fresh() {
    return fresh;
  }

  Table train() {
    return train;
  }

  Schema schema() {
    return schema;
  }

  Table independent() {
    Seed seed = new Seed(2);
    return Table.of(
        IntStream.range(0, train.columnCount())
            .mapToObj(index -> train.column(index).select(permutation(seed.child(index))))
            .toList());
  }

  /// Uniform over ranges and categories.
  Table noise() {
    return columns(
        (column, random) -> {
          double[] present =
              IntStream.range(0, column.size())
                  .filter(row -> !column.isMissing(row))
                  .mapToDouble(column::value)
                  .toArray();
          double low = Arrays.stream(present).min().orElse(0);
          double high = Arrays.stream(present).max().orElse(0);
          double[] drawn = new double[column.size()];
          for (int row = 0; row < drawn.length; row++) {
            drawn[row] = Math.rint(low + (high - low) * random.nextDouble());
          }
          return NumberColumn.of(column.name(), drawn, Missing.none(drawn.length));
        },
        (column, random) -> {
          int[] drawn = new int[column.size()];
          for (int row = 0; row < drawn.length; row++) {
            drawn[row] = random.nextInt(column.categories().size());
          }
          return CategoryColumn.of(
              column.name(), column.categories(), drawn, Missing.none(drawn.length));
        });
  }

  /// Twenty fresh rows over and over.
  Table collapsed() {
    return fresh.select(IntStream.range(0, train.rowCount()).map(row -> row % 20).toArray());
  }

  Table bootstrap() {
    RandomStream random = new Seed(4).stream();
    return train.select(
        IntStream.range(0, train.rowCount())
            .map(row -> random.nextInt(train.rowCount()))
            .toArray());
  }

  /// A copy whose numbers are off by a hundredth of their standard deviation, and one category in a
  /// hundred is another.
  Table noisyCopy() {
    return columns(
        (column, random) -> {
          double deviation = deviation(column);
          double[] moved = new double[column.size()];
          for (int row = 0; row < moved.length; row++) {
            moved[row] = column.value(row) + 0.01 * deviation * random.nextGaussian();
          }
          return NumberColumn.of(column.name(), moved, column.missing());
        },
        (column, random) -> {
          int[] moved = new int[column.size()];
          for (int row = 0; row < moved.length; row++) {
            moved[row] =
                random.nextDouble() < 0.01
                    ? random.nextInt(column.categories().size())
                    : column.isMissing(row) ? 0 : column.code(row);
          }
          return CategoryColumn.of(column.name(), column.categories(), moved, column.missing());
        });
  }

  /// A fresh sample with a share of its rows replaced by training rows.
  Table partlyCopied(double share) {
    int copied = (int) (share * train.rowCount());
    return replaced(IntStream.range(0, copied).toArray());
  }

  /// A fresh sample with the ten training rows that lie farthest out.
  Table tenOutliersCopied() {
    List<NumberColumn> numbers =
        train.columns().stream()
            .filter(NumberColumn.class::isInstance)
            .map(NumberColumn.class::cast)
            .toList();
    double[] deviations = numbers.stream().mapToDouble(KnownCases::deviation).toArray();
    double[] means = numbers.stream().mapToDouble(KnownCases::mean).toArray();
    ToDoubleFunction<Integer> distance =
        row -> {
          double sum = 0;
          for (int i = 0; i < numbers.size(); i++) {
            double value = numbers.get(i).isMissing(row) ? means[i] : numbers.get(i).value(row);
            sum += Math.pow((value - means[i]) / deviations[i], 2);
          }
          return sum;
        };
    int[] farthest =
        IntStream.range(0, train.rowCount())
            .boxed()
            .sorted(Comparator.comparingDouble(distance).reversed())
            .limit(10)
            .mapToInt(Integer::intValue)
            .toArray();
    return replaced(farthest);
  }

  /// Each row lies at random between a training row and one of its five nearest (Chawla and others,
  /// JAIR 16, 2002); categories are those of either.
  Table smote(int[][] neighbours) {
    int rows = train.rowCount();
    Seed seed = new Seed(9);
    RandomStream choice = seed.stream();
    int[] source = new int[rows];
    int[] partner = new int[rows];
    double[] between = new double[rows];
    for (int row = 0; row < rows; row++) {
      source[row] = row;
      partner[row] = neighbours[row][1 + choice.nextInt(neighbours[row].length - 1)];
      between[row] = choice.nextDouble();
    }
    return columns(
        (column, random) -> {
          double[] values = new double[rows];
          byte[] missing = new byte[rows];
          for (int row = 0; row < rows; row++) {
            boolean either = column.isMissing(source[row]) || column.isMissing(partner[row]);
            missing[row] = (byte) (either ? 1 : 0);
            double from = either ? 0 : column.value(source[row]);
            double to = either ? 0 : column.value(partner[row]);
            values[row] = Math.rint(from + between[row] * (to - from));
          }
          return NumberColumn.of(column.name(), values, Missing.of(missing, List.of("")));
        },
        (column, random) ->
            column.select(
                IntStream.range(0, rows)
                    .map(row -> between[row] < 0.5 ? source[row] : partner[row])
                    .toArray()));
  }

  /// The first rows of the fresh sample replaced by training rows.
  private Table replaced(int[] copied) {
    return Table.stack(
        List.of(
            train.select(copied),
            fresh.select(IntStream.range(copied.length, train.rowCount()).toArray())));
  }

  private interface Numbers {
    Column make(NumberColumn column, RandomStream random);
  }

  private interface Categories {
    Column make(CategoryColumn column, RandomStream random);
  }

  private Table columns(Numbers numbers, Categories categories) {
    Seed seed = new Seed(3);
    return Table.of(
        IntStream.range(0, train.columnCount())
            .mapToObj(index ->
                switch (train.column(index)) {
                  case NumberColumn number -> numbers.make(number, seed.child(index).stream());
                  case CategoryColumn category ->
                      categories.make(category, seed.child(index).stream());
                  default -> throw new IllegalStateException("only numbers and categories");
                })
            .toList());
  }

  private int[] permutation(Seed seed) {
    return seed.stream().permutation(train.rowCount());
  }

  private static double mean(NumberColumn column) {
    return IntStream.range(0, column.size())
        .filter(row -> !column.isMissing(row))
        .mapToDouble(column::value)
        .average()
        .orElse(0);
  }

  private static double deviation(NumberColumn column) {
    double mean = mean(column);
    return Math.sqrt(
        IntStream.range(0, column.size())
            .filter(row -> !column.isMissing(row))
            .mapToDouble(row -> Math.pow(column.value(row) - mean, 2))
            .average()
            .orElse(1));
  }
}
