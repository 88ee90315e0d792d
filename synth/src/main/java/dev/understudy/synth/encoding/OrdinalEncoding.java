package dev.understudy.synth.encoding;

import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Withheld;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Missing;
import java.util.ArrayList;
import java.util.List;

/// Names with an order: a presence feature where cells are missing, and the levels in their order.
///
/// @param column name
/// @param kept levels that are emitted, ascending
/// @param missing kept spellings
public record OrdinalEncoding(String column, KeptCategories kept, MissingSpellings missing)
    implements ColumnEncoding {

  static OrdinalEncoding analyse(
      CategoryColumn column,
      ColumnSchema schema,
      Persons persons,
      int minimumPersons,
      RarePolicy policy) {
    return new OrdinalEncoding(
        column.name(),
        KeptCategories.analyse(column, schema, persons, minimumPersons, policy),
        MissingSpellings.analyse(column.missing(), persons, minimumPersons));
  }

  @Override
  public List<FeatureShape> features() {
    List<FeatureShape> shapes = new ArrayList<>();
    if (missing.count() > 0) {
      shapes.add(new FeatureShape(column + " (missing)", missing.count() + 1, false));
    }
    if (kept.count() > 0) {
      shapes.add(new FeatureShape(column, kept.count(), true));
    }
    return shapes;
  }

  @Override
  public int[][] encode(Column encoded) {
    List<int[]> codes = new ArrayList<>();
    if (missing.count() > 0) {
      codes.add(missing.encode(encoded.missing()));
    }
    if (kept.count() > 0) {
      codes.add(kept.encode((CategoryColumn) encoded));
    }
    return codes.toArray(int[][]::new);
  }

  @Override
  public Column decode(Drawn drawn) {
    int[][] codes = drawn.codes();
    if (kept.count() == 0) {
      byte[] all = new byte[drawn.rows()];
      for (int row = 0; row < all.length; row++) {
        all[row] = (byte) (missing.count() > 0 ? Math.max(1, codes[0][row]) : 1);
      }
      List<String> spellings = missing.count() > 0 ? missing.spellings() : List.of("");
      return CategoryColumn.of(
          column, List.of(), new int[drawn.rows()], Missing.of(all, spellings));
    }
    Missing decoded = missing.count() > 0 ? missing.decode(codes[0]) : Missing.none(drawn.rows());
    return CategoryColumn.of(column, kept.categories(), codes[codes.length - 1], decoded);
  }

  @Override
  public boolean[][] possible(ConditionTest test) {
    List<boolean[]> possible = new ArrayList<>();
    boolean[] levels = new boolean[kept.count()];
    boolean anyLevel = false;
    for (int code = 0; code < levels.length; code++) {
      levels[code] = test.category(kept.categories().get(code), kept.categories());
      anyLevel |= levels[code];
    }
    if (missing.count() > 0) {
      boolean[] presence = new boolean[missing.count() + 1];
      java.util.Arrays.fill(presence, test.missing());
      presence[ValueFeatures.PRESENT] = anyLevel;
      possible.add(presence);
      if (test.missing()) {
        java.util.Arrays.fill(levels, true);
      }
    }
    if (kept.count() > 0) {
      possible.add(levels);
    }
    return possible.toArray(boolean[][]::new);
  }

  @Override
  public List<Withheld> withheld() {
    return CategoryEncoding.withheld(column, kept, missing);
  }
}
