package dev.understudy.workflow;

import dev.understudy.connect.Loaded;
import dev.understudy.connect.ReadOptions;
import dev.understudy.connect.TableFile;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.Progress;
import dev.understudy.table.Recoding;
import dev.understudy.table.Schema;
import dev.understudy.table.Spelling;
import dev.understudy.table.Table;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a table that somebody else wrote so that its columns mean the same as those of a table
/// that is already known.
///
/// Others spell things their own way: whole numbers with decimals, missing cells as `nan`, the
/// categories 0 and 1 as `0.0` and `1.0`, categories nobody has seen before. All of this is read by
/// its meaning; only what means nothing in its column (a word among numbers) is an error.
final class SameMeaning {

  private final Table known;
  private final Schema schema;
  private final boolean declared;

  /// @param known the table that is already known
  /// @param schema what its columns mean
  /// @param declared whether a person wrote the schema, which then is law
  SameMeaning(Table known, Schema schema, boolean declared) {
    this.known = known;
    this.schema = schema;
    this.declared = declared;
  }

  /// All columns of the file, those of the known table by its schema.
  ///
  /// @throws dev.understudy.table.UserError if the file cannot be read so
  Loaded read(Path file, Progress progress) {
    Schema meant = declared ? schema : widened(TableFile.read(file, ReadOptions.DEFAULT, progress));
    Loaded loaded = TableFile.read(file, ReadOptions.DEFAULT.withSchema(meant), progress);
    Table recoded = Recoding.recode(loaded.table(), meant);
    List<Column> columns = new ArrayList<>();
    for (Column column : recoded.columns()) {
      Column other = known.find(column.name()).orElse(null);
      columns.add(aligned(column, other));
    }
    return new Loaded(Table.of(columns), meant, loaded.findings(), loaded.sha256());
  }

  /// The known schema, wide enough for the way the file spells things.
  private Schema widened(Loaded asFound) {
    List<ColumnSchema> columns = new ArrayList<>();
    for (ColumnSchema found : asFound.schema().columns()) {
      columns.add(schema.find(found.name()).map(column -> widened(column, found)).orElse(found));
    }
    return asFound.schema().withColumns(columns);
  }

  private static ColumnSchema widened(ColumnSchema known, ColumnSchema found) {
    Kind kind =
        switch (known.kind()) {
          case INTEGER, NUMBER -> Kind.NUMBER;
          case BOOLEAN, CATEGORY, ORDINAL, CODE -> Kind.CATEGORY;
          case DATE, DATE_TIME, TIME, ID, TEXT -> known.kind();
        };
    Spelling spelling =
        new Spelling(
            union(known.spelling().missing(), found.spelling().missing()),
            known.kind() == found.kind()
                ? union(known.spelling().formats(), found.spelling().formats())
                : known.spelling().formats(),
            -1,
            found.spelling().decimalComma());
    return known.withKind(kind).withSpelling(spelling).withDomain(Domain.ANY);
  }

  private static List<String> union(List<String> one, List<String> other) {
    Set<String> union = new LinkedHashSet<>(one);
    union.addAll(other);
    return List.copyOf(union);
  }

  private static Column aligned(Column column, @Nullable Column known) {
    return column instanceof CategoryColumn ours && known instanceof CategoryColumn theirs
        ? aligned(ours, theirs)
        : column;
  }

  /// Gives categories that are the same number as a known one that one's spelling.
  private static CategoryColumn aligned(CategoryColumn column, CategoryColumn known) {
    Map<BigDecimal, String> byNumber = new HashMap<>();
    for (String category : known.categories()) {
      BigDecimal number = number(category);
      if (number != null) {
        byNumber.putIfAbsent(number, category);
      }
    }
    Map<String, Integer> codeOfSpelling = new LinkedHashMap<>();
    int[] joined = new int[column.categories().size()];
    for (int code = 0; code < joined.length; code++) {
      String category = column.categories().get(code);
      if (!known.categories().contains(category)) {
        BigDecimal number = number(category);
        category = number == null ? category : byNumber.getOrDefault(number, category);
      }
      codeOfSpelling.putIfAbsent(category, codeOfSpelling.size());
      joined[code] = codeOfSpelling.get(category);
    }
    Missing missing = column.missing();
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = missing.at(row) ? -1 : joined[column.code(row)];
    }
    return CategoryColumn.of(column.name(), List.copyOf(codeOfSpelling.keySet()), codes, missing);
  }

  private static @Nullable BigDecimal number(String category) {
    if (category.isEmpty() || category.length() > 40) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(category);
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
