package dev.understudy.report.internal;

import dev.understudy.report.chart.Chart;

/// A drawing on the page and the name of the file it is saved as.
///
/// @param file without its ending
/// @param drawing an `svg` element
public record Figure(String file, Markup drawing) {

  private static final int LONGEST_FILE = 60;

  static Figure of(String file, Chart chart) {
    return new Figure(fileName(file), Markup.of(chart));
  }

  /// Small letters, digits and hyphens only, so that no column name can steer where a file goes.
  private static String fileName(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length() && name.length() < LONGEST_FILE; i++) {
      char letter = text.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        name.append((char) (letter - 'A' + 'a'));
      } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        name.append(letter);
      } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
        name.append('-');
      }
    }
    return name.isEmpty() ? "chart" : name.toString();
  }
}
