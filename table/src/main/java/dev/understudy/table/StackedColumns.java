package dev.understudy.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts columns of the same name and storage below each other. Dictionaries and spellings of
/// missing cells may differ; those of the first column come first.
///
/// @param rows of all of them together
record StackedColumns(int rows) {

  Column join(List<Column> parts) {
    Missing missing = joinMissing(parts);
    Column first = parts.getFirst();
    return switch (first) {
      case NumberColumn _ -> {
        double[] values = new double[rows];
        int next = 0;
        for (Column part : parts) {
          double[] of = ((NumberColumn) part).toArray();
          System.arraycopy(of, 0, values, next, of.length);
          next += of.length;
        }
        yield NumberColumn.of(first.name(), values, missing);
      }
      case MomentColumn moment -> {
        long[] ticks = new long[rows];
        int next = 0;
        for (Column part : parts) {
          for (int row = 0; row < part.size(); row++) {
            ticks[next++] = ((MomentColumn) part).ticks(row);
          }
        }
        yield MomentColumn.of(first.name(), moment.unit(), ticks, missing);
      }
      case CategoryColumn _ -> joinCategories(parts, missing);
      case TextColumn _ -> {
        String[] values = new String[rows];
        int next = 0;
        for (Column part : parts) {
          for (int row = 0; row < part.size(); row++) {
            values[next++] = part.isMissing(row) ? "" : ((TextColumn) part).value(row);
          }
        }
        yield TextColumn.of(first.name(), values, missing);
      }
    };
  }

  private CategoryColumn joinCategories(List<Column> parts, Missing missing) {
    Map<String, Integer> codeOfCategory = new LinkedHashMap<>();
    int[] codes = new int[rows];
    int next = 0;
    for (Column part : parts) {
      CategoryColumn column = (CategoryColumn) part;
      int[] joined = new int[column.categories().size()];
      for (int code = 0; code < joined.length; code++) {
        String category = column.categories().get(code);
        codeOfCategory.putIfAbsent(category, codeOfCategory.size());
        joined[code] = codeOfCategory.get(category);
      }
      for (int row = 0; row < column.size(); row++) {
        codes[next++] = column.isMissing(row) ? -1 : joined[column.code(row)];
      }
    }
    List<String> categories = List.copyOf(codeOfCategory.keySet());
    return CategoryColumn.of(parts.getFirst().name(), categories, codes, missing);
  }

  private Missing joinMissing(List<Column> parts) {
    List<String> spellings = new ArrayList<>();
    byte[] codes = new byte[rows];
    int next = 0;
    for (Column part : parts) {
      Missing missing = part.missing();
      byte[] joined = new byte[missing.spellings().size() + 1];
      for (int code = 1; code < joined.length; code++) {
        String spelling = missing.spellings().get(code - 1);
        if (!spellings.contains(spelling)) {
          spellings.add(spelling);
        }
        joined[code] = (byte) (1 + spellings.indexOf(spelling));
      }
      for (int row = 0; row < missing.size(); row++) {
        codes[next++] = joined[missing.code(row)];
      }
    }
    return Missing.of(codes, spellings);
  }
}
