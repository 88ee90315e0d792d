package dev.understudy.table;

import java.util.List;

/// How a column's values are written in a file.
///
/// @param missing spellings that mean "missing", such as `""`, `"NA"`, `"-9"`
/// @param formats for moments, patterns of [java.time.format.DateTimeFormatter]: all are read, the
///   first is written; for numbers at most one, `#,##0` (thousands are grouped) or `0.0` (at least
///   one decimal is written)
/// @param decimals digits after the decimal point that are written, -1 for as many as needed
/// @param decimalComma true where `1,5` means one and a half
public record Spelling(
    List<String> missing, List<String> formats, int decimals, boolean decimalComma) {

  /// Only the empty cell is missing, numbers are written with as many digits as needed.
  public static final Spelling PLAIN = new Spelling(List.of(""), List.of(), -1, false);

  public Spelling {
    missing = List.copyOf(missing);
    formats = List.copyOf(formats);
    if (decimals < -1 || decimals > 18) {
      throw new IllegalArgumentException("decimals must be -1 to 18");
    }
  }

  public Spelling withMissing(List<String> missing) {
    return new Spelling(missing, formats, decimals, decimalComma);
  }

  public Spelling withFormats(List<String> formats) {
    return new Spelling(missing, formats, decimals, decimalComma);
  }

  public Spelling withDecimals(int decimals) {
    return new Spelling(missing, formats, decimals, decimalComma);
  }

  public Spelling withDecimalComma(boolean decimalComma) {
    return new Spelling(missing, formats, decimals, decimalComma);
  }
}
