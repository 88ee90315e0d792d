package dev.understudy.judge;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/// Made-up patients whose columns hang together: older ones have a higher pressure, smokers are
/// sick more often, and the cholesterol is not always measured.
public final class Tables {

  public static final Schema SCHEMA =
      Schema.of(
          List.of(
              ColumnSchema.of("age", Kind.INTEGER),
              ColumnSchema.of("pressure", Kind.NUMBER),
              ColumnSchema.of("cholesterol", Kind.NUMBER),
              ColumnSchema.of("smoker", Kind.BOOLEAN),
              ColumnSchema.of("ward", Kind.CATEGORY),
              ColumnSchema.of("visit", Kind.DATE),
              ColumnSchema.of("sick", Kind.BOOLEAN).withRole(Role.TARGET)));

  private static final List<String> WARDS = List.of("north", "south", "east", "west");

  private Tables() {}

  public static Table patients(int rows, Seed seed) {
    return patients(rows, 0, seed);
  }

  /// @param older years added to every age
  public static Table patients(int rows, double older, Seed seed) {
    RandomStream random = seed.stream();
    double[] age = new double[rows];
    double[] pressure = new double[rows];
    double[] cholesterol = new double[rows];
    byte[] unmeasured = new byte[rows];
    int[] smoker = new int[rows];
    int[] ward = new int[rows];
    long[] visit = new long[rows];
    int[] sick = new int[rows];
    for (int row = 0; row < rows; row++) {
      age[row] = Math.rint(older + 55 + 12 * random.nextGaussian());
      smoker[row] = random.nextDouble() < 0.3 ? 1 : 0;
      ward[row] = Math.clamp((int) (age[row] / 20), 0, 3);
      pressure[row] = Math.rint(10 * (90 + 0.7 * age[row] + 6 * random.nextGaussian())) / 10;
      cholesterol[row] = Math.rint(120 + pressure[row] * 0.6 + 20 * random.nextGaussian());
      unmeasured[row] = (byte) (random.nextDouble() < (smoker[row] == 1 ? 0.4 : 0.1) ? 1 : 0);
      visit[row] = 18_000 + (long) (10 * age[row]) + random.nextInt(200);
      double risk = -8 + 0.12 * age[row] + 2 * smoker[row];
      sick[row] = random.nextDouble() < 1 / (1 + StrictMath.exp(-risk)) ? 1 : 0;
    }
    Missing none = Missing.none(rows);
    return Table.of(
        List.of(
            NumberColumn.of("age", age, none),
            NumberColumn.of("pressure", pressure, none),
            NumberColumn.of("cholesterol", cholesterol, Missing.of(unmeasured, List.of(""))),
            CategoryColumn.of("smoker", List.of("no", "yes"), smoker, none),
            CategoryColumn.of("ward", WARDS, ward, none),
            MomentColumn.of("visit", MomentColumn.Unit.DAYS, visit, none),
            CategoryColumn.of("sick", List.of("no", "yes"), sick, none)));
  }

  /// The same cells with each column shuffled by itself.
  public static Table independent(Table table, Seed seed) {
    List<Column> shuffled =
        IntStream.range(0, table.columnCount())
            .mapToObj(index ->
                table
                    .column(index)
                    .select(seed.child(index).stream().permutation(table.rowCount())))
            .toList();
    return Table.of(shuffled);
  }

  public static Table shuffled(Table table, Seed seed) {
    return table.select(seed.stream().permutation(table.rowCount()));
  }
}
