package dev.understudy.learn;

import dev.understudy.learn.MixedNeighbours.Points;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Times the nearest neighbours of one file's rows among another's; see PERFORMANCE.md.
final class NeighboursBenchmark {

  private NeighboursBenchmark() {}

  /// @param arguments queries, base, names of the columns that hold categories (with commas)
  public static void main(String[] arguments) throws IOException {
    List<String[]> queries = rows(arguments[0]);
    List<String[]> base = rows(arguments[1]);
    Set<String> categories = Set.of(arguments[2].split(","));
    String[] names = Files.readAllLines(Path.of(arguments[1])).getFirst().split(",");
    Points[] both = points(queries, base, names, categories);
    for (int run = 0; run < 5; run++) {
      long start = System.nanoTime();
      double[] distances = MixedNeighbours.nearest(both[0], both[1]).distances();
      System.out.printf(
          Locale.ROOT,
          "%.2f s, sum of distances %.3f%n",
          (System.nanoTime() - start) / 1e9,
          Arrays.stream(distances).sum());
    }
  }

  private static List<String[]> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(file));
    return lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)).toList();
  }

  /// Numbers in standard deviations of the base, categories as codes.
  private static Points[] points(
      List<String[]> queries, List<String[]> base, String[] names, Set<String> categories) {
    List<float[][]> numbers = new ArrayList<>();
    List<int[][]> codes = new ArrayList<>();
    for (int column = 0; column < names.length; column++) {
      int index = column;
      if (categories.contains(names[column])) {
        Map<String, Integer> known = new HashMap<>();
        codes.add(
            new int[][] {
              queries.stream().mapToInt(row -> code(known, row[index])).toArray(),
              base.stream().mapToInt(row -> code(known, row[index])).toArray()
            });
      } else {
        double[] values =
            base.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double deviation =
            Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(1));
        numbers.add(
            new float[][] {
              scaled(queries, index, mean, deviation), scaled(base, index, mean, deviation)
            });
      }
    }
    Points[] points = new Points[2];
    for (int table = 0; table < 2; table++) {
      int which = table;
      points[table] =
          new Points(
              (table == 0 ? queries : base).size(),
              numbers.stream().map(pair -> pair[which]).toArray(float[][]::new),
              codes.stream().map(pair -> pair[which]).toArray(int[][]::new));
    }
    return points;
  }

  private static int code(Map<String, Integer> known, String value) {
    return known.computeIfAbsent(value, unseen -> known.size());
  }

  private static float[] scaled(List<String[]> rows, int column, double mean, double deviation) {
    float[] scaled = new float[rows.size()];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = (float) ((Double.parseDouble(rows.get(row)[column]) - mean) / deviation);
    }
    return scaled;
  }
}
