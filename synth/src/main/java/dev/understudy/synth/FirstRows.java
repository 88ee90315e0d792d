package dev.understudy.synth;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Keeps the first rows of a stream of chunks as one table, so that more rows than memory can be
/// made while a part of them is judged.
public final class FirstRows implements Sink {

  private final int most;
  private final List<Table> chunks = new ArrayList<>();
  private int kept;

  /// @param most how many rows are kept
  public FirstRows(int most) {
    this.most = most;
  }

  /// Keeps what of the next chunk still belongs to the first rows.
  @Override
  public void accept(Table chunk) {
    int wanted = Math.min(chunk.rowCount(), most - kept);
    if (wanted > 0) {
      boolean whole = wanted == chunk.rowCount();
      chunks.add(whole ? chunk : chunk.select(IntStream.range(0, wanted).toArray()));
      kept += wanted;
    }
  }

  /// @throws IllegalStateException if no row came
  public Table table() {
    if (chunks.isEmpty()) {
      throw new IllegalStateException("no chunk came");
    }
    if (chunks.size() == 1) {
      return chunks.getFirst();
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < chunks.getFirst().columnCount(); i++) {
      int index = i;
      columns.add(join(chunks.stream().map(chunk -> chunk.column(index)).toList()));
    }
    return Table.of(columns);
  }

  private Column join(List<Column> parts) {
    Missing missing = joinMissing(parts);
    Column first = parts.getFirst();
    return switch (first) {
      case NumberColumn _ -> {
        double[] values = new double[kept];
        int next = 0;
        for (Column part : parts) {
          double[] of = ((NumberColumn) part).toArray();
          System.arraycopy(of, 0, values, next, of.length);
          next += of.length;
        }
        yield NumberColumn.of(first.name(), values, missing);
      }
      case MomentColumn moment -> {
        long[] ticks = new long[kept];
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
        String[] values = new String[kept];
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
    int[] codes = new int[kept];
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
    byte[] codes = new byte[kept];
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
