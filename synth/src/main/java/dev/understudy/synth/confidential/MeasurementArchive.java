package dev.understudy.synth.confidential;

import dev.understudy.learn.graphical.Grouping;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measurements in a model file: what was crossed in `model.json`, the counts of all tables one
/// after the other in `measured.npy`, `[1, counts]`.
public final class MeasurementArchive {

  private static final String DESCRIPTION = "measurements";
  private static final String COUNTS = "measured";

  /// Beyond, a double does not hold whole numbers.
  private static final double LARGEST = 0x1p53;

  private record Description(List<Table> tables) {}

  private record Table(int[] features, List<Grouping> groupings, double standardError) {}

  private MeasurementArchive() {}

  /// @param measurements may be none
  public static void save(ModelArchive archive, List<Measurement> measurements) {
    archive.put(
        DESCRIPTION,
        new Description(
            measurements.stream()
                .map(measured ->
                    new Table(measured.features(), measured.groupings(), measured.standardError()))
                .toList()));
    double[] counts =
        measurements.stream()
            .flatMapToLong(measured -> Arrays.stream(measured.counts()))
            .asDoubleStream()
            .toArray();
    archive.put(COUNTS, NumberArray.of(new double[][] {counts}));
  }

  /// @param features of the encoding
  /// @throws IllegalArgumentException if the parts do not fit together
  public static List<Measurement> load(ModelArchive archive, List<FeatureShape> features) {
    double[] counts = archive.array(COUNTS).rows()[0];
    List<Measurement> measurements = new ArrayList<>();
    int next = 0;
    for (Table table : archive.get(DESCRIPTION, Description.class).tables()) {
      long cells = 1;
      List<Grouping> groupings = table.groupings();
      require(groupings.isEmpty() || groupings.size() == table.features().length);
      for (int k = 0; k < table.features().length; k++) {
        int feature = table.features()[k];
        require(feature >= 0 && feature < features.size());
        int codes = features.get(feature).cardinality();
        require(groupings.isEmpty() || groupings.get(k).groupOf().length == codes);
        int counted = groupings.isEmpty() ? codes : groupings.get(k).groups();
        cells = Math.min(counts.length + 1L, cells * counted);
      }
      require(table.standardError() >= 0 && cells <= counts.length - next);
      long[] own = new long[(int) cells];
      for (int cell = 0; cell < own.length; cell++) {
        double count = counts[next + cell];
        require(count == Math.rint(count) && Math.abs(count) <= LARGEST);
        own[cell] = (long) count;
      }
      next += own.length;
      measurements.add(new Measurement(table.features(), groupings, own, table.standardError()));
    }
    require(next == counts.length);
    return measurements;
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("the measured tables do not fit the columns");
    }
  }
}
