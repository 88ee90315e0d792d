package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every measure must move the right way: good where a fresh real sample or a copy is judged, bad
/// where it ought to be.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeTest {

  private static final Table TRAIN = Tables.patients(800, new Seed(1));
  private static final Table HOLDOUT = Tables.patients(500, new Seed(2));

  private Scorecard fresh = empty();
  private Scorecard independent = empty();
  private Scorecard copy = empty();

  private static Scorecard empty() {
    return new Scorecard(Scorecard.VERSION, List.of(), List.of(), List.of());
  }

  private static Scorecard judge(Table synthetic) {
    return Judge.scorecard(
        new Evidence(TRAIN, HOLDOUT, synthetic, Tables.SCHEMA), new Seed(4), Progress.silent());
  }

  @BeforeAll
  void judgeThreeTables() {
    fresh = judge(Tables.patients(800, new Seed(3)));
    independent = judge(Tables.independent(TRAIN, new Seed(3)));
    copy = judge(Tables.shuffled(TRAIN, new Seed(3)));
  }

  private static double value(Scorecard scorecard, String name) {
    return Objects.requireNonNull(scorecard.measure(name).value(), name);
  }

  @Test
  void theMeasuresComeInTheOrderInWhichTheyAreShown() {
    assertThat(fresh.measures().stream().map(Measure::name))
        .containsExactly(
            "column_shapes",
            "pair_trends",
            "pair_tvd",
            "mutual_information",
            "sdmetrics_quality_score",
            "sdmetrics_column_shapes",
            "sdmetrics_column_pair_trends",
            "sdmetrics_diagnostic_score",
            "sdmetrics_data_validity",
            "sdmetrics_data_structure",
            "marginals_1way",
            "marginals_2way",
            "marginals_3way",
            "missingness_patterns",
            "missing_rate_difference",
            "conditional_distributions",
            "alpha_precision",
            "beta_recall",
            "authenticity",
            "mmd",
            "propensity_mse",
            "propensity_ratio",
            "cluster_occupancy",
            "cluster_tightness",
            "cluster_spread",
            "pca_variance_train",
            "pca_variance",
            "pca_overlap",
            "outlier_coverage",
            "rare_categories_kept",
            "range_coverage",
            "range_violations",
            "mode_collapse",
            "too_wide",
            "c2st_holdout",
            "c2st_holdout_auc",
            "c2st_train",
            "c2st_train_auc",
            "tstr_auc",
            "trtr_auc",
            "auc_difference",
            "tstr_accuracy",
            "trtr_accuracy",
            "accuracy_difference",
            "tstr_f1",
            "trtr_f1",
            "f1_difference",
            "tstr_brier",
            "trtr_brier",
            "tstr_calibration_error",
            "trtr_calibration_error",
            "importance_cosine",
            "importance_rank_correlation",
            "coefficient_overlap",
            "sign_agreement",
            "train_holdout_auc",
            "dcr",
            "near_copies",
            "dcr_share",
            "membership_auc",
            "exact_copies",
            "cosine_risk");
  }

  @Test
  void everyMeasureHasAnIntervalThatHoldsItRowsAndADirection() {
    for (Measure measure : fresh.measures()) {
      if (measure.name().equals("rare_categories_kept")) {
        // These patients have no rare category.
        assertThat(measure.value()).isNull();
        continue;
      }
      Interval interval = Objects.requireNonNull(measure.interval(), measure.name());
      assertThat(measure.value()).as(measure.name()).isBetween(interval.low(), interval.high());
      assertThat(interval.level()).isEqualTo(0.95);
      assertThat(measure.n()).isPositive();
    }
  }

  @Test
  void freshPatientsCannotBeToldFromTheHoldoutAndGiveNobodyAway() {
    assertThat(value(fresh, "column_shapes")).isGreaterThan(0.95);
    assertThat(value(fresh, "c2st_holdout")).isGreaterThan(0.8);
    assertThat(value(fresh, "c2st_train")).isGreaterThan(0.8);
    assertThat(value(fresh, "auc_difference")).isCloseTo(0, within(0.04));
    assertThat(value(fresh, "near_copies")).isLessThan(0.05);
    assertThat(value(fresh, "exact_copies")).isCloseTo(0, within(0.005));
    assertThat(value(fresh, "dcr_share")).isCloseTo(0.5, within(0.05));
    assertHolds(fresh.measure("membership_auc"), 0.5);
  }

  @Test
  void independentColumnsKeepShapesLoseTheRestAndGiveNobodyAway() {
    assertThat(value(independent, "column_shapes")).isEqualTo(1);
    assertThat(value(independent, "pair_trends")).isLessThan(value(fresh, "pair_trends") - 0.05);
    assertThat(value(independent, "mutual_information"))
        .isGreaterThan(5 * value(fresh, "mutual_information"));
    assertThat(value(independent, "c2st_holdout")).isLessThan(0.4);
    assertThat(value(independent, "c2st_train")).isLessThan(0.4);
    assertThat(value(independent, "tstr_auc")).isCloseTo(0.5, within(0.15));
    assertThat(Objects.requireNonNull(independent.measure("auc_difference").interval()).high())
        .isNegative();
    assertHolds(independent.measure("membership_auc"), 0.5);
  }

  @Test
  void aCopyIsPerfectAgainstTrainAndCaughtByEveryAttack() {
    assertThat(value(copy, "column_shapes")).isEqualTo(1);
    assertThat(value(copy, "pair_tvd")).isZero();
    assertThat(value(copy, "c2st_train")).isEqualTo(1);
    assertThat(value(copy, "c2st_train_auc")).isLessThan(0.3);
    assertThat(value(copy, "auc_difference")).isCloseTo(0, within(0.03));
    assertThat(value(copy, "dcr")).isZero();
    assertThat(value(copy, "near_copies")).isEqualTo(1);
    assertThat(value(copy, "exact_copies")).isGreaterThan(0.99);
    assertThat(value(copy, "membership_auc")).isGreaterThan(0.99);
    assertThat(value(copy, "dcr_share")).isGreaterThan(0.75);
  }

  /// What a measure gives as an anchor is what it gives as a value when such a table is judged.
  @Test
  void anchorsSayWhatSuchATableScores() {
    for (String name :
        List.of(
            "column_shapes",
            "pair_trends",
            "mutual_information",
            "c2st_holdout",
            "c2st_train",
            "sdmetrics_quality_score",
            "sdmetrics_diagnostic_score",
            "marginals_3way",
            "conditional_distributions",
            "beta_recall",
            "authenticity",
            "mmd",
            "cluster_occupancy",
            "cluster_spread",
            "mode_collapse",
            "near_copies",
            "dcr_share",
            "membership_auc")) {
      Anchors anchors = fresh.measure(name).anchors();
      assertThat(anchors.independent()).as(name).isCloseTo(value(independent, name), within(0.1));
      assertThat(anchors.copy()).as(name).isCloseTo(value(copy, name), within(0.05));
      assertThat(anchors.holdout()).as(name).isCloseTo(value(fresh, name), within(0.12));
    }
  }

  @Test
  void confusionMatricesAddUpToTheHoldout() {
    assertThat(fresh.classification()).hasSize(2);
    for (Classification classification : fresh.classification()) {
      long rows = 0;
      for (int i = 0; i < 2; i++) {
        long support = classification.confusion()[i][0] + classification.confusion()[i][1];
        assertThat(classification.scores().get(i).support()).isEqualTo(support);
        assertThat(classification.scores().get(i).recall())
            .isCloseTo((double) classification.confusion()[i][i] / support, within(1e-12));
        rows += support;
      }
      assertThat(rows).isEqualTo(HOLDOUT.rowCount());
      assertThat(classification.classes()).containsExactly("no", "yes");
    }
  }

  @Test
  void columnsAreSummedUp() {
    ColumnScore age = fresh.columns().getFirst();
    ColumnScore cholesterol = fresh.columns().get(2);

    assertThat(fresh.columns()).extracting(ColumnScore::name).hasSize(7).doesNotHaveDuplicates();
    assertThat(age.real().mean()).isCloseTo(55.0, within(1.5));
    assertThat(age.real().standardDeviation()).isCloseTo(12.0, within(1.0));
    assertThat(cholesterol.real().missing()).isBetween(0.12, 0.26);
    assertThat(fresh.columns().get(4).real().mean()).isNull();
    assertThat(fresh.columns().get(3).real().distinct()).isEqualTo(2);
  }

  @Test
  void theSameSeedGivesTheSameBytesOnOneThread() throws ExecutionException, InterruptedException {
    Evidence small =
        new Evidence(
            Tables.patients(150, new Seed(1)),
            Tables.patients(100, new Seed(2)),
            Tables.patients(150, new Seed(3)),
            Tables.SCHEMA);
    String parallel = text(small);
    String serial;
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      serial = one.submit(() -> text(small)).get();
    }

    assertThat(serial).isEqualTo(parallel);
  }

  private static String text(Evidence evidence) {
    return ScorecardJson.text(Judge.scorecard(evidence, new Seed(4), Progress.silent()));
  }

  @Test
  void aRunCanBeStopped() {
    Progress stopped =
        new Progress() {
          @Override
          public void at(String phase, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };

    assertThatThrownBy(() ->
            Judge.scorecard(
                new Evidence(TRAIN, HOLDOUT, TRAIN, Tables.SCHEMA), new Seed(1), stopped))
        .isInstanceOf(CancellationException.class);
  }

  private static void assertHolds(Measure measure, double truth) {
    Interval interval = Objects.requireNonNull(measure.interval());
    assertThat(truth).isBetween(interval.low() - 0.01, interval.high() + 0.01);
  }
}
