package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Distinct spellings of a column, as far as its form is to be judged: all used categories, or the
/// texts of the sampled rows, at most [#MAXIMUM] of them.
///
/// @param values distinct spellings in the order they were met
/// @param cells how many cells were read to find them
record Wording(List<String> values, int cells) {

  /// Shares of 1,000 values are right to 3 percentage points (95 %, binomial), enough to tell nine
  /// in ten from chance.
  static final int MAXIMUM = 1_000;

  static Wording of(Column column, ColumnSchema meaning, int[] sampleRows) {
    return switch (column) {
      case CategoryColumn category -> ofCategories(category);
      case TextColumn text -> ofRows(text, CellFormat.of(text, meaning), sampleRows);
      case NumberColumn number -> ofRows(number, CellFormat.of(number, meaning), sampleRows);
      case MomentColumn moment -> new Wording(List.of(), 0);
    };
  }

  private static Wording ofCategories(CategoryColumn column) {
    List<String> used = new ArrayList<>();
    int[] counts = column.counts();
    for (int code = 0; code < counts.length && used.size() < MAXIMUM; code++) {
      if (counts[code] > 0) {
        used.add(column.categories().get(code));
      }
    }
    return new Wording(used, column.size() - column.missing().count());
  }

  private static Wording ofRows(Column column, CellFormat format, int[] rows) {
    Set<String> values = new LinkedHashSet<>();
    int cells = 0;
    for (int i = 0; i < rows.length && values.size() < MAXIMUM; i++) {
      if (!column.isMissing(rows[i])) {
        values.add(format.text(rows[i]));
        cells++;
      }
    }
    return new Wording(List.copyOf(values), cells);
  }

  int distinct() {
    return values.size();
  }

  /// Whether at least this share of the distinct spellings fits; false if there are none.
  boolean mostly(double share, Predicate<String> form) {
    int allowed = (int) (values.size() * (1 - share) + 1e-9);
    for (String value : values) {
      if (!form.test(value) && --allowed < 0) {
        return false;
      }
    }
    return !values.isEmpty();
  }

  /// Whether all distinct spellings fit; false if there are none.
  boolean all(Predicate<String> form) {
    return mostly(1, form);
  }
}
