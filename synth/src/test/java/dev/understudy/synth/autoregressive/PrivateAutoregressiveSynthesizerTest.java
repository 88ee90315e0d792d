package dev.understudy.synth.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.privacy.mechanism.NoiseTape;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.Prospect;
import dev.understudy.synth.domain.PrivateFit;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAutoregressiveSynthesizerTest {

  private static final PrivacyUnit UNIT = new PrivacyUnit.Row();

  private static Model fit(Example learned, double epsilon) {
    Budget budget = new Budget(epsilon, 1e-5);
    Ledger ledger = Ledger.inMemory(new Terms("rows", UNIT, Neighbours.ADD_REMOVE, budget));
    var fit =
        new PrivateFit(
            new PrivateAutoregressiveSynthesizer(),
            learned.schema(),
            UNIT,
            0,
            new Allowance(budget, List.of(), false));
    Model model =
        fit.fit(learned.table(), new NoiseTape().recording(ledger, 3), Run.of(new Seed(1))).model();
    assertThat(ledger.spent().epsilon()).isLessThanOrEqualTo(epsilon);
    return model;
  }

  /// Half of those of 75 or more are sick, a sixth of those below 55.
  @Test
  void learnsWhatColumnsHaveToDoWithEachOther() {
    Example patients = Tables.patients(5000, 3);
    Model model =
        fit(new Example(patients.table(), patients.schema().withOnly(Role.TARGET, "sick")), 4);
    List<String> old = Tables.values(Tables.sampleWhere(model, List.of("age>=75"), 500, 2), "sick");
    List<String> young =
        Tables.values(Tables.sampleWhere(model, List.of("age<55"), 500, 2), "sick");
    assertThat(share(old) - share(young)).isGreaterThan(0.3);
  }

  @Test
  void aTableOfIdentifiersHasNothingToLearn() {
    Example patients = Tables.patients(50, 3);
    Example ids =
        new Example(
            Table.of(List.of(patients.table().column("id"))),
            Schema.of(List.of(patients.schema().column("id"))));
    assertThat(Tables.sample(fit(ids, 1), 20, 1).rowCount()).isEqualTo(20);
  }

  private static double share(List<String> sick) {
    return sick.stream().filter("yes"::equals).count() / (double) sick.size();
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
    Example patients = Tables.patients(500, 4);
    List<String> once = Tables.values(Tables.sample(fit(patients, 2), 300, 1), "pressure");
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      Model again = one.submit(() -> fit(patients, 2)).get();
      assertThat(Tables.values(Tables.sample(again, 300, 1), "pressure")).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1, 8})
  void thePlanUsesWhatIsLeftAndNoMore(double epsilon) {
    List<Prospect.Feature> features =
        IntStream.range(0, 15).mapToObj(i -> new Prospect.Feature("f" + i, 10, false)).toList();
    var allowance =
        new Allowance(new Budget(epsilon, 1e-5), List.of(new Cost.Pure(epsilon / 10)), false);
    List<Cost> costs =
        new PrivateAutoregressiveSynthesizer()
            .plan(new Prospect(features, new int[0], 1, 1000), allowance).stream()
                .map(charge -> charge.cost())
                .toList();
    assertThat(allowance.used(costs)).isBetween(0.99, 1.0);
  }
}
