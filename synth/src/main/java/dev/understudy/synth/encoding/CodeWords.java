package dev.understudy.synth.encoding;

import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.math.BigDecimal;
import java.math.MathContext;

/// Codes in the words of the table, for people.
public final class CodeWords {

  /// The end of a bin, of which no value is ever drawn.
  private static final double LAST_POSITION = 0x1.fffffffffffffp-1;

  /// Digits of numbers that have any number of them.
  private static final MathContext DIGITS = new MathContext(4);

  private final TableEncoding encoding;
  private final Schema schema;

  public CodeWords(TableEncoding encoding, Schema schema) {
    this.encoding = encoding;
    this.schema = schema;
  }

  /// What cells of a range of codes hold, such as `61 to 74`, `yes` or `missing`.
  ///
  /// @param feature of [TableEncoding#features()]
  /// @param from first code
  /// @param to last code
  public String range(int feature, int from, int to) {
    String first = cell(feature, from, 0);
    String last = cell(feature, to, LAST_POSITION);
    return first.equals(last) ? first : first + " to " + last;
  }

  private String cell(int feature, int code, double position) {
    int before = 0;
    for (ColumnEncoding column : encoding.columns()) {
      int count = column.features().size();
      if (feature < before + count) {
        if (column instanceof CompleteEncoding complete && complete.isOther(code)) {
          return "another value";
        }
        int[][] codes = new int[count][1];
        double[][] positions = new double[count][1];
        codes[feature - before][0] = code;
        positions[feature - before][0] = position;
        boolean presence = count > 1 && feature == before;
        if (presence && code == ValueFeatures.PRESENT) {
          return "present";
        }
        Column decoded = column.decode(new Drawn(0, 1, codes, positions, new Seed(0).stream()));
        return decoded.isMissing(0) ? "missing" : text(decoded, schema.column(column.column()));
      }
      before += count;
    }
    if (feature < before + encoding.rowFeatures().size()) {
      return encoding.words(feature - before, code, position);
    }
    throw new IllegalArgumentException("there is no feature " + feature);
  }

  private static String text(Column cell, ColumnSchema meaning) {
    return cell instanceof NumberColumn number && meaning.spelling().decimals() < 0
        ? new BigDecimal(number.value(0)).round(DIGITS).stripTrailingZeros().toPlainString()
        : CellFormat.of(cell, meaning).text(0);
  }
}
