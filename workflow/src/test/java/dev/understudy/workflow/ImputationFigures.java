package dev.understudy.workflow;

import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.Run;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Measures how well hidden cells are filled; not a test. Hides a tenth of the known cells of a
/// table, completely at random or more often where values are large or common, learns what is left,
/// fills the hidden cells ten times and compares. Prints, for each way of filling:
///
/// - accuracy and log score of categories (the vote of the draws, their smoothed shares),
/// - RMSE of numbers (the mean of the draws, in standard deviations of the column),
/// - distance of the distributions of one draw and of the hidden cells (Kolmogorov-Smirnov for
///   numbers, total variation for categories, mean over columns), 0 is best.
///
/// ```
/// ./mvnw -q -Dquick test-compile
/// java -cp 'app/target/understudy/lib/*:workflow/target/test-classes' dev.understudy.workflow.ImputationFigures ROWS TABLE.csv ...
/// ```
final class ImputationFigures {

  private static final int DRAWS = 10;
  private static final double HIDDEN = 0.1;

  private ImputationFigures() {}

  public static void main(String[] arguments) {
    int most = Integer.parseInt(arguments[0]);
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      Examined examined = Examination.examineQuickly(Source.of(Path.of(file)), Progress.silent());
      int rows = Math.min(most, examined.table().rowCount());
      Table table = examined.table().select(java.util.stream.IntStream.range(0, rows).toArray());
      for (boolean random : new boolean[] {true, false}) {
        boolean[][] hidden = hide(table, random);
        Table left = without(table, hidden);
        System.out.printf(
            "%s, %d rows, hidden %s%n", file, rows, random ? "at random" : "not at random");
        print("mean or mode", table, hidden, copies(middles(left)), 0);
        print("independent draws", table, hidden, independent(left), 0);
        for (String name : List.of("trees", "autoregressive", "copula")) {
          long start = System.nanoTime();
          Completion model =
              (Completion)
                  Synthesizers.named(name, GeneratorSettings.USUAL)
                      .fit(left, examined.schema(), Run.of(new Seed(1)));
          long fitted = System.nanoTime();
          List<Table> draws = new ArrayList<>();
          for (int draw = 0; draw < DRAWS; draw++) {
            Completed completed =
                model.complete(
                    new PartialRows(left, hidden, true), new Seed(draw), Progress.silent());
            draws.add(completed.table());
          }
          double each = (System.nanoTime() - fitted) / 1e9 / DRAWS;
          print(
              String.format(Locale.ROOT, "%s (fit %.1f s)", name, (fitted - start) / 1e9),
              table,
              hidden,
              draws,
              each);
        }
      }
    }
  }

  private static boolean[][] hide(Table table, boolean random) {
    boolean[][] hidden = new boolean[table.columnCount()][table.rowCount()];
    for (int k = 0; k < hidden.length; k++) {
      Column column = table.column(k);
      if (column instanceof TextColumn || column instanceof MomentColumn) {
        continue;
      }
      RandomStream stream = new Seed(k).child("hide").stream();
      double[] middle =
          column instanceof NumberColumn number ? number.sortedPresent() : new double[0];
      int[] counts = column instanceof CategoryColumn category ? category.counts() : new int[0];
      int largest = Arrays.stream(counts).max().orElse(0);
      for (int row = 0; row < table.rowCount(); row++) {
        boolean often =
            !column.isMissing(row)
                && switch (column) {
                  case NumberColumn number -> number.value(row) > middle[middle.length / 2];
                  case CategoryColumn category -> counts[category.code(row)] == largest;
                  case MomentColumn _, TextColumn _ -> false;
                };
        double share = random ? HIDDEN : often ? 1.5 * HIDDEN : 0.5 * HIDDEN;
        hidden[k][row] = stream.nextDouble() < share && !column.isMissing(row);
      }
    }
    return hidden;
  }

  private static Table without(Table table, boolean[][] hidden) {
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < table.columnCount(); k++) {
      Column column = table.column(k);
      byte[] codes = new byte[table.rowCount()];
      for (int row = 0; row < codes.length; row++) {
        codes[row] = (byte) (hidden[k][row] || column.isMissing(row) ? 1 : 0);
      }
      Missing missing = Missing.of(codes, List.of(""));
      columns.add(
          switch (column) {
            case NumberColumn number -> NumberColumn.of(column.name(), number.toArray(), missing);
            case CategoryColumn category -> {
              int[] values = new int[codes.length];
              Arrays.setAll(values, row -> Math.max(0, category.code(row)));
              yield CategoryColumn.of(column.name(), category.categories(), values, missing);
            }
            case MomentColumn _, TextColumn _ -> column;
          });
    }
    return Table.of(columns);
  }

  private static List<Table> copies(Table table) {
    return java.util.Collections.nCopies(DRAWS, table);
  }

  private static Table middles(Table table) {
    return filled(table, null);
  }

  private static List<Table> independent(Table table) {
    List<Table> draws = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      draws.add(filled(table, new Seed(draw).stream()));
    }
    return draws;
  }

  /// Every cell is the mean or mode of its column, or one of the column's cells by chance.
  private static Table filled(Table table, @org.jspecify.annotations.Nullable RandomStream random) {
    Missing none = Missing.none(table.rowCount());
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          switch (column) {
            case NumberColumn number -> {
              double[] present = number.sortedPresent();
              double mean = Arrays.stream(present).average().orElse(0);
              double[] values = new double[column.size()];
              Arrays.setAll(
                  values,
                  _ ->
                      random == null || present.length == 0
                          ? mean
                          : present[random.nextInt(present.length)]);
              yield NumberColumn.of(column.name(), values, none);
            }
            case CategoryColumn category -> {
              int[] counts = category.counts();
              List<Integer> present = new ArrayList<>();
              int mode = 0;
              for (int row = 0; row < column.size(); row++) {
                if (category.code(row) >= 0) {
                  present.add(category.code(row));
                  mode = counts[category.code(row)] > counts[mode] ? category.code(row) : mode;
                }
              }
              int usual = mode;
              int[] values = new int[column.size()];
              Arrays.setAll(
                  values,
                  _ ->
                      random == null || present.isEmpty()
                          ? usual
                          : present.get(random.nextInt(present.size())));
              yield CategoryColumn.of(
                  column.name(),
                  category.categories().isEmpty() ? List.of("-") : category.categories(),
                  values,
                  none);
            }
            case MomentColumn _, TextColumn _ -> column;
          });
    }
    return Table.of(columns);
  }

  private static void print(
      String name, Table truth, boolean[][] hidden, List<Table> draws, double seconds) {
    double right = 0;
    double logs = 0;
    int cells = 0;
    double error = 0;
    double distance = 0;
    int numbers = 0;
    int columns = 0;
    for (int k = 0; k < hidden.length; k++) {
      boolean[] asked = hidden[k];
      int[] rows =
          java.util.stream.IntStream.range(0, asked.length).filter(row -> asked[row]).toArray();
      if (rows.length < 10) {
        continue;
      }
      columns++;
      if (truth.column(k) instanceof NumberColumn number) {
        double[] known = number.sortedPresent();
        double mean = Arrays.stream(known).average().orElse(0);
        double spread =
            Math.sqrt(Arrays.stream(known).map(x -> (x - mean) * (x - mean)).average().orElse(1));
        int column = k;
        double squares = 0;
        for (int row : rows) {
          double guess =
              draws.stream()
                  .mapToDouble(draw -> ((NumberColumn) draw.column(column)).value(row))
                  .average()
                  .orElseThrow();
          squares += Math.pow((guess - number.value(row)) / Math.max(spread, 1e-12), 2);
        }
        error += Math.sqrt(squares / rows.length);
        numbers++;
        distance += largestGap(number, (NumberColumn) draws.getFirst().column(k), rows);
      } else if (truth.column(k) instanceof CategoryColumn category) {
        int kinds = (int) Arrays.stream(category.counts()).filter(count -> count > 0).count();
        Map<String, Integer> difference = new HashMap<>();
        for (int row : rows) {
          Map<String, Integer> votes = new HashMap<>();
          for (Table draw : draws) {
            votes.merge(((CategoryColumn) draw.column(k)).value(row), 1, Integer::sum);
          }
          String winner =
              votes.entrySet().stream()
                  .max(
                      Map.Entry.<String, Integer>comparingByValue()
                          .thenComparing(Map.Entry.comparingByKey()))
                  .orElseThrow()
                  .getKey();
          right += winner.equals(category.value(row)) ? 1 : 0;
          logs +=
              Math.log((votes.getOrDefault(category.value(row), 0) + 0.5) / (DRAWS + 0.5 * kinds));
          cells++;
          difference.merge(category.value(row), 1, Integer::sum);
          difference.merge(
              ((CategoryColumn) draws.getFirst().column(k)).value(row), -1, Integer::sum);
        }
        distance += difference.values().stream().mapToInt(Math::abs).sum() / 2.0 / rows.length;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "  %-28s accuracy %.3f  log score %.3f  RMSE %.3f  distance %.3f  (%.1f s a draw)%n",
        name,
        right / Math.max(1, cells),
        logs / Math.max(1, cells),
        error / Math.max(1, numbers),
        distance / Math.max(1, columns),
        seconds);
  }

  private static double largestGap(NumberColumn one, NumberColumn other, int[] rows) {
    double[] a = Arrays.stream(rows).mapToDouble(one::value).sorted().toArray();
    double[] b = Arrays.stream(rows).mapToDouble(other::value).sorted().toArray();
    TreeSet<Double> values = new TreeSet<>();
    for (double value : a) {
      values.add(value);
    }
    for (double value : b) {
      values.add(value);
    }
    double gap = 0;
    int i = 0;
    int j = 0;
    for (double value : values) {
      while (i < a.length && a[i] <= value) {
        i++;
      }
      while (j < b.length && b[j] <= value) {
        j++;
      }
      gap = Math.max(gap, Math.abs(i - j) / (double) rows.length);
    }
    return gap;
  }
}
