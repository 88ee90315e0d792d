package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Appraiser;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppraiserTest {

  private static final Table TRAIN = Tables.patients(800, new Seed(1));
  private static final Appraiser APPRAISER = appraiser(TRAIN, Tables.patients(500, new Seed(2)));

  private static Appraiser appraiser(Table train, Table fresh) {
    return Appraiser.of(train, fresh, Tables.SCHEMA, new Seed(4), Progress.silent());
  }

  private static Appraisal appraise(Table candidate) {
    return APPRAISER.appraise(candidate, Progress.silent());
  }

  @Test
  void freshRowsAreAsGoodAsRealAndGiveNothingAway() {
    Appraisal fresh = appraise(Tables.patients(800, new Seed(3)));

    assertThat(fresh.indistinguishability()).isGreaterThan(0.85);
    assertThat(fresh.shape()).isGreaterThan(0.93);
    assertThat(fresh.membership().interval().low()).isLessThan(0.5);
    assertThat(fresh.nearCopies().excess().low()).isLessThan(0);
    assertThat(fresh.usefulness())
        .singleElement()
        .satisfies(column ->
            assertThat(column.synthetic().value()).isCloseTo(column.real().value(), within(0.06)));
  }

  @Test
  void copiesAreLikeRealRowsAndGiveEverythingAway() {
    Appraisal copy = appraise(Tables.shuffled(TRAIN, new Seed(3)));

    assertThat(copy.indistinguishability()).isGreaterThan(0.85);
    assertThat(copy.membership().value()).isGreaterThan(0.95);
    assertThat(copy.nearCopies().share()).isEqualTo(1);
    assertThat(copy.nearCopies().excess().low()).isGreaterThan(0.9);
  }

  @Test
  void independentColumnsAreToldApartAndTeachNothing() {
    Appraisal independent = appraise(Tables.independent(TRAIN, new Seed(3)));

    assertThat(independent.indistinguishability()).isLessThan(0.6);
    assertThat(independent.trend()).isLessThan(appraise(TRAIN).trend());
    assertThat(independent.usefulness().getFirst().synthetic().value())
        .isLessThan(independent.usefulness().getFirst().real().value() - 0.1);
  }

  @Test
  void theSameRowsGetTheSameFigures() {
    Table rows = Tables.patients(300, new Seed(5));

    assertThat(appraise(rows)).isEqualTo(appraise(rows));
  }

  /// With 40 fresh rows the nearest 2 % of them are one row, whose distance is a matter of luck.
  @Test
  void nearCopiesOfFreshRowsAreWhatTheyAreExpectedToBe() {
    double share = 0;
    double expected = 0;
    int repeats = 40;
    for (int repeat = 0; repeat < repeats; repeat++) {
      Seed seed = new Seed(100 + repeat);
      Appraisal fresh =
          appraiser(Tables.patients(150, seed.child("a")), Tables.patients(40, seed.child("b")))
              .appraise(Tables.patients(150, seed.child("c")), Progress.silent());
      share += fresh.nearCopies().share() / repeats;
      expected += fresh.nearCopies().freshShare() / repeats;
    }

    // The standard error of the mean is .005.
    assertThat(expected).isCloseTo(0.0434, within(1e-4));
    assertThat(share).isCloseTo(expected, within(0.015));
  }

  @Test
  void theMeanOfRepeatsScattersLess() {
    List<Estimate> repeats = new ArrayList<>();
    for (int repeat = 0; repeat < 4; repeat++) {
      repeats.add(new Estimate(0.5, 0.04));
    }

    assertThat(Estimate.mean(repeats, 4)).isEqualTo(new Estimate(0.5, 0.02));
    assertThat(
            Estimate.mean(List.of(new Estimate(0, 0), new Estimate(1, 0), new Estimate(2, 0)), 3))
        .satisfies(mean -> {
          assertThat(mean.value()).isEqualTo(1);
          assertThat(mean.standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
        });
    assertThat(Estimate.mean(List.of(), 1).known()).isFalse();
  }
}
