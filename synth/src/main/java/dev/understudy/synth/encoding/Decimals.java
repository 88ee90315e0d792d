package dev.understudy.synth.encoding;

/// How many digits after the point the values of a column have, where its spelling leaves it open:
/// a file that writes 1.5 and 1.25 has two, and a drawn value of sixteen digits would be seen to be
/// made up.
final class Decimals {

  /// More digits are measurements of full precision.
  private static final int MOST = 6;

  /// Share of values that may have more, as 0.1 + 0.2 has.
  private static final double EXCEPTIONS = 0.01;

  private Decimals() {}

  /// @param values of the present cells
  /// @return the fewest digits that nearly all values have at most, -1 if they have more than six
  static int of(double[] values) {
    for (int decimals = 0; decimals <= MOST && values.length > 0; decimals++) {
      double unit = StrictMath.pow(10, decimals);
      int longer = 0;
      for (double value : values) {
        double scaled = value * unit;
        boolean whole =
            Math.abs(scaled - Math.rint(scaled)) <= 1e-9 * Math.max(1, Math.abs(scaled));
        longer += whole ? 0 : 1;
      }
      if (longer <= EXCEPTIONS * values.length) {
        return decimals;
      }
    }
    return -1;
  }
}
