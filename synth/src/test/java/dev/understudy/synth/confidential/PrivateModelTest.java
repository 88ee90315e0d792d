package dev.understudy.synth.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.privacy.mechanism.NoiseTape;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.domain.PrivateFit;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What models learned under differential privacy make, on patients with known dependences.
class PrivateModelTest {
  private static final PrivacyUnit PERSON = new PrivacyUnit.Person("patient", 3);

  @TempDir Path folder;

  static Stream<PrivateSynthesizer> generators() {
    return Synthesizers.confidential().stream();
  }

  private static PrivateFit.Result fit(
      PrivateSynthesizer generator, boolean declared, double epsilon) {
    Budget budget = new Budget(epsilon, 1e-5);
    Ledger ledger = Ledger.inMemory(new Terms("visits", PERSON, Neighbours.ADD_REMOVE, budget));
    Schema schema = Cells.schema(declared);
    return new PrivateFit(
            generator, schema, PERSON, 0, new Allowance(budget, List.of(), generator.adaptive()))
        .fit(
            ReplayBench.table(Cells.visits(1_000, new int[] {1, 3, 5}, 4), schema),
            new NoiseTape().recording(ledger, 8),
            Run.of(new Seed(2)));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void rowsObeyTheDeclaredDomain(PrivateSynthesizer generator) {
    Model model = fit(generator, true, 5).model();
    Table drawn = Tables.sample(model, 2_000, 1);

    assertThat(Set.copyOf(Tables.values(drawn, "stage")))
        .isSubsetOf("mild", "moderate", "severe", "~");
    for (String income : Tables.values(drawn, "income")) {
      if (!income.startsWith("~")) {
        assertThat(Double.parseDouble(income)).isBetween(0.0, 200_000.0);
      }
    }
    assertThat(Tables.values(drawn, "patient")).allMatch(name -> name.startsWith("S"));
    assertThat(Tables.values(drawn, "note")).noneMatch(note -> note.contains("Dr."));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void aModelFileGivesTheSameRowsAndTables(PrivateSynthesizer generator) {
    Model model = fit(generator, false, 5).model();
    Path file = folder.resolve("model.understudy");
    ModelFile.write(model, file);
    Model read = ModelFile.read(file);

    assertThat(Tables.values(Tables.sample(read, 300, 7), "income"))
        .isEqualTo(Tables.values(Tables.sample(model, 300, 7), "income"));
    if (model instanceof Measured measured) {
      assertThat(((Measured) read).measurements()).hasSameSizeAs(measured.measurements());
    }
  }

  @ParameterizedTest
  @MethodSource("generators")
  void conditionsHold(PrivateSynthesizer generator) {
    Model model = fit(generator, true, 5).model();
    if (model instanceof Conditional) {
      Table drawn =
          Tables.sampleWhere(model, List.of("age>=40", "ward=north", "income!=~missing"), 200, 3);
      assertThat(Tables.values(drawn, "ward")).containsOnly("north");
      assertThat(Tables.values(drawn, "age")).allMatch(age -> Double.parseDouble(age) >= 40);
      assertThat(Tables.values(drawn, "income")).noneMatch(income -> income.startsWith("~"));
    }
  }

  static Stream<PrivateSynthesizer> learning() {
    return generators().filter(generator -> !generator.name().equals("uniform"));
  }

  /// Half of the incomes are 0 and a fifth are missing.
  @ParameterizedTest
  @MethodSource("learning")
  void sharesComeOutWhereTheBudgetIsLarge(PrivateSynthesizer generator) {
    List<String> incomes =
        Tables.values(Tables.sample(fit(generator, true, 50).model(), 4_000, 1), "income");

    assertThat(share(incomes, "0.0")).isBetween(0.35, 0.45);
    assertThat(incomes.stream().filter(income -> income.startsWith("~")).count() / 4_000.0)
        .isBetween(0.17, 0.25);
  }

  private static double share(List<String> values, String wanted) {
    return values.stream().filter(wanted::equals).count() / (double) values.size();
  }

  /// A private model that has seen nothing of a value still thinks it possible.
  @ParameterizedTest
  @MethodSource("generators")
  void everyRowHasAProbability(PrivateSynthesizer generator) {
    Schema schema = Cells.schema(true);
    if (fit(generator, true, 1).model() instanceof Likelihood likelihood) {
      assertThat(
              likelihood.logProbability(
                  ReplayBench.table(Cells.visits(50, new int[] {1}, 9), schema)))
          .satisfies(logs -> assertThat(Arrays.stream(logs).allMatch(Double::isFinite)).isTrue());
    }
  }

  /// Two thirds of the patients have three rows or more, of which three count.
  @Test
  void personsRepeatAsTheyDo() {
    PrivateFit.Result result = fit(Synthesizers.confidential("histogram"), true, 20);
    List<String> patients = Tables.values(Tables.sample(result.model(), 3_000, 1), "patient");

    assertThat(3_000.0 / Set.copyOf(patients).size()).isBetween(2.1, 2.5);
    assertThat(result.domain().rows()).isBetween(2_200L, 2_450L);
  }
}
