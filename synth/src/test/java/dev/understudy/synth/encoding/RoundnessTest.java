package dev.understudy.synth.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundnessTest {

  private static final int ROWS = 40_000;

  private static ValueBins bins(double[] values, int decimals) {
    int[] rows = new int[values.length];
    Arrays.setAll(rows, row -> row);
    Table table = Table.of(List.of(NumberColumn.of("x", values, Missing.none(values.length))));
    Persons persons = Persons.of(table, Schema.of(List.of(ColumnSchema.of("x", Kind.NUMBER))));
    return ValueBins.analyse(values, rows, persons, 5, decimals).asRoundAs(values);
  }

  private static double[] drawn(double[] values, ValueBins bins) {
    RandomStream random = new Seed(2).stream();
    return Arrays.stream(values)
        .map(value -> bins.decode(bins.encode(value), random.nextDouble()))
        .toArray();
  }

  private static double[] values(DoubleUnaryOperator rounded) {
    RandomStream random = new Seed(1).stream();
    double[] values = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double scale = random.nextGaussian();
      values[row] = rounded.applyAsDouble(30_000 * StrictMath.exp(scale) - 10_000);
    }
    return values;
  }

  private static double share(double[] values, double step) {
    return Arrays.stream(values).filter(value -> Math.rint(value / step) * step == value).count()
        / (double) values.length;
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 10, 50, 100, 500, 1_000, 5_000})
  void valuesAreAsRoundAsTheyWere(double step) {
    RandomStream random = new Seed(3).stream();
    double[] values =
        values(value ->
            switch (random.nextInt(4)) {
              case 0 -> Math.rint(value / 1_000) * 1_000;
              case 1 -> Math.rint(value / 50) * 50;
              default -> Math.rint(value);
            });
    double[] drawn = drawn(values, bins(values, 0));
    assertThat(share(drawn, step)).isCloseTo(share(values, step), within(0.02));
  }

  @Test
  void onlyMultiplesStayMultiples() {
    double[] values = values(value -> Math.rint(value / 10) * 10);
    assertThat(share(drawn(values, bins(values, 0)), 10)).isGreaterThan(0.999);
  }

  @Test
  void digitsAfterThePointAreUnitsToo() {
    double[] values = values(value -> Math.rint(value / 2_000) / 2);
    assertThat(share(drawn(values, bins(values, 1)), 0.5)).isGreaterThan(0.999);
  }

  @Test
  void valuesThatAreNotRoundAreLeftAlone() {
    double[] values = values(Math::rint);
    assertThat(bins(values, 0).roundness()).isNull();
  }

  /// All whole numbers of a bin must come up, each about equally often within its level.
  @Test
  void everyNumberOfALevelCanBeDrawn() {
    Roundness roundness = new Roundness(new long[] {1, 5, 10}, new float[][] {{0.5f, 0.3f, 0.2f}});
    Map<Long, Integer> counts = new HashMap<>();
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      long value = roundness.draw(0, -13.2, 27.9, 1, (i + 0.5) / draws).orElseThrow();
      counts.merge(value, 1, Integer::sum);
    }
    assertThat(counts).hasSize(41);
    for (long value = -13; value <= 27; value++) {
      double expected = value % 10 == 0 ? 0.2 / 4 : value % 5 == 0 ? 0.3 / 4 : 0.5 / 33;
      assertThat(counts.get(value) / (double) draws).isCloseTo(expected, within(1e-3));
    }
  }
}
