package dev.understudy.table.raw;

import dev.understudy.table.internal.PlainDecimal;
import java.util.List;

/// One column exactly as spelled, eight bytes a cell: a plain decimal number (at most 17 digits) is
/// packed as mantissa and decimals, any other text is an index into [Spellings]. Both give the very
/// spelling back.
public final class RawColumn {

  /// The low five bits of a cell that is an index into the spellings; a number has its decimals, 0
  /// to 18, there.
  static final int TEXT = 31;

  private static final int INDEX_SHIFT = 5;

  private final String name;
  private final long[] cells;
  private final int size;
  private final Spellings spellings;

  RawColumn(String name, long[] cells, int size, Spellings spellings) {
    this.name = name;
    this.cells = cells;
    this.size = size;
    this.spellings = spellings;
  }

  /// A column of the given texts, one per row.
  public static RawColumn of(String name, List<String> texts) {
    RawColumnBuilder builder = new RawColumnBuilder(name, texts.size());
    texts.forEach(builder::add);
    return builder.build();
  }

  public String name() {
    return name;
  }

  public int size() {
    return size;
  }

  /// The cell at `row`, to be asked with [#isText], [#spelling] or, for a number,
  /// [dev.understudy.table.internal.PlainDecimal].
  public long cell(int row) {
    return cells[row];
  }

  /// Whether a cell is an index into [#spellings()] and not a plain number.
  public static boolean isText(long cell) {
    return (cell & TEXT) == TEXT;
  }

  /// The index into [#spellings()] of a cell that is text.
  public static int spelling(long cell) {
    return (int) (cell >> INDEX_SHIFT);
  }

  static long textCell(int spelling) {
    return ((long) spelling << INDEX_SHIFT) | TEXT;
  }

  public Spellings spellings() {
    return spellings;
  }

  /// The text at `row`, as it was read.
  public String text(int row) {
    long cell = cells[row];
    return isText(cell) ? spellings.text(spelling(cell)) : PlainDecimal.text(cell);
  }
}
