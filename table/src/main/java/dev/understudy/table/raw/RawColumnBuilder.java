package dev.understudy.table.raw;

import dev.understudy.table.internal.PlainDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes the cells of one column, row by row.
public final class RawColumnBuilder {

  private static final int LEAST_CAPACITY = 4;

  private final String name;
  private final Spellings spellings = new Spellings();
  private long[] cells;
  private int size;

  /// @param expectedRows a guess, to make room once
  public RawColumnBuilder(String name, int expectedRows) {
    this.name = name;
    this.cells = new long[Math.max(LEAST_CAPACITY, expectedRows)];
  }

  /// Adds the cell spelled by the UTF-8 bytes `source[from, to)`.
  ///
  /// @throws DamagedText if the text is not UTF-8 or holds a NUL
  public void add(byte[] source, int from, int to) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, size + (size >> 1) + 1);
    }
    long number = PlainDecimal.parse(source, from, to);
    cells[size] =
        number == PlainDecimal.NONE
            ? RawColumn.textCell(spellings.index(source, from, to, size))
            : number;
    size++;
  }

  public void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes, 0, bytes.length);
  }

  public int size() {
    return size;
  }

  /// The column; this builder must not be used afterwards.
  public RawColumn build() {
    return new RawColumn(name, cells, size, spellings);
  }
}
