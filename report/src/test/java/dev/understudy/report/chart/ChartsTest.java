package dev.understudy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.report.chart.AnchorPlot.Anchored;
import dev.understudy.report.chart.AnchorPlot.Axis;
import dev.understudy.report.chart.AnchorPlot.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {

  @Test
  void aScoreStandsWhereItsValueIsAndMarksThatAreNotKnownAreNotDrawn() {
    String drawing =
        new AnchorPlot(
                "AUC",
                new Axis(0.5, 1, false),
                new Score(Tone.SYNTHETIC, 0.75, 0.7, 0.8),
                new Anchored(0.5, null, null))
            .draw()
            .markup();

    // The axis runs from 12 to 308, so that .75 lies in the middle.
    assertThat(drawing).contains("class=\"synthetic-mark\" cx=\"160\"");
    assertThat(drawing).contains("class=\"holdout-mark\" cx=\"12\"");
    assertThat(drawing).doesNotContain("independent-mark").doesNotContain("copy-mark");
    assertThat(drawing)
        .contains(
            "<desc>Synthetic 0.750 (0.700 to 0.800); real holdout 0.500; independent columns not"
                + " known; exact copy not known.</desc>");
  }

  @Test
  void aScoreWithoutValueLeavesItsAnchors() {
    String drawing =
        new AnchorPlot(
                "AUC",
                new Axis(0.5, 1, false),
                new Score(Tone.SYNTHETIC, null, null, null),
                new Anchored(0.5, 0.9, 1.0))
            .draw()
            .markup();

    assertThat(drawing).doesNotContain("synthetic-mark").contains("independent-mark");
  }

  @Test
  void theLongestBarFillsTheWidthAndOthersAreInProportion() {
    String drawing =
        new BarPairs(
                "cp",
                "Share of rows",
                List.of("typical", "atypical"),
                new double[] {0.8, 0.2},
                new double[0],
                new double[] {0.4, 0.6})
            .draw()
            .markup();

    // From 110 to 282: 172 units for .8.
    assertThat(drawing)
        .contains("class=\"real-fill\" x=\"110\" y=\"7\" width=\"172\"")
        .contains("class=\"synthetic-fill\" x=\"110\" y=\"14\" width=\"86\"")
        .contains("class=\"real-fill\" x=\"110\" y=\"29\" width=\"43\"")
        .doesNotContain("holdout-line");
  }

  @Test
  void pairsWithoutAssociationAreLeftEmpty() {
    double[][] values = {{1, Double.NaN, 0.5}, {Double.NaN, 1, -1}, {0.5, -1, 1}};

    String drawing =
        new HeatMap("Real", List.of("a", "b", "c"), values, HeatMap.Hue.ASSOCIATION)
            .draw()
            .markup();

    assertThat(drawing)
        .contains("class=\"empty\"")
        .contains("class=\"negative\"")
        .contains("3 columns; furthest from zero: c and b: -1.00.");
  }

  @Test
  void theConfusionOfAClassWithoutRowsIsWhite() {
    String drawing =
        new ConfusionMatrix(
                "Trained on real rows", Tone.REAL, List.of("0", "4"), new long[][] {{9, 1}, {0, 0}})
            .draw()
            .markup();

    assertThat(drawing).contains("9 of 10 rows of the holdout predicted rightly.");
    assertThat(drawing).contains("true 4, predicted 0: 0 of 0").doesNotContain("NaN");
  }

  @Test
  void longNamesAreCutWithoutBreakingACharacter() {
    assertThat(Svg.fit("short", 100)).isEqualTo("short");
    assertThat(Svg.fit("a rather long name of a column", 60)).hasSizeLessThan(13).endsWith("…");
    String cut = Svg.fit("😀😀😀😀😀😀😀😀😀😀", 40);
    assertThat(cut.codePoints().filter(point -> point != '…')).allMatch(p -> p == 0x1F600);
  }
}
