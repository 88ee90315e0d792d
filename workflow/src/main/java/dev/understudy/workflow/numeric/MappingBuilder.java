package dev.understudy.workflow.numeric;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.workflow.numeric.NumericColumn.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks at rows as they pass, to find the mapping that holds for all of them.
public final class MappingBuilder {

  /// Categories beyond which a column becomes codes even where a column each was asked for: no tool
  /// that wants numbers takes more.
  private static final int MOST_COLUMNS = 1_000;

  private final Schema schema;
  private final CategoryCodes codes;
  private final List<Seen> seen = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /// What a column held so far.
  private static final class Seen {
    private final ColumnSchema meaning;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private boolean missing;
    private double sum;
    private long present;

    Seen(ColumnSchema meaning) {
      this.meaning = meaning;
    }
  }

  public MappingBuilder(Schema schema, CategoryCodes codes) {
    this.schema = schema;
    this.codes = codes;
    for (ColumnSchema column : schema.columns()) {
      if (column.kind() == Kind.ID || column.kind() == Kind.TEXT) {
        leftOut.add(column.name());
      } else {
        seen.add(new Seen(column));
      }
    }
  }

  /// Looks at the next rows.
  public void add(Table chunk) {
    for (Seen column : seen) {
      add(column, chunk.column(column.meaning.name()));
    }
  }

  private static void add(Seen seen, Column column) {
    if (column instanceof CategoryColumn category) {
      int[] counts = category.counts();
      for (int code = 0; code < counts.length; code++) {
        seen.counts.merge(category.categories().get(code), (long) counts[code], Long::sum);
      }
    }
    seen.missing |= column.missing().any();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        seen.present++;
        seen.sum +=
            switch (column) {
              case NumberColumn number -> number.value(row);
              case MomentColumn moment -> NumericColumn.days(moment, row);
              case CategoryColumn _, dev.understudy.table.TextColumn _ -> 0;
            };
      }
    }
  }

  /// The mapping for all rows that passed. Missing numbers, dates, ranks and booleans become the
  /// mean, missing codes the most frequent one.
  public NumericMapping mapping() {
    return new NumericMapping(
        schema.delimiter(), seen.stream().map(this::column).toList(), leftOut);
  }

  private NumericColumn column(Seen seen) {
    ColumnSchema meaning = seen.meaning;
    double mean = seen.present == 0 ? 0 : seen.sum / seen.present;
    return switch (meaning.kind()) {
      case NUMBER, INTEGER ->
          new NumericColumn(meaning, Form.NUMBER, List.of(), seen.missing, mean);
      case DATE, DATE_TIME, TIME ->
          new NumericColumn(meaning, Form.DAYS, List.of(), seen.missing, mean);
      case ORDINAL -> ranked(seen, Form.RANK, List.copyOf(seen.counts.keySet()));
      case BOOLEAN -> ranked(seen, Form.BOOLEAN, used(seen));
      case CATEGORY, CODE ->
          codes == CategoryCodes.ONEHOT && used(seen).size() <= MOST_COLUMNS
              ? new NumericColumn(meaning, Form.ONEHOT, used(seen), seen.missing, 0)
              : coded(seen);
      case ID, TEXT -> throw new IllegalStateException(meaning.name() + " is left out");
    };
  }

  /// The categories that occur, in the order of their spelling: `0` before `1`, `no` before `yes`.
  private static List<String> used(Seen seen) {
    return seen.counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(Map.Entry::getKey)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static NumericColumn ranked(Seen seen, Form form, List<String> values) {
    double sum = 0;
    for (int rank = 0; rank < values.size(); rank++) {
      sum += (double) rank * seen.counts.getOrDefault(values.get(rank), 0L);
    }
    double mean = seen.present == 0 ? 0 : sum / seen.present;
    return new NumericColumn(seen.meaning, form, values, seen.missing, mean);
  }

  private static NumericColumn coded(Seen seen) {
    List<String> values = used(seen);
    int most = 0;
    for (int code = 1; code < values.size(); code++) {
      most =
          seen.counts.getOrDefault(values.get(code), 0L)
                  > seen.counts.getOrDefault(values.get(most), 0L)
              ? code
              : most;
    }
    return new NumericColumn(seen.meaning, Form.CODE, values, seen.missing, most);
  }
}
