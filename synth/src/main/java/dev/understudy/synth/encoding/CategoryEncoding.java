package dev.understudy.synth.encoding;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Withheld;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Missing;
import java.util.ArrayList;
import java.util.List;

/// Names without an order: one feature, in which each missing spelling is one more category.
///
/// @param column name
/// @param kept categories that are emitted; codes `0 .. kept - 1`
/// @param missing kept spellings; codes from `kept` on
public record CategoryEncoding(String column, KeptCategories kept, MissingSpellings missing)
    implements ColumnEncoding {

  static CategoryEncoding analyse(
      CategoryColumn column,
      ColumnSchema schema,
      Persons persons,
      int minimumPersons,
      RarePolicy policy) {
    return new CategoryEncoding(
        column.name(),
        KeptCategories.analyse(column, schema, persons, minimumPersons, policy),
        MissingSpellings.analyse(column.missing(), persons, minimumPersons));
  }

  @Override
  public List<FeatureShape> features() {
    int cardinality = kept.count() + missing.count();
    return cardinality == 0 ? List.of() : List.of(new FeatureShape(column, cardinality, false));
  }

  @Override
  public int[][] encode(Column encoded) {
    if (features().isEmpty()) {
      return new int[0][];
    }
    int[] codes = kept.encode((CategoryColumn) encoded);
    int[] missingCodes = missing.encode(encoded.missing());
    for (int row = 0; row < codes.length; row++) {
      if (encoded.isMissing(row)) {
        codes[row] =
            missingCodes[row] == CodedTable.UNKNOWN
                ? CodedTable.UNKNOWN
                : kept.count() + missingCodes[row] - 1;
      }
    }
    return new int[][] {codes};
  }

  @Override
  public Column decode(Drawn drawn) {
    if (features().isEmpty()) {
      byte[] all = new byte[drawn.rows()];
      java.util.Arrays.fill(all, (byte) 1);
      return CategoryColumn.of(
          column, List.of(), new int[drawn.rows()], Missing.of(all, List.of("")));
    }
    int[] codes = drawn.codes()[0];
    int[] missingCodes = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      missingCodes[row] = Math.max(0, codes[row] - kept.count() + 1);
    }
    return CategoryColumn.of(column, kept.categories(), codes, missing.decode(missingCodes));
  }

  @Override
  public boolean[][] possible(ConditionTest test) {
    if (features().isEmpty()) {
      return new boolean[0][];
    }
    boolean[] possible = new boolean[kept.count() + missing.count()];
    for (int code = 0; code < possible.length; code++) {
      possible[code] =
          code < kept.count()
              ? test.category(kept.categories().get(code), kept.categories())
              : test.missing();
    }
    return new boolean[][] {possible};
  }

  @Override
  public List<Withheld> withheld() {
    return withheld(column, kept, missing);
  }

  static List<Withheld> withheld(String column, KeptCategories kept, MissingSpellings missing) {
    List<Withheld> withheld = new ArrayList<>(kept.withheld(column));
    if (missing.rareCells() > 0) {
      withheld.add(
          new Withheld(
              column, "missing-value spellings that too few persons have", missing.rareCells()));
    }
    return withheld;
  }
}
