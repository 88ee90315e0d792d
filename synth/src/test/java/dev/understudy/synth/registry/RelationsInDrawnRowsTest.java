package dev.understudy.synth.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.synth.Completion;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.MomentColumn.Unit;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Spelling;
import dev.understudy.table.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds between the quantities of every real row holds in every drawn one.
class RelationsInDrawnRowsTest {

  private static final int ROWS = 3_000;
  private static final long DAY = 86_400_000_000L;
  private static final long QUARTER = 900_000_000L;

  /// `price`, `number`, `cost` (their product), `paid` (in full in four rows of ten, else less),
  /// `from` and `to` (a quarter of an hour to some hours later).
  private static Example bills() {
    RandomStream random = new Seed(8).stream();
    double[][] numbers = new double[4][ROWS];
    long[][] moments = new long[2][ROWS];
    for (int row = 0; row < ROWS; row++) {
      numbers[0][row] = Math.rint(10_000 * Math.exp(0.8 * random.nextGaussian())) / 100;
      numbers[1][row] = 1 + random.nextInt(12);
      numbers[2][row] = Math.rint(100 * numbers[0][row] * numbers[1][row]) / 100;
      double part = random.nextDouble();
      numbers[3][row] =
          part < 0.4 ? numbers[2][row] : Math.rint(100 * part * numbers[2][row]) / 100;
      moments[0][row] = (long) (3_000 * random.nextDouble()) * DAY + random.nextInt(96) * QUARTER;
      moments[1][row] = moments[0][row] + (1 + random.nextInt(16)) * QUARTER;
    }
    Missing none = Missing.none(ROWS);
    Spelling cents = Spelling.PLAIN.withDecimals(2);
    Spelling seconds = Spelling.PLAIN.withFormats(List.of("yyyy-MM-dd'T'HH:mm:ss"));
    return new Example(
        Table.of(
            List.of(
                NumberColumn.of("price", numbers[0], none),
                NumberColumn.of("number", numbers[1], none),
                NumberColumn.of("cost", numbers[2], none),
                NumberColumn.of("paid", numbers[3], none),
                MomentColumn.of("from", Unit.MICROSECONDS, moments[0], none),
                MomentColumn.of("to", Unit.MICROSECONDS, moments[1], none))),
        Schema.of(
            List.of(
                ColumnSchema.of("price", Kind.NUMBER).withSpelling(cents),
                ColumnSchema.of("number", Kind.INTEGER)
                    .withSpelling(Spelling.PLAIN.withDecimals(0)),
                ColumnSchema.of("cost", Kind.NUMBER).withSpelling(cents),
                ColumnSchema.of("paid", Kind.NUMBER).withSpelling(cents),
                ColumnSchema.of("from", Kind.DATE_TIME).withSpelling(seconds),
                ColumnSchema.of("to", Kind.DATE_TIME).withSpelling(seconds))));
  }

  private static Model fit(String name) {
    Example bills = bills();
    return Synthesizers.named(name, GeneratorSettings.USUAL)
        .fit(bills.table(), bills.schema(), Run.of(new Seed(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void holdsInEveryRow(String name) {
    Model model = fit(name);
    assertThat(model.provenance().configuration().get("relations"))
        .contains("cost = price × number", "paid = cost in some rows", "to follows from");
    Table[] drawn = new Table[1];
    model.sample(ROWS, new Seed(2), rows -> drawn[0] = rows, Progress.silent());
    NumberColumn price = (NumberColumn) drawn[0].column("price");
    NumberColumn number = (NumberColumn) drawn[0].column("number");
    NumberColumn cost = (NumberColumn) drawn[0].column("cost");
    NumberColumn paid = (NumberColumn) drawn[0].column("paid");
    MomentColumn from = (MomentColumn) drawn[0].column("from");
    MomentColumn to = (MomentColumn) drawn[0].column("to");
    int inFull = 0;
    for (int row = 0; row < ROWS; row++) {
      assertThat(cost.value(row)).isCloseTo(price.value(row) * number.value(row), within(0.0051));
      long quarters = (to.ticks(row) - from.ticks(row)) / QUARTER;
      assertThat(quarters).isBetween(1L, 16L);
      assertThat(to.ticks(row)).isEqualTo(from.ticks(row) + quarters * QUARTER);
      inFull += paid.value(row) == cost.value(row) ? 1 : 0;
    }
    assertThat(inFull / (double) ROWS).isCloseTo(0.4, within(0.05));
  }

  @Test
  void independentColumnsStayIndependent() {
    assertThat(fit("independent").provenance().configuration()).doesNotContainKey("relations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void completedCellsFitTheGivenOnes(String name) {
    Table real = bills().table();
    boolean[][] free = new boolean[6][ROWS];
    for (int row = 0; row < ROWS; row++) {
      free[row % 3][row] = true;
      free[row % 2 == 0 ? 4 : 5][row] = true;
    }
    Table completed =
        ((Completion) fit(name))
            .complete(new PartialRows(real, free, true), new Seed(3), Progress.silent())
            .table();
    NumberColumn price = (NumberColumn) real.column("price");
    NumberColumn number = (NumberColumn) real.column("number");
    NumberColumn cost = (NumberColumn) real.column("cost");
    for (int row = 0; row < ROWS; row++) {
      switch (row % 3) {
        case 0 ->
            assertThat(((NumberColumn) completed.column("price")).value(row))
                .isCloseTo(price.value(row), within(0.0051));
        case 1 ->
            assertThat(((NumberColumn) completed.column("number")).value(row))
                .isCloseTo(number.value(row), within(1e-2));
        default ->
            assertThat(((NumberColumn) completed.column("cost")).value(row))
                .isEqualTo(cost.value(row));
      }
      long from = ((MomentColumn) (row % 2 == 0 ? completed : real).column("from")).ticks(row);
      long to = ((MomentColumn) (row % 2 == 0 ? real : completed).column("to")).ticks(row);
      assertThat((to - from) % QUARTER).isZero();
      assertThat((to - from) / QUARTER).isBetween(1L, 16L);
    }
  }

  @Test
  void modelFilesKeepWhatHolds(@TempDir Path folder) {
    Model model = fit("copula");
    Path file = folder.resolve("a.understudy");
    ModelFile.write(model, file);
    Table before = Tables.sample(model, 500, 4);
    Table after = Tables.sample(ModelFile.read(file), 500, 4);
    for (String column : before.names()) {
      assertThat(Tables.values(after, column)).isEqualTo(Tables.values(before, column));
    }
  }
}
