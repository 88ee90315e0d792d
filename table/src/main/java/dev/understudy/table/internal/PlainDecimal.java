package dev.understudy.table.internal;

/// Decimal numbers in plain canonical spelling (`63`, `-2.30`, `0.5`; no leading zero or plus, no
/// exponent, at most 17 significant digits and 18 decimals) packed into one `long` without losing
/// the spelling: `mantissa * 32 + decimals`, so `2.30` is mantissa 230 with 2 decimals.
public final class PlainDecimal {

  /// What [#parse] gives for anything else. No number packs to it.
  public static final long NONE = Long.MIN_VALUE;

  /// Longest text [#write] makes: sign, 18 digits, point.
  public static final int MAXIMUM_LENGTH = 22;

  private static final int DECIMALS_BITS = 5;
  private static final int DECIMALS_MASK = (1 << DECIMALS_BITS) - 1;
  private static final int MAXIMUM_DECIMALS = 18;

  /// 17 digits: the mantissa keeps 59 bits, which hold every number below 2.88e17.
  private static final long MANTISSA_LIMIT = 100_000_000_000_000_000L;

  /// With more digits, those after a leading zero counted, the mantissa may overflow.
  private static final int MOST_DIGITS = 18;

  /// Whole numbers up to here are exact as doubles: 2^53.
  private static final long EXACT_LIMIT = 1L << 53;

  private static final int SIGNIFICAND_BITS = 52;
  private static final long SIGNIFICAND_MASK = (1L << SIGNIFICAND_BITS) - 1;

  private static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18
  };

  private PlainDecimal() {}

  /// Packs the number spelled by `text[from, to)`, [#NONE] if it is not one in canonical spelling.
  public static long parse(byte[] text, int from, int to) {
    int length = to - from;
    if (length <= 0 || length > MAXIMUM_LENGTH) {
      return NONE;
    }
    int at = from;
    boolean negative = text[at] == '-';
    if (negative && ++at == to) {
      return NONE;
    }
    int first = text[at] - '0';
    if (first < 0 || first > 9 || (first == 0 && at + 1 < to && text[at + 1] != '.')) {
      return NONE;
    }
    long mantissa = 0;
    int point = -1;
    int start = at;
    while (at < to) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (text[at] == '.' && point < 0 && at + 1 < to) {
        point = at;
      } else {
        return NONE;
      }
      at++;
    }
    int decimals = point < 0 ? 0 : to - point - 1;
    int digits = to - start - (point < 0 ? 0 : 1) - (first == 0 ? 1 : 0);
    if (digits > MOST_DIGITS || mantissa >= MANTISSA_LIMIT || decimals > MAXIMUM_DECIMALS) {
      return NONE;
    }
    if (negative && mantissa == 0) {
      return NONE;
    }
    return pack(negative ? -mantissa : mantissa, decimals);
  }

  public static long pack(long mantissa, int decimals) {
    return (mantissa << DECIMALS_BITS) | decimals;
  }

  public static long mantissa(long packed) {
    return packed >> DECIMALS_BITS;
  }

  public static int decimals(long packed) {
    return (int) packed & DECIMALS_MASK;
  }

  /// 10 to the power `exponent`, 0 to 18, exact.
  public static double powerOfTen(int exponent) {
    return POWERS_OF_TEN[exponent];
  }

  /// The double nearest to the packed number. A mantissa and a power of ten that are exact doubles
  /// divide to the correctly rounded result; larger mantissas need a correction.
  public static double value(long packed) {
    long mantissa = mantissa(packed);
    int decimals = decimals(packed);
    if (mantissa <= EXACT_LIMIT && mantissa >= -EXACT_LIMIT) {
      return mantissa / POWERS_OF_TEN[decimals];
    }
    return mantissa > 0 ? nearest(mantissa, decimals) : -nearest(-mantissa, decimals);
  }

  /// The double nearest to `mantissa / 10^decimals`, ties to even, for a mantissa above 2^53: the
  /// quotient of the rounded operands is at most two steps off, and `M * 2^e` is right if `(2M - 1)
  /// 10^decimals <= mantissa * 2^(1 - e) <= (2M + 1) 10^decimals`. Both sides are below 2^118, so
  /// two longs hold them.
  private static double nearest(long mantissa, int decimals) {
    if (decimals == 0) {
      return mantissa;
    }
    long power = (long) POWERS_OF_TEN[decimals];
    double quotient = mantissa / POWERS_OF_TEN[decimals];
    while (true) {
      long significand = Double.doubleToRawLongBits(quotient) & SIGNIFICAND_MASK;
      if (significand == 0) {
        // Below a power of two the steps are half as wide; rare enough for the slow way.
        return Double.parseDouble(text(pack(mantissa, decimals)));
      }
      significand |= SIGNIFICAND_MASK + 1;
      int shift = 1 - (Math.getExponent(quotient) - SIGNIFICAND_BITS);
      long high = shift >= Long.SIZE ? mantissa << (shift - Long.SIZE) : highBits(mantissa, shift);
      long low = shift >= Long.SIZE ? 0 : mantissa << shift;
      boolean odd = (significand & 1) != 0;
      int above = compare(high, low, 2 * significand + 1, power);
      int below = compare(high, low, 2 * significand - 1, power);
      if (above > 0 || (above == 0 && odd)) {
        quotient = Math.nextUp(quotient);
      } else if (below < 0 || (below == 0 && odd)) {
        quotient = Math.nextDown(quotient);
      } else {
        return quotient;
      }
    }
  }

  private static long highBits(long value, int shift) {
    return shift == 0 ? 0 : value >>> (Long.SIZE - shift);
  }

  /// Compares `high * 2^64 + low` with the product of two positive factors.
  private static int compare(long high, long low, long factor, long other) {
    int byHigh = Long.compare(high, Math.multiplyHigh(factor, other));
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, factor * other);
  }

  public static String text(long packed) {
    byte[] digits = new byte[MAXIMUM_LENGTH];
    int end = write(mantissa(packed), decimals(packed), (byte) '.', digits, 0);
    return new String(digits, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /// Writes `mantissa / 10^decimals` with exactly `decimals` digits after the point into `target`
  /// from `at`, which must have room for [#MAXIMUM_LENGTH] bytes.
  ///
  /// @param point the decimal point, `.` or `,`
  /// @return the index after the last byte written
  public static int write(long mantissa, int decimals, byte point, byte[] target, int at) {
    int next = at;
    long rest = mantissa;
    if (rest < 0) {
      target[next++] = '-';
      rest = -rest;
    }
    int digits = Math.max(digitCount(rest), decimals + 1);
    int end = next + digits + (decimals > 0 ? 1 : 0);
    int place = end;
    for (int i = 0; i < decimals; i++) {
      long quotient = rest / 10;
      target[--place] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    }
    if (decimals > 0) {
      target[--place] = point;
    }
    while (place > next) {
      long quotient = rest / 10;
      target[--place] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    }
    return end;
  }

  private static int digitCount(long positive) {
    int count = 1;
    long limit = 10;
    while (count < 19 && positive >= limit) {
      count++;
      limit *= 10;
    }
    return count;
  }
}
