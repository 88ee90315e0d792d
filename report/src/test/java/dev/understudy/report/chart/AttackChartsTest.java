package dev.understudy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.report.chart.AnchorPlot.Anchored;
import dev.understudy.report.chart.RocPlot.Bound;
import dev.understudy.report.chart.RocPlot.Line;
import dev.understudy.report.chart.RocPlot.Whisker;
import dev.understudy.report.chart.RulePlot.Good;
import dev.understudy.report.chart.RulePlot.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackChartsTest {

  @Test
  void aFigureStandsBetweenTheLimitsOfItsRule() {
    String drawing =
        new RulePlot("Membership", new Estimate(0.5, 0.4, 0.6), new Limits(0.55, 0.6, Good.BELOW))
            .draw()
            .markup();

    // The axis shows .38 to .62 between 4 and 228: .5 lies in the middle, .55 at 162.7.
    assertThat(drawing)
        .contains("class=\"figure-mark\" cx=\"116\"")
        .contains("class=\"release-line\" x1=\"162.7\"")
        .contains("class=\"release-area\" x=\"4\" y=\"16\" width=\"158.7\"")
        .contains("class=\"reject-area\" x=\"209.3\" y=\"16\" width=\"18.7\"")
        .contains("limit for a release 0.55; limit for a rejection 0.6.</desc>");
  }

  @Test
  void withoutAFigureTheLimitsAreDrawnAndWithoutADirectionNothingIsShaded() {
    String drawing =
        new RulePlot(
                "Usefulness", new Estimate(null, null, null), new Limits(-0.05, null, Good.UNKNOWN))
            .draw()
            .markup();

    assertThat(drawing)
        .contains("release-line")
        .contains("release −0.05")
        .contains("Figure not known")
        .doesNotContain("figure-mark")
        .doesNotContain("area")
        .doesNotContain("NaN");
  }

  @Test
  void areasStandOnOneAxisWithGuessing() {
    String drawing =
        new ForestPlot(
                "Areas",
                new ForestPlot.Axis(0.4, 0.6, 0.5, "guessing"),
                List.of(
                    new ForestPlot.Row(
                        "Density",
                        "0.550",
                        new Estimate(0.55, 0.5, 0.6),
                        new Anchored(0.5, null, 0.99)),
                    new ForestPlot.Row(
                        "Nearest",
                        "too few people",
                        new Estimate(null, null, null),
                        new Anchored(null, null, null))))
            .draw()
            .markup();

    // From 10 to 350; the copy's .99 is held at the edge.
    assertThat(drawing)
        .contains("class=\"synthetic-mark\" cx=\"265\"")
        .contains("class=\"harmless-line\" x1=\"180\"")
        .contains("class=\"holdout-mark\" cx=\"180\"")
        .contains("class=\"copy-mark\" x=\"347\"")
        .containsOnlyOnce("synthetic-mark")
        .contains("Nearest: not known;");
  }

  @Test
  void theBarOfADisclosureLiesBetweenControlAndTrainingRows() {
    String drawing =
        new Dumbbell(
                "Successes",
                List.of(
                    new Dumbbell.Row("Singling out", "+30 %", 0.8, 0.5, null),
                    new Dumbbell.Row("Linkability", "–", null, null, null)))
            .draw()
            .markup();

    // The axis ends at .848, 340 units from 10.
    assertThat(drawing)
        .contains("class=\"excess-bar\" x1=\"210.5\" y1=\"30\" x2=\"330.8\"")
        .contains("class=\"real-mark\" cx=\"330.8\"")
        .contains("class=\"holdout-mark\" cx=\"210.5\"")
        .containsOnlyOnce("excess-bar")
        .doesNotContain("independent-mark");
  }

  @Test
  void aRocCurveHasLogarithmicAxesAndAVeilWhereTooFewPeopleWereAsked() {
    String drawing =
        new RocPlot(
                "ROC",
                List.of(
                    new Line(
                        "Density",
                        new double[] {0, 0.01, 1},
                        new double[] {0, 0.1, 1},
                        List.of(new Whisker(0.01, 0.01, 1)),
                        true)),
                new Bound("epsilon 1 allows", new double[] {1e-4, 1}, new double[] {2e-4, 1}),
                0.01)
            .draw()
            .markup();

    // 1 % lies in the middle of the axis from 50 to 352; 10 % three quarters up from 288 to 8.
    assertThat(drawing)
        .contains("class=\"roc-strongest\" d=\"M50 288H201V78H352V8\"")
        .contains("class=\"synthetic-whisker\" x1=\"201\" y1=\"148\" x2=\"201\" y2=\"8\"")
        .contains("class=\"veil\" x=\"50\" y=\"8\" width=\"151\"")
        .contains("too few people")
        .contains("class=\"bound-area\" d=\"M50 8L50 266.9L352 8")
        .contains("Strongest: Density.");
  }

  @Test
  void everyOutcomeHasASignOfItsOwnForm() {
    assertThat(
            List.of(Sign.Form.values()).stream()
                .map(form -> new Sign(form, "sign").draw().markup())
                .distinct())
        .hasSize(Sign.Form.values().length);
  }

  @Test
  void figuresBesideLimitsAreShort() {
    assertThat(List.of(0.55, 0.5, 200.0, 0.0021, -0.05, 10_854.0, 1e-5, 0.6258, 0.0))
        .extracting(Digits::shortest)
        .containsExactly("0.55", "0.5", "200", "0.0021", "−0.05", "10,854", "1e-5", "0.626", "0");
  }
}
