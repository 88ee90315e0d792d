package dev.understudy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.report.chart.DependenceGraph.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DependenceGraphTest {

  private static String draw(List<Link> links) {
    return new DependenceGraph("Drivers", links).draw().markup();
  }

  private static double top(String drawing, String node) {
    Matcher matcher =
        Pattern.compile("class=\"node\" x=\"[\\d.]+\" y=\"([\\d.]+)\"[^>]*><title>" + node)
            .matcher(drawing);
    assertThat(matcher.find()).as(node).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void everyBoxStandsBelowAllItDependsOn() {
    String drawing =
        draw(
            List.of(
                new Link("mud", "shoes", 0.1),
                new Link("rain", "wet", 0.4),
                new Link("rain", "shoes", 0.02),
                new Link("wet", "mud", 0.2)));
    assertThat(top(drawing, "rain")).isLessThan(top(drawing, "wet"));
    assertThat(top(drawing, "wet")).isLessThan(top(drawing, "mud"));
    assertThat(top(drawing, "mud")).isLessThan(top(drawing, "shoes"));
  }

  @Test
  void widthsFollowWhatLinksTellAndNamesAreEscaped() {
    String drawing = draw(List.of(new Link("a<b", "c", 0.5), new Link("a<b", "d", 0.001)));
    assertThat(drawing)
        .containsPattern("link link-5\" d=\"[^\"]+\"><title>a&lt;b \u2192 c: 0.50 nats")
        .containsPattern("link link-1\" d=\"[^\"]+\"><title>a&lt;b \u2192 d")
        .contains("a&lt;b drives c, 0.50; a&lt;b drives d")
        .doesNotContain("NaN");
  }

  @Test
  void aFullLayerGoesOnBelow() {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      links.add(new Link("root", "leaf " + i, 0.1));
    }
    String drawing = draw(links);
    List<Double> tops = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      tops.add(top(drawing, "leaf " + i));
    }
    assertThat(tops.stream().distinct()).hasSize(2);
  }

  @Test
  void aCircleIsABug() {
    assertThatThrownBy(() -> draw(List.of(new Link("a", "b", 1), new Link("b", "a", 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
