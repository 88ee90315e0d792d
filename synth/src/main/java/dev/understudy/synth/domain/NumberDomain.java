package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.mechanism.MagnitudeBounds;
import dev.understudy.privacy.mechanism.MagnitudeBounds.Range;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.DomainEncodings;
import dev.understudy.synth.encoding.ValueBins;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Numbers: bounds as declared, or powers of two that are learned; then bins between them
/// ([BinSearch]). Few places need no bins: each is a code.
///
/// @param rowsPerUnit the most rows of one unit of privacy
record NumberDomain(ColumnSchema schema, int rowsPerUnit) implements ColumnDomain {

  /// Places that are codes by themselves, so that nothing must be learned.
  private static final int SINGLES = 12;

  /// The part of mu^2 that goes into bounds where they are not declared.
  private static final double BOUNDS = 0.3;

  /// The probability that an empty power of two is taken for a full one.
  private static final double FALSE_ALARM = 0.05;

  private @Nullable Grid declared() {
    Double low = schema.domain().low();
    Double high = schema.domain().high();
    return low == null || high == null || high < low ? null : grid(low, high);
  }

  private Grid grid(double low, double high) {
    return Grid.of(low, high, schema.spelling().decimals());
  }

  private static boolean few(Grid grid) {
    return grid.whole() && grid.places() <= SINGLES;
  }

  @Override
  public double weight() {
    Grid grid = declared();
    return grid != null && few(grid) ? 0 : 1;
  }

  @Override
  public List<Charge> plan(Price price) {
    Grid grid = declared();
    if (grid != null) {
      return few(grid) ? List.of() : search(grid, price.mu()).plan();
    }
    List<Charge> charges = new ArrayList<>();
    charges.add(new Charge(boundsName(), bounds(price).cost()));
    charges.add(
        new Charge("bins of " + ColumnDomain.inLedger(schema), new Cost.Gaussian(binsMu(price))));
    return charges;
  }

  private BinSearch search(Grid grid, double mu) {
    return new BinSearch(ColumnDomain.inLedger(schema), grid, rowsPerUnit, mu);
  }

  private String boundsName() {
    return "bounds of " + ColumnDomain.inLedger(schema);
  }

  private static double binsMu(Price price) {
    return price.mu() * Math.sqrt(1 - BOUNDS);
  }

  /// The pure epsilon whose mu is the part for bounds.
  private MagnitudeBounds bounds(Price price) {
    double mu = price.mu() * Math.sqrt(BOUNDS);
    double low = 0;
    double high = 1;
    while (new Cost.Pure(high).gaussian() < mu) {
      high *= 2;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (new Cost.Pure(middle).gaussian() <= mu) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new MagnitudeBounds(rowsPerUnit, low, FALSE_ALARM);
  }

  @Override
  public int mostCodes(int bins) {
    Grid grid = declared();
    int values = grid != null && few(grid) ? (int) grid.places() : 2 * bins;
    return values + Math.max(1, ColumnDomain.missing(schema).size());
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public ColumnEncoding learn(Column column, Price price, Circumstances circumstances) {
    NumberColumn numbers = (NumberColumn) column;
    double[] present =
        IntStream.range(0, numbers.size())
            .filter(row -> !numbers.isMissing(row))
            .mapToDouble(numbers::value)
            .filter(value -> !Double.isNaN(value))
            .toArray();
    return DomainEncodings.numbers(
        schema.name(), bins(present, price, circumstances), ColumnDomain.missing(schema));
  }

  private ValueBins bins(double[] present, Price price, Circumstances circumstances) {
    Grid grid = declared();
    if (grid != null && few(grid)) {
      return grid.singles();
    }
    BinSearch search;
    if (grid != null) {
      search = search(grid, price.mu());
    } else {
      Grid learned = learned(present, price, circumstances);
      search = search(learned, binsMu(price));
    }
    return search.search(
        present, circumstances.rows(), circumstances.bins(), circumstances.releases());
  }

  /// Bounds that are declared on one side only hold there. Where nothing stands out, all numbers
  /// count as zero, or as the declared bound.
  private Grid learned(double[] present, Price price, Circumstances circumstances) {
    Range range =
        circumstances
            .releases()
            .release(boundsName(), bounds(price), Arrays.copyOf(present, present.length))
            .orElse(new Range(0, 0));
    Double low = schema.domain().low();
    Double high = schema.domain().high();
    double from = low == null ? range.lower() : low;
    double to = high == null ? range.upper() : high;
    return grid(Math.min(from, high == null ? from : high), Math.max(to, from));
  }

  @Override
  public DomainSource source() {
    Grid grid = declared();
    if (grid == null) {
      return new DomainSource(
          schema.name(), DomainSource.Origin.PAID, "bounds and bins were learned");
    }
    return few(grid)
        ? new DomainSource(schema.name(), DomainSource.Origin.DECLARED, grid.places() + " numbers")
        : new DomainSource(
            schema.name(),
            DomainSource.Origin.PAID,
            "bounds "
                + schema.domain().low()
                + " to "
                + schema.domain().high()
                + " were declared, bins were learned");
  }
}
