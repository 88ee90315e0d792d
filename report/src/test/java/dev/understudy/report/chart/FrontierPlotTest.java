package dev.understudy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.report.chart.FrontierPlot.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierPlotTest {

  private static Point point(String label, double given, double kept) {
    return new Point(
        label,
        new Estimate(given, given - 0.01, given + 0.01),
        new Estimate(kept, kept - 0.02, kept + 0.02),
        "figure");
  }

  @Test
  void theLineJoinsThePointsThatNoOtherBeatsInBoth() {
    String drawing =
        new FrontierPlot(
                "Frontier",
                "membership AUC",
                "score",
                0.5,
                List.of(
                    point("cautious", 0.5, 0.8),
                    point("beaten", 0.51, 0.7),
                    point("bold <&>", 0.55, 0.95)))
            .draw()
            .markup();

    // Across from .4925 to .5575 on 372 units, so .5 lies at 82.9 and .55 at 369.1.
    assertThat(drawing)
        .containsPattern("class=\"frontier-line\" d=\"M82\\.9 [\\d.]+L369\\.1 [\\d.]+\"")
        .contains("bold &lt;&amp;&gt;")
        .contains("beaten: 0.510 (0.500 to 0.520) across, 0.700 (0.680 to 0.720) upwards. bold")
        .doesNotContain("NaN");
  }

  @Test
  void aSinglePointIsDrawnAsWell() {
    assertThat(
            new FrontierPlot("Frontier", "given", "kept", 0.5, List.of(point("only", 0.5, 1)))
                .draw()
                .markup())
        .contains("only")
        .doesNotContain("NaN");
  }
}
