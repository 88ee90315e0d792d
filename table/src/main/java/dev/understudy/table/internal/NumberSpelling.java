package dev.understudy.table.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// How the numbers of one column are written: decimals, decimal comma, thousands separators.
///
/// The pattern, where there is one, looks like `#,##0` (groups of three, the character after `#`
/// between them), `0.0` (at least one decimal) or both; the point stands for the decimal mark even
/// where that is a comma.
public final class NumberSpelling {

  /// Room that [#write] needs.
  public static final int ROOM = 48;

  /// Powers of ten tried for a short exact spelling before the general algorithm.
  private static final int SHORT_DECIMALS = 6;

  /// Whole numbers up to here are exact as doubles: 2^53.
  private static final double EXACT_LIMIT = 9_007_199_254_740_992.0;

  /// Written without exponent between these, as a reader of tables expects.
  private static final double LEAST_PLAIN = 1e-9;

  private static final double MOST_PLAIN = 1e21;

  private static final int GROUP = 3;
  private static final char NO_GROUPING = 0;

  private final int decimals;
  private final int leastDecimals;
  private final byte point;
  private final char grouping;

  private NumberSpelling(int decimals, int leastDecimals, boolean decimalComma, char grouping) {
    this.decimals = decimals;
    this.leastDecimals = leastDecimals;
    this.point = (byte) (decimalComma ? ',' : '.');
    this.grouping = grouping;
  }

  /// @param decimals digits after the point, -1 for as many as needed
  /// @param formats empty, or one pattern as described above
  /// @throws IllegalArgumentException if the pattern is none
  public static NumberSpelling of(int decimals, boolean decimalComma, List<String> formats) {
    if (formats.isEmpty()) {
      return new NumberSpelling(decimals, 0, decimalComma, NO_GROUPING);
    }
    String pattern = formats.getFirst();
    String rest = pattern;
    char grouping = NO_GROUPING;
    if (pattern.length() >= 5 && pattern.startsWith("#") && pattern.startsWith("##0", 2)) {
      grouping = pattern.charAt(1);
      rest = pattern.substring(4);
    }
    if (formats.size() > 1 || !rest.startsWith("0") || !isPointAndZeros(rest.substring(1))) {
      throw new IllegalArgumentException(
          "the format " + formats + " is no number format such as #,##0 or 0.0");
    }
    int least = Math.max(0, rest.length() - 2);
    return new NumberSpelling(decimals, least, decimalComma, grouping);
  }

  private static boolean isPointAndZeros(String text) {
    return text.isEmpty() || (text.charAt(0) == '.' && text.replace("0", "").equals("."));
  }

  /// The pattern that says this, empty if none is needed.
  public static List<String> formats(char grouping, int leastDecimals) {
    String group = grouping == NO_GROUPING ? "" : "#" + grouping + "##";
    String tail = leastDecimals == 0 ? "0" : "0." + "0".repeat(leastDecimals);
    return (group + tail).equals("0") ? List.of() : List.of(group + tail);
  }

  /// Whether plain canonical spelling (point, no groups) means the same here.
  public boolean readsPlain() {
    return point == '.' ? grouping != '.' : false;
  }

  /// The number spelled by `text[from, to)`, NaN if it is none or is too large for a double. Spaces
  /// around it, a plus, leading zeros and an exponent are taken.
  public double parse(byte[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text[start] == ' ') {
      start++;
    }
    while (end > start && text[end - 1] == ' ') {
      end--;
    }
    byte[] plain = new byte[end - start];
    int length = 0;
    int at = start;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      if (text[at] == '-') {
        plain[length++] = '-';
      }
      at++;
    }
    int digits = 0;
    int inGroup = 0;
    boolean grouped = false;
    for (; at < end; at++) {
      byte next = text[at];
      if (next >= '0' && next <= '9') {
        plain[length++] = next;
        digits++;
        inGroup++;
      } else if (grouping != NO_GROUPING && isGrouping(text, at, end)) {
        if (grouped ? inGroup != GROUP : inGroup == 0 || inGroup > GROUP) {
          return Double.NaN;
        }
        at += groupingLength() - 1;
        grouped = true;
        inGroup = 0;
      } else {
        break;
      }
    }
    if (grouped && inGroup != GROUP) {
      return Double.NaN;
    }
    if (at < end && text[at] == point) {
      plain[length++] = '.';
      at++;
      for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        plain[length++] = text[at];
        digits++;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (at < end) {
      int copied = exponent(text, at, end, plain, length);
      if (copied < 0) {
        return Double.NaN;
      }
      length = copied;
    }
    long packed = PlainDecimal.parse(plain, 0, length);
    double value =
        packed != PlainDecimal.NONE
            ? PlainDecimal.value(packed)
            : Double.parseDouble(new String(plain, 0, length, StandardCharsets.ISO_8859_1));
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /// Copies `e+12`; -1 if it is none.
  private static int exponent(byte[] text, int from, int end, byte[] plain, int length) {
    int at = from;
    int next = length;
    if ((text[at] | 0x20) != 'e') {
      return -1;
    }
    plain[next++] = text[at++];
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      plain[next++] = text[at++];
    }
    if (at == end) {
      return -1;
    }
    for (; at < end; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return -1;
      }
      plain[next++] = text[at];
    }
    return next;
  }

  /// The grouping character may be a no-break space, two or three bytes in UTF-8.
  private boolean isGrouping(byte[] text, int at, int end) {
    if (grouping < 0x80) {
      return text[at] == grouping;
    }
    byte[] bytes = String.valueOf(grouping).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (at + i >= end || text[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private int groupingLength() {
    return grouping < 0x80 ? 1 : grouping < 0x800 ? 2 : 3;
  }

  /// Writes `value` into `target` from `at`, which must have [#ROOM] bytes.
  ///
  /// @return the index after the last byte written, -1 if [#text] must do it
  public int write(double value, byte[] target, int at) {
    if (grouping != NO_GROUPING) {
      return -1;
    }
    if (decimals >= 0) {
      double scaled = Math.rint(value * PlainDecimal.powerOfTen(decimals));
      return Math.abs(scaled) <= EXACT_LIMIT
          ? PlainDecimal.write((long) scaled, decimals, point, target, at)
          : -1;
    }
    for (int tried = 0; tried <= SHORT_DECIMALS; tried++) {
      double power = PlainDecimal.powerOfTen(tried);
      double scaled = Math.rint(value * power);
      if (Math.abs(scaled) > EXACT_LIMIT) {
        return -1;
      }
      if (scaled / power == value) {
        return writeAtLeast((long) scaled, tried, target, at);
      }
    }
    return -1;
  }

  private int writeAtLeast(long mantissa, int exactDecimals, byte[] target, int at) {
    int next = PlainDecimal.write(mantissa, exactDecimals, point, target, at);
    if (leastDecimals > exactDecimals) {
      if (exactDecimals == 0) {
        target[next++] = point;
      }
      for (int i = exactDecimals; i < leastDecimals; i++) {
        target[next++] = '0';
      }
    }
    return next;
  }

  /// The spelling of any finite `value`: with the declared decimals, or else the shortest that
  /// reads back as the same double.
  public String text(double value) {
    String plain;
    if (decimals >= 0) {
      plain = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    } else {
      plain = shortest(value);
      int point = plain.indexOf('.');
      int written = point < 0 ? 0 : plain.length() - point - 1;
      if (plain.indexOf('E') < 0 && written < leastDecimals) {
        plain = plain + (point < 0 ? "." : "") + "0".repeat(leastDecimals - written);
      }
    }
    int mark = plain.indexOf('.');
    String whole = mark < 0 ? plain : plain.substring(0, mark);
    String fraction = mark < 0 ? "" : (char) point + plain.substring(mark + 1);
    return grouping == NO_GROUPING ? whole + fraction : grouped(whole) + fraction;
  }

  private static String shortest(double value) {
    String text = Double.toString(value);
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (text.indexOf('E') >= 0) {
      if (size < LEAST_PLAIN || size >= MOST_PLAIN) {
        return text.toUpperCase(Locale.ROOT).replace(".0E", "E");
      }
      text = new BigDecimal(text).toPlainString();
    }
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private String grouped(String whole) {
    int sign = whole.startsWith("-") ? 1 : 0;
    StringBuilder result = new StringBuilder(whole);
    for (int place = whole.length() - GROUP; place > sign; place -= GROUP) {
      result.insert(place, grouping);
    }
    return result.toString();
  }
}
