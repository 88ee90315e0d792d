package dev.understudy.synth.confidential;

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

  private record Table(int[] features, double standardError) {}

  private MeasurementArchive() {}

  /// @param measurements may be none
  public static void save(ModelArchive archive, List<Measurement> measurements) {
    archive.put(
        DESCRIPTION,
        new Description(
            measurements.stream()
                .map(measured -> new Table(measured.features(), measured.standardError()))
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
      for (int feature : table.features()) {
        require(feature >= 0 && feature < features.size());
        cells = Math.min(counts.length + 1L, cells * features.get(feature).cardinality());
      }
      require(table.standardError() >= 0 && cells <= counts.length - next);
      long[] own = new long[(int) cells];
      for (int cell = 0; cell < own.length; cell++) {
        double count = counts[next + cell];
        require(count == Math.rint(count) && Math.abs(count) <= LARGEST);
        own[cell] = (long) count;
      }
      next += own.length;
      measurements.add(new Measurement(table.features(), own, table.standardError()));
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
