package dev.understudy.workflow;

import dev.understudy.learn.graphical.Grouping;
import dev.understudy.synth.Model;
import dev.understudy.synth.confidential.Measured;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.encoding.CodeWords;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The noisy tables a model was made of, one line per cell: which columns are crossed, what the
/// cell holds, its noisy count and the standard error of that. A private release, for analyses that
/// reckon with the noise.
final class MeasurementsCsv {

  static final String FILE = "measurements.csv";

  private MeasurementsCsv() {}

  static void write(Model model, Path file) {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("table,columns,values,count,standard_error\n");
      if (model instanceof Measured measured) {
        write(measured, new CodeWords(measured.encoding(), model.schema()), writer);
      }
    } catch (IOException exception) {
      throw WriteTrouble.sentence(file, exception);
    }
  }

  private static void write(Measured measured, CodeWords words, BufferedWriter writer)
      throws IOException {
    List<FeatureShape> shapes = measured.encoding().features();
    int table = 0;
    for (Measurement measurement : measured.measurements()) {
      table++;
      int[] features = measurement.features();
      String columns =
          Arrays.stream(features)
              .mapToObj(feature -> shapes.get(feature).name())
              .collect(Collectors.joining(" x "));
      String[][] values = values(measurement, shapes, words);
      for (int cell = 0; cell < measurement.counts().length; cell++) {
        String[] crossed = new String[features.length];
        int rest = cell;
        for (int k = features.length - 1; k >= 0; k--) {
          String[] own = values[k];
          crossed[k] = own[rest % own.length];
          rest /= own.length;
        }
        writer.write(
            String.join(
                    ",",
                    Integer.toString(table),
                    quoted(columns),
                    quoted(String.join(" | ", crossed)),
                    Long.toString(measurement.counts()[cell]),
                    Double.toString(measurement.standardError()))
                + "\n");
      }
    }
  }

  /// What the groups of codes of each crossed feature hold.
  private static String[][] values(
      Measurement measurement, List<FeatureShape> shapes, CodeWords words) {
    String[][] values = new String[measurement.features().length][];
    for (int k = 0; k < values.length; k++) {
      int feature = measurement.features()[k];
      Grouping grouping =
          measurement.groupings().isEmpty()
              ? Grouping.fine(shapes.get(feature).cardinality())
              : measurement.groupings().get(k);
      values[k] =
          IntStream.range(0, grouping.groups())
              .mapToObj(group -> inWords(feature, grouping.groupOf(), group, words))
              .toArray(String[]::new);
    }
    return values;
  }

  /// Runs of neighbouring codes are ranges.
  private static String inWords(int feature, int[] groupOf, int group, CodeWords words) {
    List<String> runs = new ArrayList<>();
    for (int from = 0, to; from < groupOf.length; from = to) {
      to = from + 1;
      while (to < groupOf.length && groupOf[to] == groupOf[from]) {
        to++;
      }
      if (groupOf[from] == group) {
        runs.add(words.range(feature, from, to - 1));
      }
    }
    return String.join(" or ", runs);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
