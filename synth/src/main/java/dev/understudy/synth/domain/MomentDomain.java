package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.DomainEncodings;
import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Dates and times: bins between the years 1900 and 2100, or over the day; what lies outside counts
/// as the nearest end. The step is the finest that the column's formats can write.
///
/// @param rowsPerUnit the most rows of one unit of privacy
record MomentDomain(ColumnSchema schema, int rowsPerUnit) implements ColumnDomain {

  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(2100, 12, 31).toEpochDay();

  private MomentColumn.Unit unit() {
    return schema.kind() == Kind.DATE ? MomentColumn.Unit.DAYS : MomentColumn.Unit.MICROSECONDS;
  }

  private long step() {
    if (schema.kind() == Kind.DATE) {
      return 1;
    }
    List<String> formats = CellFormat.formats(schema);
    if (formats.stream().anyMatch(format -> format.indexOf('S') >= 0)) {
      return 1;
    }
    return formats.stream().anyMatch(format -> format.indexOf('s') >= 0) ? SECOND : MINUTE;
  }

  private Grid grid() {
    long ticks = schema.kind() == Kind.DATE ? 1 : DAY;
    boolean time = schema.kind() == Kind.TIME;
    long first = time ? 0 : FIRST_DAY * ticks;
    long last = time ? DAY - 1 : (LAST_DAY + 1) * ticks - 1;
    return Grid.of((double) first / step(), (double) last / step(), 0);
  }

  private BinSearch search(Price price) {
    return BinSearch.within(ColumnDomain.inLedger(schema), grid(), rowsPerUnit, price.mu());
  }

  @Override
  public double weight() {
    return 1;
  }

  @Override
  public List<Charge> plan(Price price) {
    return search(price).plan();
  }

  @Override
  public int mostCodes(int bins) {
    return 2 * bins + Math.max(1, ColumnDomain.missing(schema).size());
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public ColumnEncoding learn(Column column, Price price, Circumstances circumstances) {
    MomentColumn moments = (MomentColumn) column;
    long step = step();
    double[] present =
        IntStream.range(0, moments.size())
            .filter(row -> !moments.isMissing(row))
            .mapToDouble(row -> (double) (moments.ticks(row) / step))
            .toArray();
    return DomainEncodings.moments(
        schema.name(),
        unit(),
        step,
        search(price)
            .search(present, circumstances.rows(), circumstances.bins(), circumstances.releases()),
        ColumnDomain.missing(schema));
  }

  @Override
  public DomainSource source() {
    return new DomainSource(
        schema.name(),
        DomainSource.Origin.PAID,
        schema.kind() == Kind.TIME
            ? "bins of the day were learned"
            : "bins between 1900 and 2100 were learned");
  }
}
