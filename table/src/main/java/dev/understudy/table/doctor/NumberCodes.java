package dev.understudy.table.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Which values of a column of numbers are codes for "missing", judged by the column alone.
///
/// | code | rule |
/// |-|-|
/// | `-9`, `-99`, `-999` ..., `-77`, `-88` ... | the only negative values (with `-1`, `-7`, `-8` beside them), twice or more, or once if it is a code of another column |
/// | `-1` alone | the only negative value, behind it at least four others from 0 up, and either more than twice as frequent as its neighbour or ten steps away from it |
/// | `9`, `99`, `999` ... (`98`, `97`, `88`, `77` below them) | the greatest values, farther from the next one than that is from the least, [#OFTEN] times or as often as it (twice or more) |
/// | `0` | the least value of positive numbers, in at most half of the rows, at least [#CLEAR_GAP] interquartile ranges below the next; not in a column whose name is of an amount |
///
/// Half of the rows: a value that most rows hold is the ordinary case, not the exception. The gap:
/// the least of 1,000 normal values lies 1.9 interquartile ranges below the first quartile, so a
/// value .75 below that least one is beyond what the others suggest; amounts that begin at nothing
/// (incomes, hours) have no such gap or the name of an amount. A zero with a smaller gap, but at
/// least [#DOUBTFUL_STEPS] steps wide, is doubtful and needs a second sign.
///
/// @param values the codes
/// @param zeroIsDoubtful whether 0 may be one
record NumberCodes(double[] values, boolean zeroIsDoubtful) {

  private static final double CLEAR_GAP = 0.75;
  private static final double DOUBTFUL_STEPS = 4;
  private static final double COMMON_SHARE = 0.5;
  private static final int OFTEN = 5;
  private static final int LEAST_OTHERS = 20;
  private static final int LEAST_DISTINCT = 10;

  private static final List<Double> STRONG_NEGATIVE =
      List.of(-9.0, -99.0, -999.0, -9999.0, -99999.0, -999999.0, -77.0, -88.0, -777.0, -888.0);
  private static final List<Double> WEAK_NEGATIVE =
      List.of(-1.0, -7.0, -8.0, -97.0, -98.0, -997.0, -998.0);
  private static final List<Double> NINES = List.of(9.0, 99.0, 999.0, 9999.0, 99999.0, 999999.0);
  private static final List<Double> BELOW_NINES =
      List.of(
          8.0, 7.0, 98.0, 97.0, 96.0, 88.0, 77.0, 998.0, 997.0, 996.0, 888.0, 777.0, 9998.0, 9997.0,
          8888.0, 7777.0);

  /// @param known codes of other columns of the table; one of these needs to stand only once
  static NumberCodes of(ColumnName words, NumberProfile profile, Set<Double> known) {
    if (profile.present() == 0 || NameHint.COORDINATE.fits(words)) {
      return new NumberCodes(new double[0], false);
    }
    int negatives = NameHint.CHANGE.fits(words) ? 0 : negativeCodes(profile, known);
    int nines = nineCodes(profile, negatives);
    double[] codes = new double[negatives + nines];
    System.arraycopy(profile.low().values(), 0, codes, 0, negatives);
    System.arraycopy(profile.high().values(), 0, codes, negatives, nines);
    Zero zero = NameHint.AMOUNT.fits(words) ? Zero.ORDINARY : zero(profile, negatives, nines);
    if (zero == Zero.CODE) {
      codes = Arrays.copyOf(codes, codes.length + 1);
    }
    return new NumberCodes(codes, zero == Zero.DOUBTFUL);
  }

  private enum Zero {
    ORDINARY,
    DOUBTFUL,
    CODE
  }

  /// How many of the least values are codes.
  private static int negativeCodes(NumberProfile profile, Set<Double> known) {
    double[] values = profile.low().values();
    int[] counts = profile.low().counts();
    int negative = 0;
    int cells = 0;
    boolean strong = false;
    while (negative < values.length && values[negative] < 0) {
      if (!STRONG_NEGATIVE.contains(values[negative])
          && !WEAK_NEGATIVE.contains(values[negative])) {
        return 0;
      }
      strong |= STRONG_NEGATIVE.contains(values[negative]);
      cells += counts[negative++];
    }
    if (negative == 0 || negative == values.length) {
      return 0;
    }
    if (cells < 2 && !known.contains(values[0])) {
      return 0;
    }
    return strong || (negative == 1 && values[0] == -1 && minusOneIsCode(profile)) ? negative : 0;
  }

  private static boolean minusOneIsCode(NumberProfile profile) {
    double[] values = profile.low().values();
    int[] counts = profile.low().counts();
    if (values.length < 5) {
      return false;
    }
    double step = (values[values.length - 1] - values[1]) / (values.length - 2);
    return counts[0] > 2 * counts[1] || values[1] - values[0] >= 10 * step;
  }

  /// How many of the greatest values are codes.
  private static int nineCodes(NumberProfile profile, int negatives) {
    double[] values = profile.high().values();
    int[] counts = profile.high().counts();
    if (!NINES.contains(values[0])) {
      return 0;
    }
    int codes = 1;
    int cells = counts[0];
    while (codes < values.length && belongsTo(values[0], values[codes])) {
      cells += counts[codes++];
    }
    if (codes >= values.length || negatives >= profile.low().size()) {
      return 0;
    }
    double greatest = values[codes];
    double least = profile.low().values()[negatives];
    boolean isolated = greatest > least && values[codes - 1] - greatest >= greatest - least;
    boolean repeated = cells >= Math.min(OFTEN, Math.max(2, counts[codes]));
    return isolated && repeated ? codes : 0;
  }

  /// Whether `value` is a code of the same length as the `nines` above it.
  private static boolean belongsTo(double nines, double value) {
    return BELOW_NINES.contains(value) && value > nines / 2;
  }

  private static Zero zero(NumberProfile profile, int negatives, int nines) {
    double[] values = profile.low().values();
    int[] counts = profile.low().counts();
    if (negatives + 1 >= values.length || values[negatives] != 0) {
      return Zero.ORDINARY;
    }
    double above = values[negatives + 1];
    double below = nines == 0 ? Double.POSITIVE_INFINITY : profile.high().values()[nines - 1];
    if (counts[negatives] > COMMON_SHARE * profile.present()
        || profile.sampledBetween(0, below) < LEAST_OTHERS
        || profile.distinctBetween(0, below) < LEAST_DISTINCT) {
      return Zero.ORDINARY;
    }
    double interquartileRange = profile.quantile(0.75, 0, below) - profile.quantile(0.25, 0, below);
    if (above >= CLEAR_GAP * interquartileRange) {
      return Zero.CODE;
    }
    double step = (values[values.length - 1] - above) / (values.length - negatives - 2);
    return above >= DOUBTFUL_STEPS * step ? Zero.DOUBTFUL : Zero.ORDINARY;
  }
}
