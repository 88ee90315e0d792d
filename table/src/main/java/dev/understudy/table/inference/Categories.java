package dev.understudy.table.inference;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.internal.NumberSpelling;
import dev.understudy.table.raw.RawColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a column of categories. Their order does not depend on the rows: as the schema lists them;
/// no before yes; the order of a well-known scale; otherwise numbers by size, then texts by their
/// characters.
final class Categories {

  private static final NumberSpelling PLAIN = NumberSpelling.of(-1, false, List.of());

  private Categories() {}

  static CategoryColumn column(
      RawColumn raw,
      ColumnSchema schema,
      Columns.MissingReader missing,
      Contradiction contradiction) {
    List<String> found = new ArrayList<>();
    int[] codes = new int[raw.size()];
    byte[] missingCodes = new byte[codes.length];
    int[] byText = new int[raw.spellings().count()];
    Arrays.fill(byText, -1);
    LongIndex byNumber = new LongIndex();
    Map<String, Integer> known = new HashMap<>();
    for (int row = 0; row < codes.length; row++) {
      long cell = raw.cell(row);
      missingCodes[row] = missing.codeOf(cell);
      if (missingCodes[row] != 0) {
        continue;
      }
      boolean text = RawColumn.isText(cell);
      int code = text ? byText[RawColumn.spelling(cell)] : byNumber.get(cell);
      if (code < 0) {
        if (contradiction.tolerated() != null && !allowed(raw.text(row), schema)) {
          missingCodes[row] = contradiction.asMissing(row, contradiction::notAllowed);
          continue;
        }
        String spelling = raw.text(row);
        Integer before = known.putIfAbsent(spelling, found.size());
        code = before == null ? found.size() : before;
        if (before == null) {
          found.add(spelling);
          check(row, spelling, found, schema, contradiction);
        }
        if (text) {
          byText[RawColumn.spelling(cell)] = code;
        } else {
          byNumber.put(cell, code);
        }
      }
      codes[row] = code;
    }
    List<String> ordered = ordered(found, schema);
    Map<String, Integer> place = new HashMap<>();
    for (String category : ordered) {
      place.put(category, place.size());
    }
    int[] places = new int[found.size()];
    for (int code = 0; code < places.length; code++) {
      places[code] = place.getOrDefault(found.get(code), 0);
    }
    for (int row = 0; row < codes.length; row++) {
      if (missingCodes[row] == 0) {
        codes[row] = places[codes[row]];
      }
    }
    return CategoryColumn.of(raw.name(), ordered, codes, missing.missing(missingCodes));
  }

  private static void check(
      int row,
      String spelling,
      List<String> found,
      ColumnSchema schema,
      Contradiction contradiction) {
    if (!allowed(spelling, schema)) {
      throw contradiction.notAllowed(row);
    }
    // a third value makes none of the cells worse than another, so it is tolerated as it is
    if (schema.kind() == Kind.BOOLEAN && found.size() > 2 && contradiction.tolerated() == null) {
      throw contradiction.third(row, found.get(0), found.get(1));
    }
  }

  private static boolean allowed(String spelling, ColumnSchema schema) {
    List<String> allowed = schema.domain().categories();
    return allowed.isEmpty() || allowed.contains(spelling);
  }

  private static List<String> ordered(List<String> found, ColumnSchema schema) {
    List<String> allowed = schema.domain().categories();
    if (!allowed.isEmpty()) {
      return allowed;
    }
    List<String> known =
        schema.kind() == Kind.BOOLEAN
            ? Booleans.pair(found)
            : schema.kind() == Kind.ORDINAL ? OrderedScales.order(found) : List.of();
    if (!known.isEmpty()) {
      return known;
    }
    List<String> sorted = new ArrayList<>(found);
    sorted.sort(new ByNumberThenText());
    return sorted;
  }

  /// Numbers by size, then texts by their characters. A class, because every reading sorts and a
  /// lambda takes longer to start than to run.
  private static final class ByNumberThenText implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
      double first = number(one);
      double second = number(other);
      int byKind = Boolean.compare(Double.isNaN(first), Double.isNaN(second));
      int byNumber = Double.isNaN(first) ? 0 : Double.compare(first, second);
      return byKind != 0 ? byKind : byNumber != 0 ? byNumber : one.compareTo(other);
    }

    private static double number(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return PLAIN.parse(bytes, 0, bytes.length);
    }
  }
}
