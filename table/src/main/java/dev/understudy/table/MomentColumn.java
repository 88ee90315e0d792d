package dev.understudy.table;

/// Dates, date-times or times of day, without a time zone.
public final class MomentColumn implements Column {

  /// What one tick is.
  public enum Unit {
    /// Days since 1970-01-01; for dates.
    DAYS,
    /// Microseconds since 1970-01-01T00:00 for date-times, since midnight for times.
    MICROSECONDS
  }

  private final String name;
  private final Unit unit;
  private final long[] ticks;
  private final Missing missing;

  private MomentColumn(String name, Unit unit, long[] ticks, Missing missing) {
    this.name = name;
    this.unit = unit;
    this.ticks = ticks;
    this.missing = missing;
  }

  /// @param ticks one per row, in `unit`; ignored at missing rows
  public static MomentColumn of(String name, Unit unit, long[] ticks, Missing missing) {
    if (ticks.length != missing.size()) {
      throw new IllegalArgumentException("ticks and missing differ in length");
    }
    return new MomentColumn(name, unit, ticks.clone(), missing);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return ticks.length;
  }

  @Override
  public Missing missing() {
    return missing;
  }

  public Unit unit() {
    return unit;
  }

  /// Ticks at a present row, undefined at a missing one.
  public long ticks(int row) {
    return ticks[row];
  }

  @Override
  public MomentColumn select(int[] rows) {
    long[] chosen = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = ticks[rows[i]];
    }
    return new MomentColumn(name, unit, chosen, missing.select(rows));
  }

  @Override
  public MomentColumn rename(String name) {
    return new MomentColumn(name, unit, ticks, missing);
  }
}
