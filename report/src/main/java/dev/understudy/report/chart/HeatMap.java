package dev.understudy.report.chart;

import java.util.List;

/// A symmetric matrix as the squares below its diagonal: the deeper the colour, the further from 0.
///
/// @param title what is shown
/// @param columns names of rows and columns
/// @param values `[columns][columns]`, in [-1, 1]; NaN where there is none
/// @param hue which colours stand for positive and negative
public record HeatMap(String title, List<String> columns, double[][] values, Hue hue)
    implements Chart {

  /// What the two colours mean.
  public enum Hue {
    /// Green for positive, purple for negative association.
    ASSOCIATION("positive", "negative", 1),
    /// Orange where it is higher in the synthetic table, blue where it is higher in the real one.
    DIFFERENCE("synthetic-fill", "real-fill", 0.5);

    private final String positive;
    private final String negative;
    private final double full;

    Hue(String positive, String negative, double full) {
      this.positive = positive;
      this.negative = negative;
      this.full = full;
    }

    /// Values of this size and beyond have the full colour. The power lifts weak values, most of
    /// all pairs, above what the eye takes for the background.
    private double opacity(double value) {
      return Math.pow(Math.min(1, Math.abs(value) / full), 0.8);
    }

    private String cssClass(double value) {
      return value < 0 ? negative : positive;
    }
  }

  /// Up to so many columns every square tells its value under the pointer; more would swell the
  /// file.
  private static final int MOST_POINTERS = 24;

  /// From so many columns on the free corner has room for the key.
  private static final int FEWEST_WITH_KEY = 8;

  private static final int KEY_STEPS = 5;
  private static final double KEY_SIZE = 20;
  private static final double LABEL = 84;

  @Override
  public Svg draw() {
    int count = columns.size();
    double size = Math.max(13, Math.min(30, 250.0 / Math.max(1, count - 1)));
    double side = size * (count - 1);
    double top = 4;
    Svg svg = Svg.of(LABEL + side + 14, top + side + LABEL * 0.75 + 8, title, description());
    for (int row = 1; row < count; row++) {
      double y = top + (row - 1) * size;
      svg.fittedText("label end", LABEL - 5, y + size / 2 + 3.8, columns.get(row), LABEL - 8);
      for (int column = 0; column < row; column++) {
        double value = values[row][column];
        double x = LABEL + column * size;
        String tooltip = count <= MOST_POINTERS ? pointer(row, column) : "";
        if (Double.isNaN(value)) {
          svg.rectangle("empty", x + 0.5, y + 0.5, size - 1, size - 1, pointer(row, column));
        } else {
          svg.rectangle("cell", x + 0.5, y + 0.5, size - 1, size - 1);
          svg.shade(
              hue.cssClass(value),
              x + 0.5,
              y + 0.5,
              size - 1,
              size - 1,
              hue.opacity(value),
              tooltip);
        }
      }
    }
    for (int column = 0; column < count - 1; column++) {
      double x = LABEL + (column + 0.5) * size + 4;
      svg.slantedText("label end", x, top + side + 10, columns.get(column), LABEL - 8);
    }
    if (count >= FEWEST_WITH_KEY) {
      drawKey(svg, LABEL + side);
    }
    return svg;
  }

  /// What the colours stand for, in the corner that the squares leave free.
  private void drawKey(Svg svg, double right) {
    for (int i = 0; i < KEY_STEPS; i++) {
      double value = hue.full * (2.0 * i / (KEY_STEPS - 1) - 1);
      double x = right - (KEY_STEPS - i) * KEY_SIZE;
      svg.rectangle("cell", x, 4, KEY_SIZE, KEY_SIZE / 2);
      svg.shade(hue.cssClass(value), x, 4, KEY_SIZE, KEY_SIZE / 2, hue.opacity(value), "");
      if (i % 2 == 0) {
        String sign = value < 0 ? "\u2212" : value > 0 ? "+" : "";
        String text = sign + Digits.significant(Math.abs(value), 1);
        svg.text("label small muted middle", x + KEY_SIZE / 2, KEY_SIZE / 2 + 14, text);
      }
    }
  }

  private String pointer(int row, int column) {
    return columns.get(row)
        + " and "
        + columns.get(column)
        + ": "
        + Digits.fixed(values[row][column], 2);
  }

  private String description() {
    int atRow = -1;
    int atColumn = -1;
    for (int row = 1; row < columns.size(); row++) {
      for (int column = 0; column < row; column++) {
        boolean greater =
            atRow < 0 || Math.abs(values[row][column]) > Math.abs(values[atRow][atColumn]);
        if (!Double.isNaN(values[row][column]) && greater) {
          atRow = row;
          atColumn = column;
        }
      }
    }
    return atRow < 0
        ? "No pair of columns."
        : columns.size() + " columns; furthest from zero: " + pointer(atRow, atColumn) + ".";
  }
}
