package dev.understudy.table.inference;

import dev.understudy.table.internal.PlainDecimal;

/// What the numbers of a column have in common, gathered in one pass.
final class NumberFacts {

  /// Distinct values are counted up to here.
  static final int MOST_DISTINCT = 1024;

  /// More decimals than these are not written for the look of it.
  private static final int MOST_PADDED = 2;

  /// Digits that every double keeps; with more, only the shortest spelling is sure to read back.
  private static final long SAFE_MANTISSA = 1_000_000_000_000_000L;

  private static final double EXACT_LIMIT = 9_007_199_254_740_992.0;

  private final LongSet distinct;
  private long cells;
  private long fractional;
  private long fractionalSpellings;
  private long unsafeIntegers;
  private long roundTens;
  private int leastDecimals = Integer.MAX_VALUE;
  private int mostDecimals = -1;
  private int mostZeroEnded = -1;
  private boolean unusual;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  NumberFacts() {
    this.distinct = new LongSet(MOST_DISTINCT);
  }

  private NumberFacts(NumberFacts other) {
    this.distinct = other.distinct.copy();
    this.cells = other.cells;
    this.fractional = other.fractional;
    this.fractionalSpellings = other.fractionalSpellings;
    this.unsafeIntegers = other.unsafeIntegers;
    this.roundTens = other.roundTens;
    this.leastDecimals = other.leastDecimals;
    this.mostDecimals = other.mostDecimals;
    this.mostZeroEnded = other.mostZeroEnded;
    this.unusual = other.unusual;
    this.low = other.low;
    this.high = other.high;
  }

  NumberFacts copy() {
    return new NumberFacts(this);
  }

  /// Adds a cell in plain spelling.
  void add(long packed) {
    long mantissa = PlainDecimal.mantissa(packed);
    int decimals = PlainDecimal.decimals(packed);
    if (mantissa >= SAFE_MANTISSA || mantissa <= -SAFE_MANTISSA) {
      unusual = true;
    }
    boolean whole = decimals == 0;
    fractionalSpellings += whole ? 0 : 1;
    if (decimals > 0 && mantissa % 10 == 0) {
      mostZeroEnded = Math.max(mostZeroEnded, decimals);
      whole = mantissa % (long) PlainDecimal.powerOfTen(decimals) == 0;
    }
    double value = decimals == 0 ? mantissa : mantissa / PlainDecimal.powerOfTen(decimals);
    add(value, decimals, whole, 1);
  }

  /// Adds `count` cells of a number spelled otherwise.
  ///
  /// @param decimals digits after the decimal mark, -1 where there is an exponent
  void addOther(double value, int decimals, int count) {
    unusual |= decimals < 0;
    add(value, Math.max(0, decimals), value == Math.rint(value), count);
  }

  private void add(double value, int decimals, boolean whole, int count) {
    cells += count;
    leastDecimals = Math.min(leastDecimals, decimals);
    mostDecimals = Math.max(mostDecimals, decimals);
    fractional += whole ? 0 : count;
    unsafeIntegers += whole && Math.abs(value) > EXACT_LIMIT ? count : 0;
    roundTens += value % 10 == 0 ? count : 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
    distinct.add(Double.doubleToRawLongBits(value));
  }

  long cells() {
    return cells;
  }

  /// How many are not whole.
  long fractional() {
    return fractional;
  }

  /// How many plain cells have a decimal point, be they whole or not.
  long fractionalSpellings() {
    return fractionalSpellings;
  }

  /// How many are whole but beyond 2^53, so that a double may not keep their last digits.
  long unsafeIntegers() {
    return unsafeIntegers;
  }

  /// How many are multiples of ten.
  long roundTens() {
    return roundTens;
  }

  /// Distinct values, or [#MOST_DISTINCT] if there are more.
  int distinct() {
    return distinct.size();
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /// Digits after the decimal mark if all cells have as many, -1 otherwise.
  int decimals() {
    return unusual || leastDecimals != mostDecimals || mostDecimals > 18 ? -1 : mostDecimals;
  }

  /// Digits after the decimal mark that every cell has, where a zero shows that they are always
  /// written (`1.0`) and cells have no more than they need beyond those (`2.25`). At most 2.
  int leastDecimals() {
    boolean padded = mostZeroEnded == leastDecimals && leastDecimals <= MOST_PADDED;
    return cells == 0 || decimals() >= 0 || !padded ? 0 : leastDecimals;
  }
}
