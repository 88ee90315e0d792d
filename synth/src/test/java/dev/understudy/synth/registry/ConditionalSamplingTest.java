package dev.understudy.synth.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.Role;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditional draws against the same rows filtered from many unconditional ones. A network of
/// `autoregressive` is compared in `AutoregressiveModelTest`, in the order it draws conditions in.
@ParameterizedClass
@ValueSource(strings = {"copula", "trees", "mixture", "bayesian-network"})
class ConditionalSamplingTest {

  /// Rows drawn under conditions.
  private static final int CONDITIONAL = 200_000;

  private static Model model;
  private static Table unconditional;

  @Parameter String name;

  @BeforeParameterizedClassInvocation
  static void fit(String name) {
    Example example = Tables.patients(3000, 3);
    model =
        Synthesizers.named(name, GeneratorSettings.USUAL)
            .fit(
                example.table(),
                example.schema().withOnly(Role.TARGET, "sick"),
                Run.of(new Seed(1)));
    unconditional = Tables.sample(model, 1_000_000, 11);
  }

  @Test
  void severalConditionsAgreeWithFiltering() {
    compare(
        List.of("age>=75", "stage=I|II", "sick=yes", "ward!=b"),
        row ->
            number(row, "age") >= 75
                && (row.get("stage").equals("I") || row.get("stage").equals("II"))
                && row.get("sick").equals("yes")
                && !row.get("ward").equals("b"));
  }

  @Test
  void conditionsOnMissingCellsAgreeWithFiltering() {
    compare(
        List.of("pressure=~missing", "stage>=III"),
        row ->
            row.get("pressure").startsWith("~")
                && (row.get("stage").equals("III") || row.get("stage").equals("IV")));
  }

  @Test
  void bandsOfNumbersAndDatesAgreeWithFiltering() {
    compare(
        List.of("pressure>130.5", "pressure<=140", "admitted<2022-02-01"),
        row ->
            !row.get("pressure").startsWith("~")
                && number(row, "pressure") > 130.5
                && number(row, "pressure") <= 140
                && number(row, "admitted") < 19_024);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static void compare(List<String> conditions, Predicate<Map<String, String>> filter) {
    List<Map<String, String>> filtered = new ArrayList<>();
    for (Map<String, String> row : rows(unconditional)) {
      if (filter.test(row)) {
        filtered.add(row);
      }
    }
    assertThat(filtered).hasSizeGreaterThan(1_000);
    List<Map<String, String>> conditional =
        rows(Tables.sampleWhere(model, conditions, CONDITIONAL, 17));
    assertThat(conditional).allMatch(filter);
    double sampling = 4 * Math.sqrt(0.25 / filtered.size() + 0.25 / CONDITIONAL);
    for (String column : List.of("ward", "stage", "sick")) {
      Map<String, Double> expected = shares(filtered, column);
      Map<String, Double> actual = shares(conditional, column);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (value, share) -> assertThat(actual.get(value)).isCloseTo(share, within(sampling)));
    }
    assertThat(mean(conditional, "age"))
        .isCloseTo(mean(filtered, "age"), within(12 * 2 * sampling));
  }

  private static List<Map<String, String>> rows(Table table) {
    List<List<String>> columns =
        table.names().stream().map(name -> Tables.values(table, name)).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      Map<String, String> cells = new TreeMap<>();
      for (int column = 0; column < columns.size(); column++) {
        cells.put(table.names().get(column), columns.get(column).get(row));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static Map<String, Double> shares(List<Map<String, String>> rows, String column) {
    Map<String, Double> shares = new TreeMap<>();
    rows.forEach(row -> shares.merge(row.get(column), 1.0 / rows.size(), Double::sum));
    return shares;
  }

  private static double mean(List<Map<String, String>> rows, String column) {
    return rows.stream().mapToDouble(row -> number(row, column)).average().orElseThrow();
  }
}
