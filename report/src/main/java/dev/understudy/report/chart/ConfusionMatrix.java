package dev.understudy.report.chart;

import java.util.List;

/// How often each true class was predicted as each class; the colour is the share of the true
/// class.
///
/// @param title what is shown
/// @param tone what the classifier was trained on
/// @param classes spellings, in the order of the matrix
/// @param counts rows true, columns predicted, `[classes][classes]`
public record ConfusionMatrix(String title, Tone tone, List<String> classes, long[][] counts)
    implements Chart {

  private static final double LABEL = 70;

  @Override
  public Svg draw() {
    int count = classes.size();
    double size = Math.max(24, Math.min(52, 236.0 / Math.max(1, count)));
    double side = size * count;
    double top = 34;
    Svg svg = Svg.of(LABEL + side + 6, top + side + 4, title, description());
    svg.text("label muted middle", LABEL + side / 2, 11, "predicted");
    svg.text("label muted end", LABEL - 6, 11, "true");
    for (int column = 0; column < count; column++) {
      double middle = LABEL + (column + 0.5) * size;
      svg.fittedText("label middle", middle, top - 7, classes.get(column), size);
    }
    for (int row = 0; row < count; row++) {
      double y = top + row * size;
      svg.fittedText("label end", LABEL - 6, y + size / 2 + 4, classes.get(row), LABEL - 8);
      long total = 0;
      for (long cell : counts[row]) {
        total += cell;
      }
      for (int column = 0; column < count; column++) {
        drawCell(svg, row, column, LABEL + column * size, y, size, total);
      }
    }
    return svg;
  }

  private void drawCell(Svg svg, int row, int column, double x, double y, double size, long total) {
    double share = total == 0 ? 0 : (double) counts[row][column] / total;
    String tooltip =
        "true "
            + classes.get(row)
            + ", predicted "
            + classes.get(column)
            + ": "
            + Digits.count(counts[row][column])
            + " of "
            + Digits.count(total);
    svg.rectangle("cell", x + 0.5, y + 0.5, size - 1, size - 1);
    svg.shade(
        tone.cssClass() + "-fill", x + 0.5, y + 0.5, size - 1, size - 1, 0.85 * share, tooltip);
    if (row == column) {
      svg.rectangle("diagonal", x + 1, y + 1, size - 2, size - 2);
    }
    String number = share > 0.55 ? "label middle on-fill" : "label middle";
    svg.text(number, x + size / 2, y + size / 2 + 4, Digits.count(counts[row][column]));
  }

  private String description() {
    long right = 0;
    long total = 0;
    for (int row = 0; row < classes.size(); row++) {
      right += counts[row][row];
      for (long cell : counts[row]) {
        total += cell;
      }
    }
    return right + " of " + total + " rows of the holdout predicted rightly.";
  }
}
