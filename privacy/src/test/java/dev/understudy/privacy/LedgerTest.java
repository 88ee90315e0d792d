package dev.understudy.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.understudy.privacy.accounting.GaussianPrivacy;
import dev.understudy.privacy.accounting.SubsampledGaussian;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Terms TERMS =
      new Terms(
          "hospital 2026",
          new PrivacyUnit.Person("patient", 3),
          Neighbours.ADD_REMOVE,
          new Budget(1, 1e-5));

  @TempDir private Path folder;

  @Test
  void gaussianReleasesSpendTheBudgetToTheEnd() {
    var ledger = Ledger.inMemory(TERMS);
    double mu = GaussianPrivacy.mu(1, 1e-5) * (1 - 1e-9);
    for (int i = 0; i < 100; i++) {
      ledger.charge("marginal " + i, new Cost.Gaussian(mu / 10));
    }
    assertThat(ledger.spent().epsilon()).isCloseTo(1, withPercentage(1e-5));
    assertThat(ledger.spent().route()).isEqualTo(Accountant.Route.GAUSSIAN);
  }

  @Test
  void moreThanIsLeftIsRefusedAndNotCharged() {
    var pure = new Terms("hospital 2026", TERMS.unit(), Neighbours.REPLACE, new Budget(1, 0));
    var ledger = Ledger.inMemory(pure);
    ledger.charge("counts", new Cost.Pure(0.7));
    assertThatThrownBy(() -> ledger.charge("more counts", new Cost.Pure(0.31)))
        .isInstanceOf(BudgetExceededException.class)
        .hasMessage(
            "\"more counts\" would bring \"hospital 2026\" to epsilon 1.01000, above the budget of"
                + " epsilon 1.0 at delta 0.0; epsilon 0.700000 is spent.");
    assertThat(ledger.charges()).hasSize(1);
    ledger.charge("fewer counts", new Cost.Pure(0.29));
    assertThat(ledger.spent().route()).isEqualTo(Accountant.Route.PURE);
  }

  @Test
  void failuresComeOutOfDelta() {
    var ledger = Ledger.inMemory(TERMS);
    ledger.charge("names", new Cost.Failure(9e-6));
    ledger.charge("counts", new Cost.Gaussian(0.2));
    assertThat(ledger.spent().epsilon())
        .isCloseTo(GaussianPrivacy.epsilon(0.2, 1e-6), withPercentage(1e-6));
    assertThatThrownBy(() -> ledger.charge("more names", new Cost.Failure(2e-6)))
        .isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void manySelectionsAreCheaperConcentratedThanPure() {
    var ledger = Ledger.inMemory(TERMS);
    for (int i = 0; i < 100; i++) {
      ledger.charge("edge " + i, new Cost.Selection(0.04));
    }
    assertThat(ledger.spent().epsilon()).isLessThan(1);
    assertThat(ledger.spent().route()).isEqualTo(Accountant.Route.CONCENTRATED);
  }

  @Test
  void discreteNoiseCostsHardlyMoreThanRealNoise() {
    double real = Accountant.of(List.of(new Cost.Gaussian(1 / 40.0)), 1e-5).epsilon();
    double discrete = Accountant.of(List.of(new Cost.DiscreteGaussian(1, 1600)), 1e-5).epsilon();
    assertThat(discrete).isBetween(real, real * 1.001);
  }

  /// Small noise has no Gaussian route: P(1) / P(0) jumps.
  @Test
  void smallDiscreteNoiseIsPaidInConcentratedPrivacy() {
    var cost = new Cost.DiscreteGaussian(1, 1);
    assertThat(Accountant.of(List.of(cost), 1e-5).route()).isEqualTo(Accountant.Route.CONCENTRATED);
  }

  @Test
  void aRouteThatIsFixedDecidesAlone() {
    var ledger = Ledger.inMemory(TERMS);
    ledger.decideBy(Accountant.Route.CONCENTRATED);
    double mu = GaussianPrivacy.mu(1, 1e-5) * 0.99;
    assertThatThrownBy(() -> ledger.charge("marginals", new Cost.Gaussian(mu)))
        .isInstanceOf(BudgetExceededException.class);
    ledger.charge("marginals", new Cost.Gaussian(mu * 0.9));
    assertThat(ledger.spent().route()).isEqualTo(Accountant.Route.CONCENTRATED);
  }

  @Test
  void aPlanIsPrintedAndChargesNothing() {
    var ledger = Ledger.inMemory(TERMS);
    String plan =
        ledger.plan(
            List.of(
                new Charge("total", new Cost.Gaussian(0.1)),
                new Charge("marginals", new Cost.Gaussian(0.2))));
    assertThat(plan)
        .isEqualTo(
            """
            Source: hospital 2026
            Unit of privacy: person by patient, at most 3 rows; neighbours by adding or removing one
            Budget: epsilon 1.0 at delta 1.0E-5
              epsilon so far  entry
                    0.000000  spent before (0 charges)
                    0.340669  total [gaussian 0.1]
                    0.819728  marginals [gaussian 0.2]
            By Gaussian differential privacy.
            """);
    assertThat(ledger.charges()).isEmpty();
    assertThatThrownBy(() -> ledger.plan(List.of(new Charge("all", new Cost.Gaussian(1)))))
        .isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void trainingNeedsNeighboursThatAreAddedOrRemoved() {
    var terms = new Terms("x", new PrivacyUnit.Row(), Neighbours.REPLACE, new Budget(8, 1e-5));
    var training = new Cost.Training(new SubsampledGaussian(.01, 1.5), 100);
    assertThatThrownBy(() -> Ledger.inMemory(terms).charge("training", training))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void chargesOfEarlierRunsAreAddedUp() {
    Path path = folder.resolve("ledger");
    try (var first = Ledger.open(path, TERMS)) {
      first.charge("counts", new Cost.Pure(0.5));
      first.charge("selection", new Cost.Selection(0.1));
    }
    var other = new Terms("another", new PrivacyUnit.Row(), Neighbours.REPLACE, new Budget(1, 0));
    try (var ledger = Ledger.open(path, other)) {
      assertThat(ledger.charges()).isEmpty();
      ledger.charge("other", new Cost.Pure(0.9));
    }
    try (var second = Ledger.open(path, TERMS)) {
      assertThat(second.charges())
          .containsExactly(
              new Charge("counts", new Cost.Pure(0.5)),
              new Charge("selection", new Cost.Selection(0.1)));
      assertThatThrownBy(() -> second.charge("again", new Cost.Pure(0.5)))
          .isInstanceOf(BudgetExceededException.class);
    }
  }

  @Test
  void aChargeIsOnDiskBeforeChargeReturns() throws IOException {
    Path path = folder.resolve("ledger");
    try (var ledger = Ledger.open(path, TERMS)) {
      ledger.charge("counts", new Cost.Pure(0.5));
      assertThat(Files.readString(path)).endsWith("\tADD_REMOVE\tcounts\tpure 0.5\n");
    }
  }

  @Test
  void aTornLastLineIsCutOff() throws IOException {
    Path path = folder.resolve("ledger");
    try (var ledger = Ledger.open(path, TERMS)) {
      ledger.charge("counts", new Cost.Pure(0.25));
      ledger.charge("torn, with a name longer than the next", new Cost.Pure(0.25));
    }
    String whole = Files.readString(path);
    Files.writeString(path, whole.substring(0, whole.length() - 3));
    try (var ledger = Ledger.open(path, TERMS)) {
      assertThat(ledger.charges()).extracting(Charge::name).containsExactly("counts");
      ledger.charge("next", new Cost.Pure(0.25));
    }
    try (var ledger = Ledger.open(path, TERMS)) {
      assertThat(ledger.charges()).extracting(Charge::name).containsExactly("counts", "next");
    }
  }

  @Test
  void everyTornLengthOfANewFileIsRecovered() throws IOException {
    Path path = folder.resolve("ledger");
    Ledger.open(path, TERMS).close();
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      Ledger.open(path, TERMS).close();
      assertThat(Files.readAllBytes(path)).isEqualTo(whole);
    }
  }

  @Test
  void aChangedLineIsRefused() throws IOException {
    Path path = folder.resolve("ledger");
    try (var ledger = Ledger.open(path, TERMS)) {
      ledger.charge("counts", new Cost.Pure(0.5));
    }
    Files.writeString(path, Files.readString(path).replace("pure 0.5", "pure 0.1"));
    assertThatThrownBy(() -> Ledger.open(path, TERMS))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Line 2 of the ledger");
    Files.writeString(path, "age,sex\n1,2\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(() -> Ledger.open(path, TERMS))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Line 1 of the ledger");
  }

  @Test
  void twoRunsCannotSpendFromOneFile() {
    Path path = folder.resolve("ledger");
    try (var ledger = Ledger.open(path, TERMS)) {
      assertThatThrownBy(() -> Ledger.open(path, TERMS))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("in use by another run");
      ledger.charge("counts", new Cost.Pure(0.5));
    }
  }

  @Test
  void costsOfOneSourceAreOfOneUnit() {
    Path path = folder.resolve("ledger");
    try (var ledger = Ledger.open(path, TERMS)) {
      ledger.charge("counts", new Cost.Pure(0.5));
    }
    var rows =
        new Terms(TERMS.source(), new PrivacyUnit.Row(), Neighbours.ADD_REMOVE, TERMS.budget());
    assertThatThrownBy(() -> Ledger.open(path, rows))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot be added up");
  }

  @Test
  void everyCostIsReadAsItWasWritten() {
    List<Cost> costs =
        List.of(
            new Cost.Gaussian(0.1),
            new Cost.DiscreteGaussian(3, 1234.5),
            new Cost.Concentrated(1e-9),
            new Cost.Renyi(List.of(new Cost.Renyi.Point(2, 0.1), new Cost.Renyi.Point(8, 0.3))),
            new Cost.Pure(1.0 / 3),
            new Cost.Selection(0.2),
            new Cost.Training(new SubsampledGaussian(.01, 1.1), 100),
            new Cost.Failure(1e-7),
            Cost.FREE,
            new Cost.Together(List.of(new Cost.Gaussian(0.1), new Cost.Failure(1e-9))));
    for (Cost cost : costs) {
      assertThat(CostText.read(CostText.write(cost))).isEqualTo(cost);
    }
  }
}
