package dev.understudy.table;

import dev.understudy.table.internal.MomentSpelling;
import dev.understudy.table.internal.NumberSpelling;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Spells the cells of one column as a file holds them: the missing cells as they were spelled,
/// numbers with the decimals and marks of the schema, moments in its first format (or the first
/// that loses nothing, where there are several).
///
/// Immutable; made once per column and table.
public final class CellFormat {

  private static final List<String> DATE = List.of("yyyy-MM-dd");
  private static final List<String> DATE_TIME =
      List.of("yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
  private static final List<String> TIME = List.of("HH:mm:ss", "HH:mm:ss.SSSSSS");

  /// Writes one present cell.
  private interface Present {
    void append(int row, CellBuffer buffer);
  }

  private final Missing missing;
  private final byte[][] missingSpellings;
  private final Present present;

  private CellFormat(Missing missing, Present present) {
    this.missing = missing;
    this.missingSpellings = encoded(missing.spellings());
    this.present = present;
  }

  /// @throws UserError if a format of the schema is none
  public static CellFormat of(Column column, ColumnSchema schema) {
    Present present =
        switch (column) {
          case NumberColumn numbers -> numbers(numbers, schema);
          case CategoryColumn categories -> {
            byte[][] spellings = encoded(categories.categories());
            yield (row, buffer) -> buffer.append(spellings[categories.code(row)]);
          }
          case MomentColumn moments -> moments(moments, schema);
          case TextColumn texts -> (row, buffer) -> buffer.append(texts.value(row));
        };
    return new CellFormat(column.missing(), present);
  }

  private static Present numbers(NumberColumn column, ColumnSchema schema) {
    Spelling spelling = schema.spelling();
    NumberSpelling numbers;
    try {
      numbers = NumberSpelling.of(spelling.decimals(), spelling.decimalComma(), spelling.formats());
    } catch (IllegalArgumentException unreadable) {
      throw badFormat(schema, unreadable);
    }
    return (row, buffer) -> {
      double value = column.value(row);
      buffer.ensure(NumberSpelling.ROOM);
      int end = numbers.write(value, buffer.bytes(), buffer.length());
      if (end >= 0) {
        buffer.length(end);
      } else {
        buffer.append(numbers.text(value));
      }
    };
  }

  private static Present moments(MomentColumn column, ColumnSchema schema) {
    List<String> formats = formats(schema);
    boolean days = column.unit() == MomentColumn.Unit.DAYS;
    MomentSpelling moments;
    try {
      moments = MomentSpelling.of(formats, days);
    } catch (IllegalArgumentException unreadable) {
      throw badFormat(schema, unreadable);
    }
    int room = moments.maximumLength();
    return (row, buffer) -> {
      buffer.ensure(room);
      buffer.length(moments.write(column.ticks(row), buffer.bytes(), buffer.length()));
    };
  }

  /// The formats in which moments of this column are read and written: those of the schema, or ISO
  /// 8601 where it names none.
  public static List<String> formats(ColumnSchema schema) {
    if (!schema.spelling().formats().isEmpty()) {
      return schema.spelling().formats();
    }
    return schema.kind() == Kind.DATE ? DATE : schema.kind() == Kind.TIME ? TIME : DATE_TIME;
  }

  private static UserError badFormat(ColumnSchema schema, IllegalArgumentException cause) {
    return new UserError(
        "The schema of column '" + schema.name() + "' cannot be used: " + cause.getMessage() + ".",
        cause);
  }

  private static byte[][] encoded(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /// Appends the spelling of the cell at `row`.
  public void append(int row, CellBuffer buffer) {
    int code = missing.code(row);
    if (code != 0) {
      buffer.append(missingSpellings[code - 1]);
    } else {
      present.append(row, buffer);
    }
  }

  /// Appends the spelling of the cell at `row`.
  public void append(int row, StringBuilder text) {
    text.append(text(row));
  }

  /// The spelling of the cell at `row`.
  public String text(int row) {
    CellBuffer buffer = new CellBuffer(64);
    append(row, buffer);
    return buffer.text(0);
  }
}
