package dev.understudy.synth.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.synth.ColumnMethod;
import dev.understudy.synth.Explained;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Leakage;
import dev.understudy.synth.Model;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreesTest {

  private static TreesModel fit(Example example) {
    Model model =
        new TreesSynthesizer(RarePolicy.REDRAW)
            .fit(example.table(), example.schema(), Run.of(new Seed(1)));
    return (TreesModel) model;
  }

  private static Example categories(int rows, int[][] codes, String... names) {
    List<CategoryColumn> columns = new ArrayList<>();
    List<ColumnSchema> schemas = new ArrayList<>();
    for (int k = 0; k < names.length; k++) {
      columns.add(
          CategoryColumn.of(names[k], List.of("a", "b", "c"), codes[k], Missing.none(rows)));
      schemas.add(ColumnSchema.of(names[k], Kind.CATEGORY));
    }
    return new Example(Table.of(List.copyOf(columns)), Schema.of(schemas));
  }

  /// x of three categories, y = x in eight of ten rows, z by itself.
  private static Example tiny(int rows) {
    RandomStream random = new Seed(7).stream();
    int[][] codes = new int[3][rows];
    for (int row = 0; row < rows; row++) {
      codes[0][row] = random.nextInt(3);
      codes[1][row] = random.nextDouble() < 0.7 ? codes[0][row] : random.nextInt(3);
      codes[2][row] = random.nextInt(3);
    }
    return categories(rows, codes, "x", "y", "z");
  }

  @Test
  void probabilitiesOfAllRowsThatCanBeSumToOneAndDrawsFollowThem() {
    TreesModel model = fit(tiny(2_000));
    int[][] codes = new int[3][27];
    for (int cell = 0; cell < 27; cell++) {
      codes[0][cell] = cell / 9;
      codes[1][cell] = cell / 3 % 3;
      codes[2][cell] = cell % 3;
    }
    double[] logs = model.logProbability(categories(27, codes, "x", "y", "z").table());
    double sum = 0;
    double[] drawn = new double[27];
    Table rows = Tables.sample(model, 200_000, 3);
    for (int row = 0; row < rows.rowCount(); row++) {
      int cell = 0;
      for (String column : List.of("x", "y", "z")) {
        String value = Tables.text(rows.column(column), row);
        cell = 3 * cell + value.charAt(0) - 'a';
      }
      drawn[cell] += 1.0 / rows.rowCount();
    }
    for (int cell = 0; cell < 27; cell++) {
      sum += Math.exp(logs[cell]);
      assertThat(drawn[cell]).isCloseTo(Math.exp(logs[cell]), within(0.004));
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat(Math.exp(logs[0])).isCloseTo((0.7 + 0.1) / 9, within(0.02));
    assertThat(Math.exp(logs[3])).isCloseTo(0.1 / 9, within(0.01));
  }

  @Test
  void columnsWithNothingBetweenThemAreDrawnApart() {
    RandomStream random = new Seed(9).stream();
    int rows = 1_000;
    int[][] codes = new int[6][rows];
    for (int row = 0; row < rows; row++) {
      for (int[] column : codes) {
        column[row] = random.nextInt(2);
      }
    }
    Table drawn =
        Tables.sample(fit(categories(rows, codes, "a", "b", "c", "d", "e", "f")), 20_000, 3);
    List<List<String>> columns =
        drawn.names().stream().map(name -> Tables.values(drawn, name)).toList();
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        int equal = 0;
        for (int row = 0; row < drawn.rowCount(); row++) {
          equal += columns.get(i).get(row).equals(columns.get(j).get(row)) ? 1 : 0;
        }
        // what chance puts between two columns of a thousand rows, three standard errors and more
        assertThat(equal / 20_000.0).isCloseTo(0.5, within(0.07));
      }
    }
  }

  @Test
  void theTargetIsDrawnLastAndItsDriversAreNamed() {
    Example patients = Tables.patients(3_000, 3);
    TreesModel model =
        fit(new Example(patients.table(), patients.schema().withOnly(Role.TARGET, "stage")));
    assertThat(model.provenance().configuration().get("order")).endsWith("stage");
    Explained.Drivers last = model.drivers().getLast();
    assertThat(last.feature()).isEqualTo("stage");
    // severity follows frailty, which is age up to rounding
    assertThat(last.by().getFirst().feature()).isEqualTo("age");
    assertThat(last.by().stream().mapToDouble(Explained.Driver::share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void rowsLikeTheRealOnesAreMoreProbableThanShuffledOnes() {
    Example patients = Tables.patients(3_000, 3);
    TreesModel model = fit(patients);
    double own = mean(model.logProbability(Tables.patients(2_000, 8).table()));
    Table independent =
        Table.of(
            List.of(
                Tables.patients(2_000, 8).table().column("id"),
                Tables.patients(2_000, 9).table().column("age"),
                Tables.patients(2_000, 10).table().column("pressure"),
                Tables.patients(2_000, 11).table().column("ward"),
                Tables.patients(2_000, 12).table().column("stage"),
                Tables.patients(2_000, 13).table().column("admitted"),
                Tables.patients(2_000, 14).table().column("sick")));
    assertThat(own).isGreaterThan(mean(model.logProbability(independent)) + 0.3);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static TreesModel fit(
      Example example, List<String> order, Map<String, ColumnMethod> methods) {
    GeneratorSettings asked = new GeneratorSettings(RarePolicy.REDRAW, Leakage.LOW, order, methods);
    return (TreesModel)
        new TreesSynthesizer(asked).fit(example.table(), example.schema(), Run.of(new Seed(1)));
  }

  @Test
  void columnsAreDrawnInTheOrderAskedFor() {
    List<Explained.Drivers> drivers = fit(tiny(2_000), List.of("z", "y"), Map.of()).drivers();
    assertThat(drivers.stream().map(Explained.Drivers::feature)).containsExactly("z", "y", "x");
    assertThat(drivers.get(2).by().getFirst().feature()).isEqualTo("y");
  }

  @Test
  void unknownColumnsAreNamed() {
    assertThatThrownBy(() -> fit(tiny(100), List.of("w"), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'w'");
    assertThatThrownBy(() -> fit(tiny(100), List.of(), Map.of("w", ColumnMethod.CART)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'w'");
  }

  /// c = 0 where a = b, else 1 or 2, which no sum of single effects can say: at best it agrees in
  /// seven of ten rows, by chance in a little more than half of them.
  private static Example interaction(int rows) {
    RandomStream random = new Seed(9).stream();
    int[][] codes = new int[3][rows];
    for (int row = 0; row < rows; row++) {
      codes[0][row] = random.nextDouble() < 0.7 ? 1 : 0;
      codes[1][row] = random.nextDouble() < 0.7 ? 1 : 0;
      codes[2][row] = codes[0][row] == codes[1][row] ? 0 : 1 + random.nextInt(2);
    }
    return categories(rows, codes, "a", "b", "c");
  }

  private static double agreement(ColumnMethod method) {
    Table rows = Tables.sample(fit(interaction(4_000), List.of(), Map.of("c", method)), 4_000, 3);
    int agree = 0;
    for (int row = 0; row < rows.rowCount(); row++) {
      boolean equal = Tables.text(rows.column("a"), row).equals(Tables.text(rows.column("b"), row));
      agree += equal == Tables.text(rows.column("c"), row).equals("a") ? 1 : 0;
    }
    return (double) agree / rows.rowCount();
  }

  @Test
  void methodsOfAColumnDifferInWhatTheySee() {
    assertThat(agreement(ColumnMethod.BOOSTED)).isGreaterThan(0.98);
    assertThat(agreement(ColumnMethod.CART)).isGreaterThan(0.98);
    assertThat(agreement(ColumnMethod.ADDITIVE)).isBetween(0.55, 0.75);
    assertThat(agreement(ColumnMethod.INDEPENDENT)).isCloseTo(0.51, within(0.04));
  }
}
