package dev.understudy.synth.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.synth.Condition;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AutoregressiveModelTest {

  private static Example example;
  private static AutoregressiveModel model;

  @BeforeAll
  static void fit() {
    Example patients = Tables.patients(2000, 3);
    example = new Example(patients.table(), patients.schema().withOnly(Role.TARGET, "sick"));
    model = fit(example);
  }

  private static AutoregressiveModel fit(Example learned) {
    return (AutoregressiveModel)
        new AutoregressiveSynthesizer(RarePolicy.REDRAW)
            .fit(learned.table(), learned.schema(), Run.of(new Seed(1)));
  }

  @Test
  void conditionsAgreeWithFilteringRowsDrawnInTheSameOrder() {
    agrees("age>=75", "stage=I|II", "ward!=b");
    agrees("pressure=~missing", "stage>=III", "sick=yes");
    agrees("pressure>130.5", "pressure<=140", "admitted<2019-01-01", "sick=no");
  }

  /// Dates of the example lie in 2022; the third case asks for a part of them by its day number.
  private static void agrees(String... asked) {
    List<Condition> conditions =
        java.util.Arrays.stream(asked)
            .map(condition -> condition.replace("2019-01-01", "2022-04-01"))
            .map(Condition::parse)
            .toList();
    ConditionalDraw conditional = model.conditional(conditions);
    List<Map<String, String>> filtered = new ArrayList<>();
    model.sample(
        conditional.order(),
        150_000,
        new Seed(7),
        chunk -> {
          for (int row = 0; row < chunk.rowCount(); row++) {
            if (conditional.holds(chunk, row)) {
              filtered.add(cells(chunk, row));
            }
          }
        },
        Progress.silent());
    assertThat(filtered).hasSizeGreaterThan(1_000);
    List<Map<String, String>> drawn = new ArrayList<>();
    model.sampleWhere(
        conditions,
        20_000,
        new Seed(8),
        chunk -> {
          for (int row = 0; row < chunk.rowCount(); row++) {
            assertThat(conditional.holds(chunk, row)).isTrue();
            drawn.add(cells(chunk, row));
          }
        },
        Progress.silent());
    assertThat(drawn).hasSize(20_000);
    double sampling = 4 * Math.sqrt(0.25 / filtered.size() + 0.25 / drawn.size());
    for (String column : List.of("ward", "stage", "sick")) {
      shares(filtered, column)
          .forEach((value, share) ->
              assertThat(shares(drawn, column).getOrDefault(value, 0.0))
                  .as("%s = %s", column, value)
                  .isCloseTo(share, within(sampling)));
    }
    for (String column : List.of("age", "admitted")) {
      double spread = column.equals("age") ? 12 : 105;
      assertThat(mean(drawn, column))
          .as(column)
          .isCloseTo(mean(filtered, column), within(2 * spread * sampling));
    }
  }

  private static Map<String, String> cells(Table table, int row) {
    Map<String, String> cells = new TreeMap<>();
    table.columns().forEach(column -> cells.put(column.name(), Tables.text(column, row)));
    return cells;
  }

  private static Map<String, Double> shares(List<Map<String, String>> rows, String column) {
    Map<String, Double> shares = new TreeMap<>();
    rows.forEach(row -> shares.merge(row.get(column), 1.0 / rows.size(), Double::sum));
    return shares;
  }

  private static double mean(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .average()
        .orElseThrow();
  }

  @Test
  void probabilitiesOfAllPossibleRowsSumToOne() {
    int rows = 400;
    RandomStream random = new Seed(4).stream();
    int[] first = new int[rows];
    int[] second = new int[rows];
    for (int row = 0; row < rows; row++) {
      first[row] = random.nextInt(3);
      second[row] = first[row] == 2 ? 1 : random.nextInt(2);
    }
    Schema schema =
        Schema.of(
            List.of(ColumnSchema.of("a", Kind.CATEGORY), ColumnSchema.of("b", Kind.CATEGORY)));
    Likelihood tiny = fit(new Example(table(first, second), schema));
    int[] everyFirst = {0, 1, 2, 0, 1, 2};
    int[] everySecond = {0, 0, 0, 1, 1, 1};
    double[] logs = tiny.logProbability(table(everyFirst, everySecond));
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log);
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(logs[2]).as("never seen").isLessThan(logs[5] - 1.5);
  }

  private static Table table(int[] first, int[] second) {
    Missing none = Missing.none(first.length);
    return Table.of(
        List.of(
            CategoryColumn.of("a", List.of("x", "y", "z"), first, none),
            CategoryColumn.of("b", List.of("no", "yes"), second, none)));
  }

  @Test
  void rowsOfTheSourceAreMoreProbableThanShuffledOnes() {
    double[] real = model.logProbability(example.table());
    Table other = Tables.patients(2000, 99).table();
    List<dev.understudy.table.Column> mixed = new ArrayList<>(example.table().columns());
    for (String name : List.of("stage", "sick")) {
      int at = example.table().names().indexOf(name);
      mixed.set(at, other.column(name));
    }
    double[] broken = model.logProbability(Table.of(mixed));
    double difference = 0;
    for (int row = 0; row < real.length; row++) {
      difference += (real[row] - broken[row]) / real.length;
    }
    assertThat(difference).isGreaterThan(0.3);
  }

  @Test
  void aLowTemperatureDrawsTheCommonAndLeavesLikelihoodsAlone() {
    double before = sickShare(model);
    AutoregressiveModel cool = (AutoregressiveModel) model.at(0.2);
    assertThat(before).isBetween(0.1, 0.45);
    assertThat(sickShare(cool)).isLessThan(0.75 * before);
    assertThat(sickShare(model.at(1))).isEqualTo(before);
    assertThat(cool.logProbability(example.table()))
        .isEqualTo(model.logProbability(example.table()));
  }

  private static double sickShare(Model drawn) {
    List<Table> chunks = new ArrayList<>();
    drawn.sample(4000, new Seed(6), chunks::add, Progress.silent());
    double sick = 0;
    for (Table chunk : chunks) {
      CategoryColumn column = (CategoryColumn) chunk.column("sick");
      for (int row = 0; row < chunk.rowCount(); row++) {
        sick += "yes".equals(column.value(row)) ? 1 : 0;
      }
    }
    return sick / 4000;
  }
}
