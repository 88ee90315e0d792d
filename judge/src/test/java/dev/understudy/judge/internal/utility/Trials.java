package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Measure;
import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A made-up trial: the drug halves the hazard and lowers the odds of a relapse, which age and
/// severity raise. Its target is the relapse.
final class Trials {

  static final Schema SCHEMA =
      Schema.of(
          List.of(
              ColumnSchema.of("age", Kind.NUMBER),
              ColumnSchema.of("severity", Kind.CATEGORY),
              ColumnSchema.of("arm", Kind.CATEGORY).withRole(Role.TREATMENT),
              ColumnSchema.of("days", Kind.NUMBER).withRole(Role.TIME),
              ColumnSchema.of("died", Kind.CATEGORY).withRole(Role.EVENT),
              ColumnSchema.of("score", Kind.NUMBER),
              ColumnSchema.of("relapse", Kind.CATEGORY).withRole(Role.TARGET)));

  private Trials() {}

  static Table of(int rows, Seed seed) {
    RandomStream random = seed.stream();
    double[] age = new double[rows];
    double[] days = new double[rows];
    double[] score = new double[rows];
    int[] severity = new int[rows];
    int[] arm = new int[rows];
    int[] died = new int[rows];
    int[] relapse = new int[rows];
    for (int row = 0; row < rows; row++) {
      age[row] = Math.rint(60 + 10 * random.nextGaussian());
      severity[row] = random.nextInt(3);
      arm[row] = random.nextInt(2);
      double risk = (age[row] - 60) / 10 + 0.7 * severity[row];
      double hazard = StrictMath.exp(0.6 * risk - 0.7 * arm[row]) / 1000;
      double event = -StrictMath.log(1 - random.nextDouble()) / hazard;
      double end = 200 + 1800 * random.nextDouble();
      days[row] = Math.ceil(Math.min(event, end));
      died[row] = event <= end ? 1 : 0;
      score[row] = Math.rint(10 * (5 * arm[row] + 2 * risk + 3 * random.nextGaussian())) / 10;
      double logOdds = risk - 1 - arm[row];
      relapse[row] = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds)) ? 1 : 0;
    }
    Missing none = Missing.none(rows);
    return Table.of(
        List.of(
            NumberColumn.of("age", age, none),
            CategoryColumn.of("severity", List.of("mild", "moderate", "severe"), severity, none),
            CategoryColumn.of("arm", List.of("placebo", "drug"), arm, none),
            NumberColumn.of("days", days, none),
            CategoryColumn.of("died", List.of("no", "yes"), died, none),
            NumberColumn.of("score", score, none),
            CategoryColumn.of("relapse", List.of("no", "yes"), relapse, none)));
  }

  /// Each cell is that of a random row with probability `share`: relations fade, columns stay.
  static Table faded(Table table, double share, Seed seed) {
    RandomStream random = seed.stream();
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      int[] rows = new int[table.rowCount()];
      for (int row = 0; row < rows.length; row++) {
        rows[row] = random.nextDouble() < share ? random.nextInt(rows.length) : row;
      }
      columns.add(column.select(rows));
    }
    return Table.of(columns);
  }

  static JudgedTables tables(Table train, @Nullable Table holdout, Table synthetic, Schema schema) {
    List<Table> all = new ArrayList<>(List.of(train, synthetic));
    if (holdout != null) {
      all.add(holdout);
    }
    List<CodedRows> coded = Coding.of(schema, all);
    return JudgedTables.of(
        coded.get(0),
        holdout == null ? Optional.empty() : Optional.of(coded.get(2)),
        coded.get(1),
        new Seed(7),
        "");
  }

  static UtilityMeasures judge(Table train, @Nullable Table holdout, Table synthetic, Suite suite) {
    return UtilityMeasures.of(
        tables(train, holdout, synthetic, SCHEMA), SCHEMA, suite, 1, Progress.silent());
  }

  static Measure measure(UtilityMeasures measures, String name) {
    return measures.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no measure " + name));
  }

  static double value(UtilityMeasures measures, String name) {
    return Objects.requireNonNull(measure(measures, name).value(), name);
  }
}
