package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.DomainEncodings;
import dev.understudy.synth.encoding.ValueBins;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.NumberColumn;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Numbers: bins between declared bounds, or of any magnitude where bounds are not declared
/// ([BinSearch]). Few places need no bins: each is a code.
///
/// @param rowsPerUnit the most rows of one unit of privacy
/// @param spaced whether bins between declared bounds depend on these alone ([SpacedBins])
record NumberDomain(ColumnSchema schema, int rowsPerUnit, boolean spaced) implements ColumnDomain {

  /// Places that are codes by themselves, so that nothing must be learned.
  private static final int SINGLES = 12;

  private @Nullable Grid declared() {
    Double low = schema.domain().low();
    Double high = schema.domain().high();
    return low == null || high == null || high < low ? null : Grid.of(low, high, decimals());
  }

  private int decimals() {
    int written = schema.spelling().decimals();
    return schema.kind() == Kind.INTEGER ? Math.max(0, written) : written;
  }

  /// Bins that are known without looking at rows, null if they must be learned.
  private @Nullable ValueBins known() {
    Grid grid = declared();
    if (grid == null) {
      return null;
    }
    if (few(grid)) {
      return grid.singles();
    }
    return spaced ? SpacedBins.of(grid) : null;
  }

  private static boolean few(Grid grid) {
    return grid.whole() && grid.places() <= SINGLES;
  }

  @Override
  public double weight() {
    return known() == null ? 1 : 0;
  }

  @Override
  public List<Charge> plan(Price price) {
    return weight() == 0 ? List.of() : search(price).plan();
  }

  private BinSearch search(Price price) {
    String name = ColumnDomain.inLedger(schema);
    Grid grid = declared();
    return grid == null
        ? BinSearch.open(name, decimals(), rowsPerUnit, price.mu())
        : BinSearch.within(name, grid, rowsPerUnit, price.mu());
  }

  @Override
  public int mostCodes(int bins) {
    ValueBins known = known();
    int values = known == null ? 2 * bins : known.cardinality();
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
    ValueBins known = known();
    ValueBins bins =
        known != null
            ? known
            : search(price)
                .search(
                    present, circumstances.rows(), circumstances.bins(), circumstances.releases());
    return DomainEncodings.numbers(schema.name(), bins, ColumnDomain.missing(schema));
  }

  @Override
  public DomainSource source() {
    Grid grid = declared();
    if (grid == null) {
      return new DomainSource(
          schema.name(), DomainSource.Origin.PAID, "bounds and bins were learned");
    }
    if (few(grid)) {
      return new DomainSource(
          schema.name(), DomainSource.Origin.DECLARED, grid.places() + " numbers");
    }
    return spaced
        ? new DomainSource(
            schema.name(),
            DomainSource.Origin.DECLARED,
            "bins between " + schema.domain().low() + " and " + schema.domain().high())
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
