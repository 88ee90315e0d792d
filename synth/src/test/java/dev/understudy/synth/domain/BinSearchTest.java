package dev.understudy.synth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.privacy.mechanism.Mechanism;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.encoding.ValueBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Bins found from counts without noise, so that what is seen is the search.
class BinSearchTest {

  /// Gives out what it gets, and remembers the names.
  private static final class Exact implements Releases {
    private final List<String> names = new ArrayList<>();

    @Override
    @SuppressWarnings("unchecked") // counts in, counts out
    public <E, R> R release(String name, Mechanism<E, R> mechanism, E exact) {
      names.add(name);
      return (R) exact;
    }
  }

  private static double[] ages(int rows) {
    Random random = new Random(1);
    double[] ages = new double[rows];
    Arrays.setAll(ages, row -> Math.clamp(Math.rint(50 + 15 * random.nextGaussian()), 18, 99));
    return ages;
  }

  @Test
  void binsAreFineWhereRowsAreMany() {
    Grid grid = Grid.of(0, 120, 0);
    ValueBins bins =
        BinSearch.within("age", grid, 1, 1).search(ages(10_000), 10_000, 20, new Exact());

    assertThat(bins.cardinality()).isBetween(10, 40);
    double[] counts = new double[bins.cardinality()];
    for (double age : ages(10_000)) {
      counts[bins.encode(age)]++;
    }
    assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan(2_000);
  }

  @Test
  void whatManyShareIsAnAtomAndEmptyStretchesAreNoBins() {
    double[] gains = new double[1_000];
    for (int row = 900; row < 1_000; row++) {
      gains[row] = 5_000 + row;
    }
    for (ValueBins bins :
        List.of(
            BinSearch.within("gain", Grid.of(0, 99_999, 0), 1, 2)
                .search(gains, 1_000, 10, new Exact()),
            BinSearch.open("gain", 0, 1, 2).search(gains, 1_000, 10, new Exact()))) {
      int zero = bins.encode(0);
      assertThat(bins.low()[zero]).isZero();
      assertThat(bins.high()[zero]).isZero();
      assertThat(bins.low()[bins.encode(5_950)]).isBetween(4_000.0, 5_950.0);
      assertThat(bins.high()[bins.cardinality() - 1]).isLessThan(9_000);
    }
  }

  @Test
  void columnsWithoutBoundsHaveAnyMagnitudeAndSign() {
    double[] some = {-3e8, -2.9e8, -2.8e8, 0.25, 0.5, 0.26, 0.49, 0.3};
    double[] values = new double[800];
    Arrays.setAll(values, row -> some[row % some.length]);
    ValueBins bins = BinSearch.open("balance", 2, 1, 9).search(values, 800, 4, new Exact());

    for (double value : values) {
      int code = bins.encode(value);
      assertThat(value).isBetween(bins.low()[code] - 0.01, bins.high()[code] + 0.01);
    }
    ValueBins real = BinSearch.open("ratio", -1, 1, 9).search(values, 800, 4, new Exact());
    assertThat(real.decode(real.encode(0.3), 0.5)).isBetween(0.2, 0.6);
  }

  /// Numbers beyond all bounds, and those that are none of the grid, count for its ends.
  @Test
  void anyNumberHasAPlace() {
    for (Grid grid : List.of(Grid.of(-5, 5, 1), Grid.of(0, 1, -1), Grid.open(0), Grid.open(-1))) {
      for (double value :
          new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308, -1e308, 0}) {
        assertThat(grid.place(value)).isBetween(0L, grid.places() - 1);
      }
    }
  }

  @Test
  void magnitudesCoverTheGridWithoutGaps() {
    for (Grid grid : List.of(Grid.open(0), Grid.open(3), Grid.open(-1))) {
      long next = 0;
      for (Stretch stretch : grid.magnitudes()) {
        assertThat(stretch.from()).isEqualTo(next);
        next = stretch.to() + 1;
      }
      assertThat(next).isEqualTo(grid.places());
    }
  }

  @Test
  void theNumberOfReleasesDoesNotDependOnRows() {
    BinSearch search = BinSearch.within("age", Grid.of(0, 120, 0), 1, 1);
    var many = new Exact();
    search.search(ages(5_000), 5_000, 20, many);
    var none = new Exact();
    search.search(new double[0], 1, 4, none);

    assertThat(many.names).isEqualTo(none.names).hasSameSizeAs(search.plan());
  }

  @Test
  void valuesComeBackFromTheirBin() {
    ValueBins bins = Grid.of(-1, 1, 1).singles();
    assertThat(bins.cardinality()).isEqualTo(21);
    assertThat(bins.decode(bins.encode(-0.3), 0.7)).isEqualTo(-0.3);
    ValueBins wide = Grid.of(0, 9, 0).bins(List.of(new Stretch(2, 5, 0), new Stretch(6, 9, 0)));
    for (double position : new double[] {0, 0.5, 0x1.fffffffffffffp-1}) {
      assertThat(wide.decode(0, position)).isBetween(2.0, 5.0);
      assertThat(wide.decode(1, position)).isBetween(6.0, 9.0);
    }
  }
}
