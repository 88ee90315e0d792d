package dev.understudy.judge.internal.utility;

import static dev.understudy.judge.internal.utility.Trials.judge;
import static dev.understudy.judge.internal.utility.Trials.measure;
import static dev.understudy.judge.internal.utility.Trials.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.PanelScore;
import dev.understudy.judge.Suite;
import dev.understudy.judge.UtilityDetails;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A fresh sample of the same trial, the same trial with relations that fade more and more, and a
/// copy.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UtilityMeasuresTest {

  private static final Table TRAIN = Trials.of(900, new Seed(1));
  private static final Table HOLDOUT = Trials.of(900, new Seed(2));
  private static final Table FRESH = Trials.of(900, new Seed(3));

  private UtilityMeasures fresh = nothing();
  private UtilityMeasures little = nothing();
  private UtilityMeasures much = nothing();
  private UtilityMeasures copy = nothing();

  private static UtilityMeasures nothing() {
    return new UtilityMeasures(List.of(), List.of(), UtilityDetails.NONE, Optional.empty());
  }

  @BeforeAll
  void judgeFourTables() {
    fresh = judge(TRAIN, HOLDOUT, FRESH, Suite.DEFAULT);
    little = judge(TRAIN, HOLDOUT, Trials.faded(FRESH, 0.3, new Seed(4)), Suite.DEFAULT);
    much = judge(TRAIN, HOLDOUT, Trials.faded(FRESH, 0.9, new Seed(4)), Suite.DEFAULT);
    copy = judge(TRAIN, HOLDOUT, TRAIN, Suite.DEFAULT);
  }

  @Test
  void everyMeasureHasAnIntervalThatHoldsIt() {
    for (Measure measure : fresh.measures()) {
      Interval interval = Objects.requireNonNull(measure.interval(), measure.name());
      assertThat(measure.value()).as(measure.name()).isBetween(interval.low(), interval.high());
      // Ranks of importance and signs of strong effects are the same in every resample.
      if (!measure.name().matches("importance_.*|sign_agreement")) {
        assertThat(interval.low()).as(measure.name()).isLessThan(interval.high());
      }
      assertThat(measure.n()).isPositive();
      assertThat(measure.group()).isEqualTo("utility");
    }
    assertThat(fresh.measures()).extracting(Measure::name).doesNotHaveDuplicates();
  }

  /// What is lost shows more where more is lost.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tstr_auc",
        "auc_difference",
        "tstr_brier",
        "importance_cosine",
        "sign_agreement",
        "treatment_effect_overlap",
        "treatment_effect_distance",
        "hazard_ratio_overlap",
        "tstr_concordance",
        "concordance_difference"
      })
  void fadingRelationsAreNoticed(String name) {
    double sign = measure(fresh, name).higherIsBetter() ? 1 : -1;

    assertThat(sign * value(much, name))
        .isLessThan(sign * value(little, name))
        .isLessThan(sign * value(fresh, name) - 0.01);
  }

  /// Terms without effect agree with terms that have lost theirs, so more loss is not always less
  /// overlap; any loss is less than none.
  @Test
  void fadingCoefficientsOverlapLess() {
    assertThat(value(fresh, "coefficient_overlap"))
        .isGreaterThan(value(little, "coefficient_overlap") + 0.1)
        .isGreaterThan(value(much, "coefficient_overlap") + 0.1);
  }

  /// A fresh sample is one more holdout: it scores what the holdout anchor scores.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tstr_auc",
        "tstr_brier",
        "tstr_calibration_error",
        "importance_cosine",
        "coefficient_overlap",
        "treatment_effect_overlap",
        "kaplan_meier_distance",
        "hazard_ratio_overlap",
        "tstr_concordance"
      })
  void aFreshSampleScoresWhatTheHoldoutScores(String name) {
    Measure measure = measure(fresh, name);
    Interval interval = Objects.requireNonNull(measure.interval());
    double half = (interval.high() - interval.low()) / 2;

    assertThat(value(fresh, name))
        .isCloseTo(Objects.requireNonNull(measure.anchors().holdout()), within(2 * half + 0.02));
  }

  @Test
  void differencesOfAFreshSampleHoldZero() {
    for (String name : List.of("auc_difference", "accuracy_difference", "concordance_difference")) {
      Interval interval = Objects.requireNonNull(measure(fresh, name).interval());
      assertThat(0.0).as(name).isBetween(interval.low(), interval.high());
    }
    assertThat(Objects.requireNonNull(measure(much, "auc_difference").interval()).high())
        .isNegative();
  }

  @Test
  void aCopyAgreesInEverything() {
    for (String name :
        List.of(
            "importance_cosine",
            "importance_rank_correlation",
            "coefficient_overlap",
            "sign_agreement",
            "treatment_effect_overlap",
            "hazard_ratio_overlap")) {
      assertThat(value(copy, name)).as(name).isCloseTo(1, within(1e-9));
      assertThat(Objects.requireNonNull(measure(fresh, name).anchors().copy()))
          .as(name)
          .isCloseTo(1, within(1e-6));
    }
    for (String name :
        List.of(
            "auc_difference",
            "treatment_effect_distance",
            "kaplan_meier_distance",
            "concordance_difference")) {
      assertThat(value(copy, name)).as(name).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void independentColumnsAreAnAnchorOfNoUse() {
    Anchors auc = measure(fresh, "tstr_auc").anchors();
    Anchors concordance = measure(fresh, "tstr_concordance").anchors();

    assertThat(auc.independent()).isCloseTo(0.5, within(0.1));
    assertThat(concordance.independent()).isLessThan(value(fresh, "tstr_concordance") - 0.03);
  }

  @Test
  void theEffectsAreThoseTheTrialWasMadeWith() {
    assertThat(pair(fresh.details().survival().hazards(), "arm = drug", "log hazard ratio"))
        .isCloseTo(-0.7, within(0.3));
    assertThat(pair(fresh.details().treatment(), "drug", "risk difference")).isBetween(-0.3, -0.08);
    assertThat(fresh.details().treatment())
        .extracting(EffectPair::scale)
        .containsExactly("risk difference", "log odds ratio");
    assertThat(measure(fresh, "treatment_effect_overlap").note()).contains("Against arm placebo");
    assertThat(measure(fresh, "kaplan_meier_distance").note()).contains("No event means 'no'");
  }

  /// The sign is that of the category that is not the reference; the test asks for either.
  private static double pair(List<EffectPair> pairs, String term, String scale) {
    return pairs.stream()
        .filter(pair -> pair.scale().equals(scale))
        .filter(pair -> pair.term().equals(term) || pair.term().equals("arm = placebo"))
        .mapToDouble(
            pair -> pair.term().endsWith("placebo") ? -pair.real().value() : pair.real().value())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void detailsAreThere() {
    assertThat(fresh.details().panel())
        .hasSize(6)
        .allMatch(score -> score.model().equals("boosted") && score.seeds() == 3);
    assertThat(fresh.details().calibration()).hasSize(2);
    assertThat(fresh.details().calibration().getFirst().bins().stream().mapToLong(b -> b.n()).sum())
        .isEqualTo(900);
    assertThat(fresh.details().importance()).hasSize(6);
    assertThat(fresh.details().importance().stream().mapToDouble(pair -> pair.real()).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(fresh.details().survival().curves()).hasSize(3);
    assertThat(fresh.classification()).hasSize(2);
  }

  /// Retraining is more chance, so three trainings have a wider interval than one.
  @Test
  void quickTrainsOnceAndFullAsksMoreModels() {
    UtilityMeasures quick = judge(TRAIN, HOLDOUT, FRESH, Suite.QUICK);
    UtilityMeasures full =
        judge(Trials.of(300, new Seed(1)), HOLDOUT, Trials.of(300, new Seed(3)), Suite.FULL);

    assertThat(width(quick, "auc_difference")).isLessThan(width(fresh, "auc_difference"));
    assertThat(value(quick, "tstr_auc")).isCloseTo(value(fresh, "tstr_auc"), within(0.02));
    assertThat(quick.measures()).extracting(Measure::name).doesNotContain("importance_cosine");
    for (String model : List.of("forest", "regression")) {
      assertThat(value(full, "tstr_auc_" + model)).isGreaterThan(0.65);
      assertThat(measure(full, "tstr_auc_" + model).anchors().independent()).isLessThan(0.62);
    }
    assertThat(measure(full, "augmentation_auc_gain").anchors().independent())
        .isLessThan(value(full, "augmentation_auc_gain"));
    assertThat(measure(full, "balancing_f1_gain").interval()).isNotNull();
    assertThat(full.details().panel())
        .extracting(PanelScore::trainedOn)
        .contains("real and synthetic", "real and balanced");
  }

  private static double width(UtilityMeasures measures, String name) {
    Interval interval = Objects.requireNonNull(measure(measures, name).interval(), name);
    return interval.high() - interval.low();
  }

  @Test
  void withoutAHoldoutModelsAreInconclusiveAndEffectsAreNot() {
    UtilityMeasures alone = judge(TRAIN, null, FRESH, Suite.DEFAULT);

    for (String name : List.of("tstr_auc", "tstr_brier", "importance_cosine", "tstr_concordance")) {
      assertThat(measure(alone, name).value()).as(name).isNull();
      assertThat(measure(alone, name).note()).isEqualTo("inconclusive: no holdout");
    }
    assertThat(value(alone, "coefficient_overlap")).isEqualTo(value(fresh, "coefficient_overlap"));
    assertThat(value(alone, "kaplan_meier_distance"))
        .isEqualTo(value(fresh, "kaplan_meier_distance"));
    assertThat(alone.measures())
        .extracting(Measure::name)
        .isEqualTo(fresh.measures().stream().map(Measure::name).toList());
  }
}
