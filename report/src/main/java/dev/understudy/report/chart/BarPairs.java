package dev.understudy.report.chart;

import java.util.List;

/// Shares of categories: per category a real bar, a synthetic bar, and a tick across both where the
/// holdout lies. Bars lie flat so that long names can be read.
///
/// @param title what is shown
/// @param quantity what is divided into shares, such as `"Share of rows"`
/// @param labels one per category
/// @param real shares in [0, 1], `[labels]`
/// @param holdout likewise, empty without a holdout
/// @param synthetic likewise
public record BarPairs(
    String title,
    String quantity,
    List<String> labels,
    double[] real,
    double[] holdout,
    double[] synthetic)
    implements Chart {

  private static final double WIDTH = 320;
  private static final double LABEL_WIDTH = 104;
  private static final double VALUE_WIDTH = 38;
  private static final double ROW = 22;
  private static final double BAR = 7;
  private static final double TOP = 4;

  @Override
  public Svg draw() {
    double greatest = 0.01;
    for (int i = 0; i < labels.size(); i++) {
      greatest = Math.max(greatest, Math.max(real[i], synthetic[i]));
      if (holdout.length > 0) {
        greatest = Math.max(greatest, holdout[i]);
      }
    }
    Svg svg = Svg.of(WIDTH, TOP + ROW * labels.size() + 4, title, description());
    Scale scale = new Scale(0, greatest, LABEL_WIDTH + 6, WIDTH - VALUE_WIDTH);
    double zero = scale.from();
    for (int i = 0; i < labels.size(); i++) {
      double y = TOP + ROW * i;
      String muted = labels.get(i).startsWith("(") ? "label end muted" : "label end";
      svg.fittedText(muted, LABEL_WIDTH, y + 13, labels.get(i), LABEL_WIDTH);
      svg.rectangle("real-fill", zero, y + 3, scale.at(real[i]) - zero, BAR);
      svg.rectangle("synthetic-fill", zero, y + 3 + BAR, scale.at(synthetic[i]) - zero, BAR);
      if (holdout.length > 0) {
        double x = scale.at(holdout[i]);
        svg.line("holdout-line", x, y + 1, x, y + 5 + 2 * BAR);
      }
      svg.text("label small real-text", WIDTH - VALUE_WIDTH + 5, y + 9.5, Digits.percent(real[i]));
      svg.text(
          "label small synthetic-text",
          WIDTH - VALUE_WIDTH + 5,
          y + 19,
          Digits.percent(synthetic[i]));
    }
    svg.line("axis", zero, TOP, zero, TOP + ROW * labels.size());
    return svg;
  }

  private String description() {
    StringBuilder text = new StringBuilder(quantity).append(", real and synthetic: ");
    for (int i = 0; i < labels.size(); i++) {
      text.append(i == 0 ? "" : "; ").append(labels.get(i)).append(' ');
      text.append(Digits.percent(real[i])).append(" and ").append(Digits.percent(synthetic[i]));
    }
    return text.append('.').toString();
  }
}
