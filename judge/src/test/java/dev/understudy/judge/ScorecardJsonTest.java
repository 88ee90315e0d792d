package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.judge.Classification.ClassScore;
import dev.understudy.judge.ColumnScore.Summary;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorecardJsonTest {

  @TempDir Path folder;

  private static final Scorecard SCORECARD =
      new Scorecard(
          Scorecard.VERSION,
          List.of(
              new Measure(
                  "c2st_holdout",
                  "fidelity",
                  0.8125,
                  new Interval(0.75, 0.875, 0.95),
                  200,
                  -7,
                  true,
                  new Anchors(0.9375, 0.25, null),
                  "200 rows of each table."),
              new Measure(
                  "membership_auc",
                  "privacy",
                  null,
                  null,
                  0,
                  -7,
                  false,
                  Anchors.NONE,
                  "inconclusive: no holdout")),
          List.of(
              new ColumnScore(
                  "age",
                  0.96,
                  null,
                  new Summary(0, 53.5, 9.25, 50),
                  new Summary(0.125, null, null, 0))),
          List.of(
              new Classification(
                  "real",
                  List.of("no", "yes"),
                  new long[][] {{40, 3}, {5, 35}},
                  List.of(
                      new ClassScore("no", 0.875, 0.9375, 0.90625, 43),
                      new ClassScore("yes", 0.9, 0.875, 0.8875, 40)))),
          details(),
          new Fairness(
              "income: >50K",
              List.of(
                  new Fairness.Grouping(
                      "sex",
                      List.of("sex"),
                      List.of(
                          new Fairness.Gap(
                              "parity",
                              "Male",
                              "Female",
                              0.25,
                              0.375,
                              0.125,
                              new Interval(0, 0.25, 0.95)),
                          new Fairness.Gap("odds", "", "", null, null, null, null)),
                      List.of(
                          new Fairness.Group(
                              "Female",
                              new Fairness.Sample(100, 0.25),
                              null,
                              new Fairness.Sample(0, null),
                              0.875,
                              null,
                              new Fairness.Rates(0.25, 0.5, 0.125, null),
                              null)),
                      2))),
          List.of(
              new Robustness(
                  "network",
                  "real",
                  "pgd",
                  List.of(
                      new Robustness.Point(0, 0.875, 0.75, 0.9375),
                      new Robustness.Point(0.2, 0.5, 0.375, 0.625)))));

  private static UtilityDetails details() {
    Interval interval = new Interval(-1.5, 0.5, 0.95);
    return new UtilityDetails(
        List.of(
            new PanelScore("forest", "real", "auc", 0.875, new Interval(0.75, 0.9375, 0.95), 3),
            new PanelScore("forest", "synthetic", "auc", null, null, 0)),
        List.of(
            new Calibration(
                "real", "yes", List.of(new Calibration.Bin(0.5, 0.625, 0.5625, 0.5, 16)))),
        List.of(new ImportancePair("age", 0.75, 0.25)),
        List.of(
            new EffectPair(
                "sex = male",
                "log odds ratio",
                new EffectEstimate(-0.5, 0.5, interval, 0.625),
                new EffectEstimate(0, 0.25, interval, 1.0),
                0.75)),
        List.of(
            new EffectPair(
                "drug", "difference", new EffectEstimate(-0.5, 0.5, interval, null), null, 0)),
        new UtilityDetails.Survival(
            List.of(new SurvivalCurve("real", new double[] {0, 10}, new double[] {1, 0.5})),
            List.of()),
        new UtilityDetails.Copies(
            2,
            "a rule",
            List.of(
                new EffectPair(
                    "age",
                    "log odds ratio",
                    new EffectEstimate(0.5, 0.25, interval, 1.5),
                    new EffectEstimate(0.25, 0.5, interval, 1.25),
                    0.5)),
            List.of()));
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    Path file = folder.resolve("scorecard.json");
    ScorecardJson.write(SCORECARD, file);

    Scorecard read = ScorecardJson.read(file);

    assertThat(read.measures()).isEqualTo(SCORECARD.measures());
    assertThat(read.columns()).isEqualTo(SCORECARD.columns());
    assertThat(read.fairness()).isEqualTo(SCORECARD.fairness());
    assertThat(read.robustness()).isEqualTo(SCORECARD.robustness());
    assertThat(read.classification().getFirst().confusion())
        .isDeepEqualTo(SCORECARD.classification().getFirst().confusion());
    assertThat(read.utility().panel()).isEqualTo(SCORECARD.utility().panel());
    assertThat(read.utility().calibration()).isEqualTo(SCORECARD.utility().calibration());
    assertThat(read.utility().importance()).isEqualTo(SCORECARD.utility().importance());
    assertThat(read.utility().coefficients()).isEqualTo(SCORECARD.utility().coefficients());
    assertThat(read.utility().treatment()).isEqualTo(SCORECARD.utility().treatment());
    assertThat(read.utility().survival().curves().getFirst().survival()).containsExactly(1, 0.5);
    assertThat(ScorecardJson.text(read)).isEqualTo(ScorecardJson.text(SCORECARD));
  }

  @Test
  void namesAreThoseOfTheContract() {
    assertThat(ScorecardJson.text(SCORECARD))
        .startsWith(
            "{\n  \"schema_version\" : 1,\n  \"measures\" : [ {\n    \"name\" : \"c2st_holdout\"")
        .contains("\"trained_on\" : \"synthetic\"")
        .contains("\"higher_is_better\" : true")
        .contains(
            "\"interval\" : {\n      \"low\" : 0.75,\n      \"high\" : 0.875,\n      \"level\" : 0.95")
        .contains(
            "\"anchors\" : {\n      \"holdout\" : 0.9375,\n      \"independent\" : 0.25,\n      \"copy\" : null");
  }

  @Test
  void numbersThatAreNotFiniteAreNeverWritten() {
    Scorecard odd =
        new Scorecard(
            Scorecard.VERSION,
            List.of(),
            List.of(
                new ColumnScore(
                    "x",
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    new Summary(0, Double.NEGATIVE_INFINITY, null, 0),
                    new Summary(0, null, null, 0))),
            List.of());

    assertThat(ScorecardJson.text(odd)).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void anotherVersionAndOtherFilesAreRefusedInOneSentence() throws IOException {
    Path later = Files.writeString(folder.resolve("later.json"), "{\"schema_version\": 2}");
    Path list = Files.writeString(folder.resolve("list.json"), "[1, 2]");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"schema_version\": ");

    assertThatThrownBy(() -> ScorecardJson.read(later))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("schema_version is 2, not 1");
    assertThatThrownBy(() -> ScorecardJson.read(list)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> ScorecardJson.read(broken))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("broken.json is no scorecard");
    assertThatThrownBy(() -> ScorecardJson.read(folder.resolve("absent.json")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no scorecard");
  }
}
