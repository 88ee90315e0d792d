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
    ASSOCIATION("positive", "negative"),
    /// Orange where it is higher in the synthetic table, blue where it is higher in the real one.
    DIFFERENCE("synthetic-fill", "real-fill");

    private final String positive;
    private final String negative;

    Hue(String positive, String negative) {
      this.positive = positive;
      this.negative = negative;
    }
  }

  /// Up to so many columns every square tells its value under the pointer; more would swell the
  /// file.
  private static final int MOST_POINTERS = 24;

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
          String cssClass = value < 0 ? hue.negative : hue.positive;
          double opacity = Math.min(1, Math.abs(value));
          svg.rectangle("cell", x + 0.5, y + 0.5, size - 1, size - 1);
          svg.shade(cssClass, x + 0.5, y + 0.5, size - 1, size - 1, opacity, tooltip);
        }
      }
    }
    for (int column = 0; column < count - 1; column++) {
      double x = LABEL + (column + 0.5) * size + 4;
      svg.slantedText("label end", x, top + side + 10, columns.get(column), LABEL - 8);
    }
    return svg;
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
