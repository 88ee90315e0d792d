package dev.understudy.synth.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.synth.Explained;
import dev.understudy.synth.Explained.Driver;
import dev.understudy.synth.Explained.Drivers;
import dev.understudy.synth.Likelihood;
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
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BayesianNetworkTest {

  private static final List<String> COLUMNS = List.of("rain", "sprinkler", "wet", "mud", "moon");

  /// Rain and the sprinkler make the lawn wet, a wet lawn makes mud, and the moon does nothing.
  private static Example lawn(int rows) {
    RandomStream random = new Seed(4).stream();
    int[][] codes = new int[COLUMNS.size()][rows];
    for (int row = 0; row < rows; row++) {
      codes[0][row] = random.nextDouble() < 0.4 ? 1 : 0;
      codes[1][row] = random.nextDouble() < 0.3 ? 1 : 0;
      double wet = codes[0][row] == 1 ? 0.9 : codes[1][row] == 1 ? 0.7 : 0.05;
      codes[2][row] = random.nextDouble() < wet ? 1 : 0;
      codes[3][row] = random.nextDouble() < (codes[2][row] == 1 ? 0.8 : 0.1) ? 1 : 0;
      codes[4][row] = random.nextInt(2);
    }
    return example(codes);
  }

  private static Example example(int[][] codes) {
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    for (int k = 0; k < codes.length; k++) {
      columns.add(
          CategoryColumn.of(
              COLUMNS.get(k), List.of("no", "yes"), codes[k], Missing.none(codes[k].length)));
      meanings.add(ColumnSchema.of(COLUMNS.get(k), Kind.BOOLEAN));
    }
    return new Example(Table.of(columns), Schema.of(meanings));
  }

  /// All rows there can be: row `r` says yes in column `k` where bit `k` of `r` is set.
  private static Table everyRow() {
    int[][] codes = new int[COLUMNS.size()][1 << COLUMNS.size()];
    for (int k = 0; k < codes.length; k++) {
      for (int row = 0; row < codes[k].length; row++) {
        codes[k][row] = row >> k & 1;
      }
    }
    return example(codes).table();
  }

  private static Model fit(Example example) {
    return new BayesianNetworkSynthesizer(RarePolicy.REDRAW)
        .fit(example.table(), example.schema(), Run.of(new Seed(1)));
  }

  @Test
  void findsWhatDependsOnWhat() {
    Set<Set<String>> found = new HashSet<>();
    for (Drivers drivers : ((Explained) fit(lawn(10_000))).drivers()) {
      assertThat(drivers.by().stream().mapToDouble(Driver::share).sum())
          .isCloseTo(drivers.by().isEmpty() ? 0 : 1, within(1e-9));
      drivers.by().forEach(driver -> found.add(Set.of(drivers.feature(), driver.feature())));
    }
    assertThat(found)
        .contains(Set.of("rain", "wet"), Set.of("sprinkler", "wet"), Set.of("wet", "mud"))
        .noneMatch(pair -> pair.contains("moon"));
  }

  @Test
  void probabilitiesAreThoseOfTheTruthAndSumToOne() {
    double[] logs = ((Likelihood) fit(lawn(50_000))).logProbability(everyRow());
    assertThat(Arrays.stream(logs).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
    // rain, no sprinkler, wet, mud, no moon
    assertThat(Math.exp(logs[0b01101])).isCloseTo(0.4 * 0.7 * 0.9 * 0.8 * 0.5, within(0.005));
    // no rain, sprinkler, dry, no mud, moon
    assertThat(Math.exp(logs[0b10010])).isCloseTo(0.6 * 0.3 * 0.3 * 0.9 * 0.5, within(0.005));
  }

  @Test
  void conditionsAgainstTheArrowsAgreeWithEnumeration() {
    Model model = fit(lawn(5_000));
    double[] logs = ((Likelihood) model).logProbability(everyRow());
    double rain = 0;
    double all = 0;
    for (int row = 0; row < logs.length; row++) {
      boolean sprinkler = (row >> 1 & 1) == 1;
      boolean mud = (row >> 3 & 1) == 1;
      if (!sprinkler && mud) {
        all += Math.exp(logs[row]);
        rain += (row & 1) * Math.exp(logs[row]);
      }
    }
    List<String> drawn =
        Tables.values(
            Tables.sampleWhere(model, List.of("mud=yes", "sprinkler=no"), 40_000, 3), "rain");
    double share = (double) drawn.stream().filter("yes"::equals).count() / drawn.size();
    assertThat(share).isCloseTo(rain / all, within(0.01));
  }

  @Test
  void rowsThatAreTooRareToWaitForAreDrawnAtOnce() {
    Example example = Tables.patients(4_000, 3);
    Model model = fit(example);
    Table drawn =
        Tables.sampleWhere(
            model, List.of("age>=80", "stage=I", "sick=no", "pressure<110"), 2_000, 3);
    assertThat(drawn.rowCount()).isEqualTo(2_000);
    assertThat(Tables.values(drawn, "age")).allMatch(age -> Double.parseDouble(age) >= 80);
    assertThat(Tables.values(drawn, "stage")).containsOnly("I");
  }

  @Test
  void theTargetStandsAtTheRoot() {
    Example example = Tables.patients(4_000, 3);
    Model model = fit(new Example(example.table(), example.schema().withOnly(Role.TARGET, "sick")));
    List<Drivers> drivers = ((Explained) model).drivers();
    assertThat(drivers)
        .filteredOn(one -> one.feature().equals("sick"))
        .allMatch(one -> one.by().isEmpty());
    assertThat(drivers)
        .filteredOn(one -> one.feature().equals("age") || one.feature().equals("stage"))
        .anyMatch(one -> one.by().stream().anyMatch(driver -> driver.feature().equals("sick")));
  }
}
