package dev.understudy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.report.chart.CurvePlot.Axis;
import dev.understudy.report.chart.CurvePlot.Band;
import dev.understudy.report.chart.CurvePlot.Curve;
import dev.understudy.report.chart.CurvePlot.Form;
import dev.understudy.report.chart.CurvePlot.Frame;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveChartsTest {

  private static final Frame UNIT =
      new Frame(new Axis("predicted", 0, 1, true), new Axis("observed", 0, 1, true), true);

  @Test
  void survivalHoldsUntilTheNextEvent() {
    String drawing =
        new CurvePlot(
                "Survival",
                new Frame(new Axis("days", 0, 100, false), new Axis("alive", 0, 1, true), false),
                List.of(
                    new Curve(
                        "Real",
                        Tone.REAL,
                        Form.STEPS,
                        new double[] {0, 50, 100},
                        new double[] {1, 0.5, 0},
                        Band.NONE)))
            .draw()
            .markup();

    // Days 0 to 100 lie between 42 and 312, shares 0 to 1 between 212 and 22.
    assertThat(drawing)
        .contains("class=\"real-line\" d=\"M42 22H177V117H312V212\"")
        .contains("Real: from 100\u00a0% at 0 to 0\u00a0% at 100.</desc>")
        .doesNotContain("guess-line")
        .doesNotContain("real-band")
        .doesNotContain("points");
  }

  @Test
  void aCalibrationStandsBesideTheDiagonalWithItsBand() {
    String drawing =
        new CurvePlot(
                "Calibration",
                UNIT,
                List.of(
                    new Curve(
                        "Trained on synthetic",
                        Tone.SYNTHETIC,
                        Form.LINES,
                        new double[] {0, 1},
                        new double[] {0.5, 0.5},
                        new Band(new double[] {0.4, 0.2}, new double[] {0.6, 1.7}))))
            .draw()
            .markup();

    // What lies beyond the axis is held at its end.
    assertThat(drawing)
        .contains("class=\"synthetic-band\" d=\"M42 136L312 174V22L42 98Z\"")
        .contains("class=\"synthetic-line\" d=\"M42 117L312 117\"")
        .contains("class=\"points synthetic-dots\" d=\"M42 117h0M312 117h0\"")
        .contains("class=\"guess-line\" x1=\"42\" y1=\"212\" x2=\"312\" y2=\"22\"");
  }

  @Test
  void aBandOfStepsHasTheStepsOfItsCurve() {
    String drawing =
        new CurvePlot(
                "Survival",
                UNIT,
                List.of(
                    new Curve(
                        "Real",
                        Tone.REAL,
                        Form.STEPS,
                        new double[] {0, 0.5, 1},
                        new double[] {1, 0.5, 0.5},
                        new Band(new double[] {1, 0.4, 0.4}, new double[] {1, 0.6, 0.6}))))
            .draw()
            .markup();

    // Down at .5 below, back at .6 until .5, and up there: not before and not after.
    assertThat(drawing)
        .contains("class=\"real-band\" d=\"M42 22H177V136H312V136V98V98H177V22H42Z\"");
  }

  @Test
  void effectsOfBothTablesStandOnOneAxis() {
    String drawing =
        new PairedForest(
                "Odds ratios",
                PairedForest.Axis.ofLogRatios(-1, 1),
                List.of(
                    new PairedForest.Row(
                        "age",
                        "overlap 40 %",
                        new Estimate(0.5, 0.25, 0.75),
                        new Estimate(null, null, null))))
            .draw()
            .markup();

    assertThat(drawing)
        .contains("class=\"real-mark\" cx=\"265\"")
        .contains("class=\"real-whisker\" x1=\"222.5\"")
        .contains("class=\"harmless-line\" x1=\"180\"")
        .contains("age: real 1.649 (1.284 to 2.117), synthetic not known.")
        .doesNotContain("synthetic-mark");
  }

  @Test
  void ratiosHaveRoundTicks() {
    assertThat(ratios(-1, 1)).containsExactly("0.5", "1", "2");
    assertThat(ratios(-0.2, 0.2)).containsExactly("0.9", "1", "1.1", "1.2");
    assertThat(ratios(-7, 5)).containsExactly("0.001", "0.01", "0.1", "1", "10", "100");
    assertThat(Scale.ratioTicks(-60, 60)).hasSizeBetween(5, 10).contains(0.0);
  }

  private static List<String> ratios(double low, double high) {
    return Arrays.stream(Scale.ratioTicks(low, high))
        .mapToObj(tick -> Digits.shortest(Math.exp(tick)))
        .toList();
  }

  @Test
  void aChangeStandsBesideTheFiguresItComesFrom() {
    String drawing =
        new ChangePlot(
                "Gaps of sex",
                -0.1,
                0.1,
                List.of(
                    new ChangePlot.Row(
                        "Parity gap",
                        "Male over Female",
                        "0.19 \u2192 0.24",
                        "+0.05 (+0.01 to +0.09)",
                        new Estimate(0.05, 0.01, 0.09))))
            .draw()
            .markup();

    assertThat(drawing)
        .contains("class=\"synthetic-mark\" cx=\"265\"")
        .contains("class=\"harmless-line\" x1=\"180\"")
        .contains(
            "Parity gap, Male over Female: 0.19 \u2192 0.24, change +0.05 (+0.01 to +0.09).</desc>");
  }
}
