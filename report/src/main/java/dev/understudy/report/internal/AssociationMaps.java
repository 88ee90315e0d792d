package dev.understudy.report.internal;

import dev.understudy.judge.portrait.Portrait.Association;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.HeatMap;
import dev.understudy.report.chart.HeatMap.Hue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How columns hang together, in the real table, the synthetic one, and the difference.
///
/// @param maps real, synthetic, difference; empty with fewer than two columns
/// @param furthest the pairs that differ most, one sentence each
/// @param note how the columns were chosen, empty if all are there
/// @param wide whether the maps need a row each
public record AssociationMaps(
    List<Captioned> maps, List<String> furthest, String note, boolean wide) {

  /// @param caption stands above the drawing
  public record Captioned(String caption, Figure figure) {}

  private record Pair(int row, int column, double difference) {}

  /// From this many columns on the labels of three maps side by side could not be read.
  private static final int WIDE = 21;

  private static final int FURTHEST = 5;

  static AssociationMaps of(Association association) {
    List<String> columns = association.columns();
    if (columns.size() < 2) {
      return new AssociationMaps(List.of(), List.of(), association.note(), false);
    }
    double[][] difference = difference(association);
    List<Captioned> maps = new ArrayList<>();
    maps.add(captioned("Real", new HeatMap("Real", columns, association.real(), Hue.ASSOCIATION)));
    maps.add(
        captioned(
            "Synthetic",
            new HeatMap("Synthetic", columns, association.synthetic(), Hue.ASSOCIATION)));
    maps.add(
        captioned(
            "Synthetic minus real",
            new HeatMap("Synthetic minus real", columns, difference, Hue.DIFFERENCE)));
    return new AssociationMaps(
        maps, furthest(association, difference), association.note(), columns.size() >= WIDE);
  }

  private static Captioned captioned(String caption, HeatMap map) {
    return new Captioned(caption, Figure.of("association-" + caption, map));
  }

  private static double[][] difference(Association association) {
    int count = association.columns().size();
    double[][] difference = new double[count][count];
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < count; column++) {
        difference[row][column] =
            association.synthetic()[row][column] - association.real()[row][column];
      }
    }
    return difference;
  }

  private static List<String> furthest(Association association, double[][] difference) {
    List<Pair> pairs = new ArrayList<>();
    for (int row = 1; row < difference.length; row++) {
      for (int column = 0; column < row; column++) {
        if (!Double.isNaN(difference[row][column])) {
          pairs.add(new Pair(row, column, difference[row][column]));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.difference)));
    return pairs.stream()
        .limit(FURTHEST)
        .map(pair ->
            association.columns().get(pair.column)
                + " and "
                + association.columns().get(pair.row)
                + ": "
                + Digits.fixed(association.real()[pair.row][pair.column], 2)
                + " real, "
                + Digits.fixed(association.synthetic()[pair.row][pair.column], 2)
                + " synthetic")
        .toList();
  }
}
