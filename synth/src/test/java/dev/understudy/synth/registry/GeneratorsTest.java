package dev.understudy.synth.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
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
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for every generator.
class GeneratorsTest {

  private static Model fit(String name, Example example) {
    return Synthesizers.named(name, GeneratorSettings.USUAL)
        .fit(example.table(), example.schema(), Run.of(new Seed(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void keepsColumnsAndTheirDistributions(String name) {
    Example example = Tables.patients(4000, 3);
    Table drawn = Tables.sample(fit(name, example), 20_000, 5);
    assertThat(drawn.names()).isEqualTo(example.table().names());
    assertThat(drawn.rowCount()).isEqualTo(20_000);
    for (String column : List.of("ward", "stage", "sick")) {
      CategoryColumn real = (CategoryColumn) example.table().column(column);
      for (String category : real.categories()) {
        double share = share(texts(real), category);
        if (share > 0.01) {
          assertThat(share(Tables.values(drawn, column), category)).isCloseTo(share, within(0.02));
        }
      }
    }
    double missing = share(Tables.values(drawn, "pressure"), "~NA");
    assertThat(missing)
        .isCloseTo(example.table().column("pressure").missing().count() / 4000.0, within(0.02));
    assertThat(mean(Tables.values(drawn, "age"))).isCloseTo(60, within(0.8));
  }

  @Test
  void theCopulaKeepsWhatConnectsColumnsAndTheFloorDoesNot() {
    Example example = Tables.patients(4000, 3);
    Table copula = Tables.sample(fit("copula", example), 20_000, 5);
    Table independent = Tables.sample(fit("independent", example), 20_000, 5);
    double real = correlation(joined(example.table(), "age"), joined(example.table(), "pressure"));
    assertThat(real).isGreaterThan(0.55);
    assertThat(correlation(Tables.values(copula, "age"), Tables.values(copula, "pressure")))
        .isCloseTo(real, within(0.04));
    assertThat(
            correlation(Tables.values(independent, "age"), Tables.values(independent, "pressure")))
        .isCloseTo(0, within(0.03));
    // missing cells follow the ward
    List<String> wards = Tables.values(copula, "ward");
    List<String> pressures = Tables.values(copula, "pressure");
    assertThat(conditionalShare(wards, "c", pressures, "~NA")).isCloseTo(0.40, within(0.05));
    assertThat(conditionalShare(wards, "a", pressures, "~NA")).isCloseTo(0.05, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void emitsNoRareCategoryAndNoExtremeValue(String name) {
    Example example = Tables.patients(4000, 3);
    Model model = fit(name, example);
    Table drawn = Tables.sample(model, 50_000, 5);
    assertThat(Tables.values(drawn, "ward")).doesNotContain("rare");
    assertThat(model.withheld())
        .anySatisfy(withheld -> {
          assertThat(withheld.column()).isEqualTo("ward");
          assertThat(withheld.cells()).isEqualTo(1);
        });
    double[] real = ((NumberColumn) example.table().column("pressure")).sortedPresent();
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (String value : Tables.values(drawn, "pressure")) {
      if (!value.startsWith("~")) {
        lowest = Math.min(lowest, Double.parseDouble(value));
        highest = Math.max(highest, Double.parseDouble(value));
      }
    }
    assertThat(lowest).isGreaterThan(real[0]);
    assertThat(highest).isLessThan(real[real.length - 1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void labelsRareCategoriesWhenAsked(String name) {
    Example example = Tables.patients(4000, 3);
    Model model =
        Synthesizers.named(name, GeneratorSettings.of(RarePolicy.LABEL))
            .fit(example.table(), example.schema(), Run.of(new Seed(1)));
    assertThat(Tables.values(Tables.sample(model, 50_000, 5), "ward"))
        .contains("(rare)")
        .doesNotContain("rare");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void keepsRareClassesOfTheTargetWithAWarning(String name) {
    Example example = Tables.patients(4000, 3);
    Model model =
        fit(name, new Example(example.table(), example.schema().withOnly(Role.TARGET, "ward")));
    assertThat(Tables.values(Tables.sample(model, 100_000, 5), "ward")).contains("rare");
    assertThat(model.withheld()).anyMatch(withheld -> withheld.what().contains("rare classes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void countsPersonsAndNotRows(String name) {
    int rows = 400;
    String[] keys = new String[rows];
    int[] codes = new int[rows];
    double[] values = new double[rows];
    RandomStream random = new Seed(4).stream();
    for (int row = 0; row < rows; row++) {
      boolean frequent = row < 40;
      keys[row] = frequent ? "P-0007" : "P-" + (1000 + row / 2);
      codes[row] = frequent ? 0 : 1 + random.nextInt(2);
      values[row] = frequent ? 999 : random.nextInt(50);
    }
    Missing none = Missing.none(rows);
    Table table =
        Table.of(
            List.of(
                dev.understudy.table.TextColumn.of("person", keys, none),
                CategoryColumn.of("illness", List.of("only hers", "b", "c"), codes, none),
                NumberColumn.of("value", values, none)));
    Schema schema =
        Schema.of(
            List.of(
                ColumnSchema.of("person", Kind.ID).withRole(Role.PERSON_KEY),
                ColumnSchema.of("illness", Kind.CATEGORY),
                ColumnSchema.of("value", Kind.INTEGER)));
    Table drawn = Tables.sample(fit(name, new Example(table, schema)), 5_000, 6);
    assertThat(Tables.values(drawn, "illness")).doesNotContain("only hers");
    assertThat(Tables.values(drawn, "value")).doesNotContain("999.0");
    assertThat(new HashSet<>(Tables.values(drawn, "person")))
        .hasSizeBetween(1_500, 3_000)
        .doesNotContain("P-0007")
        .allMatch(key -> key.startsWith("P-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void theSameSeedGivesTheSameRowsAndALongerDrawBeginsWithTheShorter(String name) {
    Example example = Tables.patients(600, 3);
    Model model = fit(name, example);
    Table once = Tables.sample(model, 20_000, 5);
    Table again = Tables.sample(fit(name, example), 20_000, 5);
    Table shorter = Tables.sample(model, 9_000, 5);
    Table other = Tables.sample(model, 9_000, 6);
    for (String column : once.names()) {
      assertThat(Tables.values(once, column)).isEqualTo(Tables.values(again, column));
      assertThat(Tables.values(once, column).subList(0, 8_192))
          .isEqualTo(Tables.values(shorter, column).subList(0, 8_192));
    }
    assertThat(Tables.values(other, "age")).isNotEqualTo(Tables.values(shorter, "age"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void makesNewIdentifiersThatAreUnique(String name) {
    Table drawn = Tables.sample(fit(name, Tables.patients(600, 3)), 20_000, 5);
    assertThat(new HashSet<>(Tables.values(drawn, "id"))).hasSize(20_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void worksOnDegenerateColumns(String name) {
    int rows = 30;
    byte[] all = new byte[rows];
    java.util.Arrays.fill(all, (byte) 1);
    String[] notes = new String[rows];
    int[] names = new int[rows];
    List<String> different = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      notes[row] = "the patient number " + row + " was seen";
      names[row] = row;
      different.add("name " + row);
    }
    Table table =
        Table.of(
            List.of(
                NumberColumn.of("empty", new double[rows], Missing.of(all, List.of(""))),
                NumberColumn.of("constant", new double[rows], Missing.none(rows)),
                dev.understudy.table.TextColumn.of("note", notes, Missing.none(rows)),
                CategoryColumn.of("names", different, names, Missing.none(rows))));
    Schema schema =
        Schema.of(
            List.of(
                ColumnSchema.of("empty", Kind.NUMBER),
                ColumnSchema.of("constant", Kind.NUMBER),
                ColumnSchema.of("note", Kind.TEXT),
                ColumnSchema.of("names", Kind.CATEGORY)));
    Table drawn = Tables.sample(fit(name, new Example(table, schema)), 50, 2);
    assertThat(Tables.values(drawn, "empty")).containsOnly("~");
    assertThat(Tables.values(drawn, "constant")).containsOnly("0.0");
    assertThat(Tables.values(drawn, "note")).doesNotContainAnyElementsOf(List.of(notes));
    assertThat(Tables.values(drawn, "names")).containsOnly("(rare)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void refusesTooFewRowsInOneSentence(String name) {
    assertThatThrownBy(() -> fit(name, Tables.patients(9, 1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("9 rows")
        .hasMessageContaining("at least 10");
  }

  @Test
  void learnsWideTables() {
    int rows = 60;
    int width = 400;
    RandomStream random = new Seed(8).stream();
    double[] shared = new double[rows];
    for (int row = 0; row < rows; row++) {
      shared[row] = random.nextGaussian();
    }
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = shared[row] + 0.3 * random.nextGaussian();
      }
      columns.add(NumberColumn.of("gene " + column, values, Missing.none(rows)));
      meanings.add(ColumnSchema.of("gene " + column, Kind.NUMBER));
    }
    Model model = fit("copula", new Example(Table.of(columns), Schema.of(meanings)));
    Table drawn = Tables.sample(model, 2_000, 3);
    assertThat(correlation(Tables.values(drawn, "gene 0"), Tables.values(drawn, "gene 399")))
        .isGreaterThan(0.7);
  }

  @Test
  void stopsWhenCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void at(String phase, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Example example = Tables.patients(600, 3);
    assertThatThrownBy(() ->
            Synthesizers.named("copula", GeneratorSettings.USUAL)
                .fit(example.table(), example.schema(), new Run(new Seed(1), cancelled, "")))
        .isInstanceOf(CancellationException.class);
    Model model = fit("copula", example);
    assertThatThrownBy(() -> model.sample(10, new Seed(1), chunk -> {}, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  private static List<String> texts(Column column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(Tables.text(column, row));
    }
    return texts;
  }

  private static List<String> joined(Table table, String column) {
    return texts(table.column(column));
  }

  private static double share(List<String> values, String value) {
    return (double) Collections.frequency(values, value) / values.size();
  }

  private static double conditionalShare(
      List<String> given, String condition, List<String> values, String value) {
    int held = 0;
    int both = 0;
    for (int row = 0; row < given.size(); row++) {
      if (given.get(row).equals(condition)) {
        held++;
        both += values.get(row).equals(value) ? 1 : 0;
      }
    }
    return (double) both / held;
  }

  private static double mean(List<String> values) {
    return values.stream().mapToDouble(Double::parseDouble).average().orElseThrow();
  }

  private static double correlation(List<String> a, List<String> b) {
    List<double[]> present = new ArrayList<>();
    for (int row = 0; row < a.size(); row++) {
      if (!a.get(row).startsWith("~") && !b.get(row).startsWith("~")) {
        present.add(new double[] {Double.parseDouble(a.get(row)), Double.parseDouble(b.get(row))});
      }
    }
    return new org.hipparchus.stat.correlation.PearsonsCorrelation()
        .correlation(
            present.stream().mapToDouble(pair -> pair[0]).toArray(),
            present.stream().mapToDouble(pair -> pair[1]).toArray());
  }
}
