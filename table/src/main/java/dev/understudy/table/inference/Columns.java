package dev.understudy.table.inference;

import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import dev.understudy.table.internal.MomentPattern;
import dev.understudy.table.internal.MomentSpelling;
import dev.understudy.table.internal.NumberSpelling;
import dev.understudy.table.internal.PlainDecimal;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.RawTable;
import dev.understudy.table.raw.Spellings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Reads the cells of raw columns as a schema says.
public final class Columns {

  private Columns() {}

  /// The columns of `raw` in its order, typed as `schema` says.
  ///
  /// @param schema describes every column of `raw`
  /// @throws UserError for the first cell that contradicts the kind of its column, naming source,
  ///   line, column and cell
  public static Table table(RawTable raw, Schema schema) {
    return read(raw, schema, null);
  }

  /// Columns in which cells that contradict the schema are missing, spelled as the first missing
  /// spelling or else empty, so that what becomes of a cell depends on nothing but itself.
  ///
  /// @param table as the schema says
  /// @param contradicting how many such cells there are, by column; columns without any left out
  public record Tolerant(Table table, Map<String, Integer> contradicting) {}

  /// Reads without complaint what contradicts the schema.
  public static Tolerant tolerant(RawTable raw, Schema schema) {
    Map<String, AtomicInteger> tolerated = new LinkedHashMap<>();
    raw.columns().forEach(column -> tolerated.put(column.name(), new AtomicInteger()));
    Table table = read(raw, schema, tolerated);
    Map<String, Integer> contradicting = new LinkedHashMap<>();
    tolerated.forEach((name, cells) -> {
      if (cells.get() > 0) {
        contradicting.put(name, cells.get());
      }
    });
    return new Tolerant(table, contradicting);
  }

  private static Table read(
      RawTable raw, Schema schema, @Nullable Map<String, AtomicInteger> tolerated) {
    Map<String, ColumnSchema> described = new HashMap<>();
    for (ColumnSchema column : schema.columns()) {
      described.put(column.name(), column);
    }
    Column[] columns = new Column[raw.columns().size()];
    EachColumn.of(
        raw,
        i -> {
          RawColumn column = raw.columns().get(i);
          ColumnSchema meaning = described.get(column.name());
          if (meaning == null) {
            throw new IllegalArgumentException("no schema of column " + column.name());
          }
          columns[i] =
              column(raw, column, meaning, tolerated == null ? null : tolerated.get(column.name()));
        });
    return Table.of(List.of(columns));
  }

  private static Column column(
      RawTable table, RawColumn raw, ColumnSchema schema, @Nullable AtomicInteger tolerated) {
    MissingReader missing = MissingReader.of(raw, schema, tolerated != null);
    Contradiction contradiction = new Contradiction(table, raw, schema, tolerated);
    Kind kind = schema.kind();
    if (kind.isNumeric()) {
      return numbers(raw, schema, missing, contradiction);
    }
    if (kind.isMoment()) {
      return moments(raw, schema, missing, contradiction);
    }
    return kind.isCategorical()
        ? Categories.column(raw, schema, missing, contradiction)
        : texts(raw, missing);
  }

  private static NumberColumn numbers(
      RawColumn raw, ColumnSchema schema, MissingReader missing, Contradiction contradiction) {
    NumberSpelling spelling;
    try {
      spelling =
          NumberSpelling.of(
              schema.spelling().decimals(),
              schema.spelling().decimalComma(),
              schema.spelling().formats());
    } catch (IllegalArgumentException unreadable) {
      throw contradiction.badFormat(unreadable);
    }
    Spellings texts = raw.spellings();
    double[] parsed = new double[texts.count()];
    for (int index = 0; index < parsed.length; index++) {
      parsed[index] =
          missing.code(index) != 0
              ? 0
              : spelling.parse(texts.bytes(), texts.start(index), texts.end(index));
    }
    boolean readsPlain = spelling.readsPlain();
    boolean whole = schema.kind() == Kind.INTEGER;
    double[] values = new double[raw.size()];
    byte[] codes = new byte[raw.size()];
    byte[] digits = new byte[PlainDecimal.MAXIMUM_LENGTH];
    for (int row = 0; row < values.length; row++) {
      long cell = raw.cell(row);
      byte code = missing.codeOf(cell);
      if (code != 0) {
        codes[row] = code;
        continue;
      }
      double value;
      if (RawColumn.isText(cell)) {
        value = parsed[RawColumn.spelling(cell)];
      } else if (readsPlain || PlainDecimal.decimals(cell) == 0) {
        value = PlainDecimal.value(cell);
      } else {
        int end =
            PlainDecimal.write(
                PlainDecimal.mantissa(cell), PlainDecimal.decimals(cell), (byte) '.', digits, 0);
        value = spelling.parse(digits, 0, end);
      }
      if (Double.isNaN(value) || (whole && value != Math.rint(value))) {
        codes[row] = contradiction.asMissing(row, contradiction::at);
        continue;
      }
      values[row] = value;
    }
    return NumberColumn.of(raw.name(), values, missing.missing(codes));
  }

  private static MomentColumn moments(
      RawColumn raw, ColumnSchema schema, MissingReader missing, Contradiction contradiction) {
    boolean days = schema.kind() == Kind.DATE;
    MomentSpelling spelling;
    try {
      spelling = MomentSpelling.of(CellFormat.formats(schema), days);
    } catch (IllegalArgumentException unreadable) {
      throw contradiction.badFormat(unreadable);
    }
    Spellings texts = raw.spellings();
    long[] parsed = new long[texts.count()];
    for (int index = 0; index < parsed.length; index++) {
      parsed[index] =
          missing.code(index) != 0
              ? 0
              : spelling.parse(texts.bytes(), texts.start(index), texts.end(index));
    }
    long[] ticks = new long[raw.size()];
    byte[] codes = new byte[ticks.length];
    byte[] digits = new byte[PlainDecimal.MAXIMUM_LENGTH];
    for (int row = 0; row < ticks.length; row++) {
      long cell = raw.cell(row);
      byte code = missing.codeOf(cell);
      if (code != 0) {
        codes[row] = code;
        continue;
      }
      if (RawColumn.isText(cell)) {
        ticks[row] = parsed[RawColumn.spelling(cell)];
      } else {
        int end =
            PlainDecimal.write(
                PlainDecimal.mantissa(cell), PlainDecimal.decimals(cell), (byte) '.', digits, 0);
        ticks[row] = spelling.parse(digits, 0, end);
      }
      if (ticks[row] == MomentPattern.NONE) {
        codes[row] = contradiction.asMissing(row, contradiction::at);
        ticks[row] = 0;
      }
    }
    MomentColumn.Unit unit = days ? MomentColumn.Unit.DAYS : MomentColumn.Unit.MICROSECONDS;
    return MomentColumn.of(raw.name(), unit, ticks, missing.missing(codes));
  }

  private static TextColumn texts(RawColumn raw, MissingReader missing) {
    Spellings spellings = raw.spellings();
    String[] known = new String[spellings.count()];
    String[] values = new String[raw.size()];
    byte[] codes = new byte[values.length];
    for (int row = 0; row < values.length; row++) {
      long cell = raw.cell(row);
      codes[row] = missing.codeOf(cell);
      if (codes[row] != 0) {
        values[row] = "";
      } else if (RawColumn.isText(cell)) {
        int index = RawColumn.spelling(cell);
        if (known[index] == null) {
          known[index] = spellings.text(index);
        }
        values[row] = known[index];
      } else {
        values[row] = PlainDecimal.text(cell);
      }
    }
    return TextColumn.of(raw.name(), values, missing.missing(codes));
  }

  /// Tells which cells of a column are missing by their spelling.
  record MissingReader(List<String> spellings, byte[] texts, long[] numbers, byte[] numberCodes) {

    /// @param tolerant whether there must be a spelling
    static MissingReader of(RawColumn raw, ColumnSchema schema, boolean tolerant) {
      List<String> declared = schema.spelling().missing();
      List<String> spellings = tolerant && declared.isEmpty() ? List.of("") : declared;
      if (spellings.size() > Missing.MAXIMUM_SPELLINGS) {
        throw new UserError(
            "Column '"
                + schema.name()
                + "' has more than "
                + Missing.MAXIMUM_SPELLINGS
                + " missing spellings in the schema; list fewer.");
      }
      byte[] texts = new byte[raw.spellings().count()];
      long[] numbers = new long[spellings.size()];
      byte[] numberCodes = new byte[numbers.length];
      int found = 0;
      for (int i = 0; i < spellings.size(); i++) {
        byte[] bytes = spellings.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        long number = PlainDecimal.parse(bytes, 0, bytes.length);
        if (number != PlainDecimal.NONE) {
          numbers[found] = number;
          numberCodes[found++] = (byte) (i + 1);
        } else {
          raw.spellings().mark(bytes, texts, (byte) (i + 1));
        }
      }
      return new MissingReader(
          spellings,
          texts,
          java.util.Arrays.copyOf(numbers, found),
          java.util.Arrays.copyOf(numberCodes, found));
    }

    /// 0 if text `spelling` is a value, else the code of [Missing].
    byte code(int spelling) {
      return texts[spelling];
    }

    byte codeOf(long cell) {
      if (RawColumn.isText(cell)) {
        return texts[RawColumn.spelling(cell)];
      }
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] == cell) {
          return numberCodes[i];
        }
      }
      return 0;
    }

    Missing missing(byte[] codes) {
      return Missing.of(codes, spellings);
    }
  }
}
