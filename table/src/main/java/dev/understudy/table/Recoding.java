package dev.understudy.table;

import dev.understudy.table.internal.MomentPattern;
import dev.understudy.table.internal.MomentSpelling;
import dev.understudy.table.internal.NumberSpelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns the codes a schema declares missing, such as a cholesterol of `0`, into missing cells that
/// remember how they were spelled, so that they can be written back as they came.
///
/// Numbers and moments are compared by value (`0` means `0.0` as well), words by spelling. Columns
/// whose kind became [Kind#ID] or [Kind#TEXT] are stored as text.
public final class Recoding {

  private Recoding() {}

  /// The table as the schema describes it. Columns the schema does not know stay as they are.
  /// Missing cells whose spelling the schema no longer lists stay missing; their spelling is kept
  /// behind those of the schema.
  ///
  /// @throws UserError if a column would have more than [Missing#MAXIMUM_SPELLINGS] spellings
  public static Table recode(Table table, Schema schema) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          schema.find(column.name()).map(meaning -> recode(column, meaning)).orElse(column));
    }
    return Table.of(columns);
  }

  /// One column as its schema describes it.
  public static Column recode(Column column, ColumnSchema meaning) {
    List<String> spellings = spellings(column, meaning);
    int[] codeOfOld = new int[column.missing().spellings().size() + 1];
    for (int code = 1; code < codeOfOld.length; code++) {
      codeOfOld[code] = 1 + spellings.indexOf(column.missing().spellings().get(code - 1));
    }
    byte[] codes = new byte[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (byte) codeOfOld[column.missing().code(row)];
    }
    boolean changed = markMissing(column, meaning, spellings, codes);
    boolean sameSpellings = spellings.equals(column.missing().spellings());
    boolean sameStorage = column instanceof TextColumn || !isText(meaning.kind());
    if (!changed && sameSpellings && sameStorage) {
      return column;
    }
    Missing missing = Missing.of(codes, spellings);
    return sameStorage ? withMissing(column, missing) : asText(column, meaning, missing);
  }

  private static boolean isText(Kind kind) {
    return kind == Kind.ID || kind == Kind.TEXT;
  }

  private static List<String> spellings(Column column, ColumnSchema meaning) {
    List<String> spellings = new ArrayList<>(meaning.spelling().missing());
    boolean[] used = new boolean[column.missing().spellings().size() + 1];
    for (int row = 0; row < column.size(); row++) {
      used[column.missing().code(row)] = true;
    }
    for (int code = 1; code < used.length; code++) {
      String spelling = column.missing().spellings().get(code - 1);
      if (used[code] && !spellings.contains(spelling)) {
        spellings.add(spelling);
      }
    }
    if (spellings.size() > Missing.MAXIMUM_SPELLINGS) {
      throw new UserError(
          "Column '"
              + column.name()
              + "' has "
              + spellings.size()
              + " spellings of a missing cell; list at most "
              + Missing.MAXIMUM_SPELLINGS
              + " in the schema.");
    }
    return spellings;
  }

  /// Gives every present cell that is spelled as missing its code; tells whether there was one.
  private static boolean markMissing(
      Column column, ColumnSchema meaning, List<String> spellings, byte[] codes) {
    boolean changed = false;
    switch (column) {
      case NumberColumn number -> {
        Map<Double, Integer> byValue = codesByNumber(spellings, meaning.spelling());
        for (int row = 0; row < codes.length && !byValue.isEmpty(); row++) {
          if (codes[row] == 0) {
            int code = byValue.getOrDefault(number.value(row) + 0.0, 0);
            codes[row] = (byte) code;
            changed |= code > 0;
          }
        }
      }
      case MomentColumn moment -> {
        Map<Long, Integer> byTicks = codesByTicks(spellings, meaning, moment.unit());
        for (int row = 0; row < codes.length && !byTicks.isEmpty(); row++) {
          if (codes[row] == 0) {
            int code = byTicks.getOrDefault(moment.ticks(row), 0);
            codes[row] = (byte) code;
            changed |= code > 0;
          }
        }
      }
      case CategoryColumn category -> {
        int[] codeOfCategory = new int[category.categories().size()];
        for (int i = 0; i < codeOfCategory.length; i++) {
          codeOfCategory[i] = 1 + spellings.indexOf(category.categories().get(i));
        }
        for (int row = 0; row < codes.length; row++) {
          if (codes[row] == 0 && codeOfCategory[category.code(row)] > 0) {
            codes[row] = (byte) codeOfCategory[category.code(row)];
            changed = true;
          }
        }
      }
      case TextColumn text -> {
        Map<String, Integer> bySpelling = new HashMap<>();
        for (int i = 0; i < spellings.size(); i++) {
          bySpelling.putIfAbsent(spellings.get(i), i + 1);
        }
        for (int row = 0; row < codes.length; row++) {
          if (codes[row] == 0) {
            int code = bySpelling.getOrDefault(text.value(row), 0);
            codes[row] = (byte) code;
            changed |= code > 0;
          }
        }
      }
    }
    return changed;
  }

  private static Map<Double, Integer> codesByNumber(List<String> spellings, Spelling spelling) {
    NumberSpelling numbers =
        NumberSpelling.of(spelling.decimals(), spelling.decimalComma(), spelling.formats());
    Map<Double, Integer> codes = new HashMap<>();
    for (int i = 0; i < spellings.size(); i++) {
      byte[] text = spellings.get(i).getBytes(StandardCharsets.UTF_8);
      double value = numbers.parse(text, 0, text.length);
      if (!Double.isNaN(value)) {
        codes.putIfAbsent(value + 0.0, i + 1);
      }
    }
    return codes;
  }

  private static Map<Long, Integer> codesByTicks(
      List<String> spellings, ColumnSchema meaning, MomentColumn.Unit unit) {
    MomentSpelling moments =
        MomentSpelling.of(CellFormat.formats(meaning), unit == MomentColumn.Unit.DAYS);
    Map<Long, Integer> codes = new HashMap<>();
    for (int i = 0; i < spellings.size(); i++) {
      byte[] text = spellings.get(i).getBytes(StandardCharsets.UTF_8);
      long ticks = moments.parse(text, 0, text.length);
      if (ticks != MomentPattern.NONE) {
        codes.putIfAbsent(ticks, i + 1);
      }
    }
    return codes;
  }

  private static Column withMissing(Column column, Missing missing) {
    return switch (column) {
      case NumberColumn number -> NumberColumn.of(number.name(), number.toArray(), missing);
      case MomentColumn moment -> {
        long[] ticks = new long[moment.size()];
        for (int row = 0; row < ticks.length; row++) {
          ticks[row] = moment.ticks(row);
        }
        yield MomentColumn.of(moment.name(), moment.unit(), ticks, missing);
      }
      case CategoryColumn category -> withoutUnusedCodes(category, missing);
      case TextColumn text -> TextColumn.of(text.name(), texts(text), missing);
    };
  }

  /// The dictionary loses the categories that are now spellings of a missing cell.
  private static CategoryColumn withoutUnusedCodes(CategoryColumn column, Missing missing) {
    List<String> categories = new ArrayList<>();
    int[] codeOfOld = new int[column.categories().size()];
    for (int code = 0; code < codeOfOld.length; code++) {
      String category = column.categories().get(code);
      if (!missing.spellings().contains(category)) {
        codeOfOld[code] = categories.size();
        categories.add(category);
      }
    }
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = missing.at(row) ? -1 : codeOfOld[column.code(row)];
    }
    return CategoryColumn.of(column.name(), categories, codes, missing);
  }

  private static TextColumn asText(Column column, ColumnSchema meaning, Missing missing) {
    CellFormat format = CellFormat.of(column, meaning);
    String[] texts = new String[column.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = missing.at(row) ? "" : format.text(row);
    }
    return TextColumn.of(column.name(), texts, missing);
  }

  private static String[] texts(TextColumn column) {
    String[] texts = new String[column.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = column.value(row);
    }
    return texts;
  }
}
