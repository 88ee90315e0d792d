package dev.understudy.synth;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Spelling;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.List;

/// Made-up patients whose columns depend on each other in a known way.
public final class Tables {

  private Tables() {}

  /// @param table the rows
  /// @param schema their meaning
  public record Example(Table table, Schema schema) {}

  /// `id` (row number), `age` (60 +- 12), `pressure` (rises with age, two decimals, missing more
  /// often in ward c), `ward` (a, b, c and one `rare` row), `stage` (I to IV, rises with age),
  /// `admitted` (days), `sick` (yes/no, rises with age and pressure).
  public static Example patients(int rows, long seed) {
    RandomStream random = new Seed(seed).stream();
    double[] ids = new double[rows];
    double[] ages = new double[rows];
    double[] pressures = new double[rows];
    byte[] missing = new byte[rows];
    int[] wards = new int[rows];
    int[] stages = new int[rows];
    long[] admitted = new long[rows];
    int[] sick = new int[rows];
    for (int row = 0; row < rows; row++) {
      double frailty = random.nextGaussian();
      ids[row] = row + 1;
      ages[row] = Math.rint(60 + 12 * frailty);
      pressures[row] =
          Math.rint(100 * (120 + 15 * (0.6 * frailty + 0.8 * random.nextGaussian()))) / 100;
      wards[row] = row == 7 ? 3 : random.nextInt(3);
      missing[row] = (byte) (random.nextDouble() < (wards[row] == 2 ? 0.4 : 0.05) ? 1 : 0);
      double severity = 0.7 * frailty + 0.7 * random.nextGaussian();
      stages[row] = severity < -0.5 ? 0 : severity < 0.5 ? 1 : severity < 1.2 ? 2 : 3;
      admitted[row] = 19_000 + random.nextInt(365);
      sick[row] = frailty + random.nextGaussian() > 0.5 ? 1 : 0;
    }
    Missing none = Missing.none(rows);
    Table table =
        Table.of(
            List.of(
                NumberColumn.of("id", ids, none),
                NumberColumn.of("age", ages, none),
                NumberColumn.of("pressure", pressures, Missing.of(missing, List.of("NA"))),
                CategoryColumn.of("ward", List.of("a", "b", "c", "rare"), wards, none),
                CategoryColumn.of("stage", List.of("I", "II", "III", "IV"), stages, none),
                MomentColumn.of("admitted", MomentColumn.Unit.DAYS, admitted, none),
                CategoryColumn.of("sick", List.of("no", "yes"), sick, none)));
    Schema schema =
        Schema.of(
            List.of(
                ColumnSchema.of("id", Kind.ID),
                ColumnSchema.of("age", Kind.INTEGER).withSpelling(Spelling.PLAIN.withDecimals(0)),
                ColumnSchema.of("pressure", Kind.NUMBER)
                    .withSpelling(Spelling.PLAIN.withDecimals(2).withMissing(List.of("", "NA"))),
                ColumnSchema.of("ward", Kind.CATEGORY),
                ColumnSchema.of("stage", Kind.ORDINAL),
                ColumnSchema.of("admitted", Kind.DATE)
                    .withSpelling(Spelling.PLAIN.withFormats(List.of("yyyy-MM-dd"))),
                ColumnSchema.of("sick", Kind.BOOLEAN)));
    return new Example(table, schema);
  }

  /// All rows of a draw as one table.
  public static Table sample(Model model, long rows, long seed) {
    List<Table> chunks = new ArrayList<>();
    model.sample(rows, new Seed(seed), chunks::add, Progress.silent());
    return join(chunks);
  }

  /// All rows of a conditional draw as one table.
  public static Table sampleWhere(Model model, List<String> conditions, long rows, long seed) {
    List<Table> chunks = new ArrayList<>();
    ((Conditional) model)
        .sampleWhere(
            conditions.stream().map(Condition::parse).toList(),
            rows,
            new Seed(seed),
            chunks::add,
            Progress.silent());
    return join(chunks);
  }

  /// The rows of several tables under each other, as text.
  private static Table join(List<Table> chunks) {
    List<Column> columns = new ArrayList<>();
    for (String name : chunks.getFirst().names()) {
      List<String> values = new ArrayList<>();
      for (Table chunk : chunks) {
        for (int row = 0; row < chunk.rowCount(); row++) {
          values.add(text(chunk.column(name), row));
        }
      }
      columns.add(TextColumn.of(name, values.toArray(String[]::new), Missing.none(values.size())));
    }
    return Table.of(columns);
  }

  /// The cells of a column of a joined draw.
  public static List<String> values(Table joined, String column) {
    TextColumn text = (TextColumn) joined.column(column);
    List<String> values = new ArrayList<>();
    for (int row = 0; row < text.size(); row++) {
      values.add(text.value(row));
    }
    return values;
  }

  /// A cell as text, `~` and its spelling where missing.
  public static String text(Column column, int row) {
    if (column.isMissing(row)) {
      return "~" + column.missing().spelling(row);
    }
    return switch (column) {
      case NumberColumn number -> Double.toString(number.value(row));
      case CategoryColumn category -> category.value(row);
      case MomentColumn moment -> Long.toString(moment.ticks(row));
      case TextColumn text -> text.value(row);
    };
  }
}
