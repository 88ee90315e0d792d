package dev.understudy.synth.encoding;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Withheld;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The categories of a column that are emitted: those that enough persons hold. Classes of a target
/// are all kept, with a warning, because a model must know every class.
///
/// @param categories kept ones, in dictionary order; with the rare label last where it is used
/// @param rareCategories how many are withheld
/// @param rareCells cells that hold them
/// @param labelled whether rare cells become the label
/// @param rareKept classes of a target kept although too few persons hold them
record KeptCategories(
    List<String> categories, int rareCategories, int rareCells, boolean labelled, int rareKept) {

  /// What stands for a rare category under [RarePolicy#LABEL], and where no category may be shown.
  static final String RARE_LABEL = "(rare)";

  KeptCategories {
    categories = List.copyOf(categories);
  }

  static KeptCategories analyse(
      CategoryColumn column,
      ColumnSchema schema,
      Persons persons,
      int minimumPersons,
      RarePolicy policy) {
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = column.code(row);
    }
    int[] cells = column.counts();
    int[] held = persons.count(codes, cells.length);
    List<String> kept = new ArrayList<>();
    int rareCategories = 0;
    int rareCells = 0;
    int rareKept = 0;
    for (int code = 0; code < cells.length; code++) {
      if (cells[code] == 0) {
        continue;
      }
      if (held[code] >= minimumPersons || schema.has(Role.TARGET)) {
        kept.add(column.categories().get(code));
        rareKept += held[code] < minimumPersons ? 1 : 0;
      } else {
        rareCategories++;
        rareCells += cells[code];
      }
    }
    boolean labelled = rareCells > 0 && (kept.isEmpty() || policy == RarePolicy.LABEL);
    if (labelled) {
      kept.remove(RARE_LABEL);
      kept.add(RARE_LABEL);
    }
    return new KeptCategories(kept, rareCategories, rareCells, labelled, rareKept);
  }

  int count() {
    return categories.size();
  }

  /// Per row the index of the kept category, unknown where missing or withheld.
  int[] encode(CategoryColumn column) {
    Map<String, Integer> index = new HashMap<>();
    for (int code = 0; code < categories.size(); code++) {
      index.put(categories.get(code), code);
    }
    int rare = labelled ? categories.size() - 1 : CodedTable.UNKNOWN;
    int[] translation = new int[column.categories().size()];
    for (int code = 0; code < translation.length; code++) {
      translation[code] = index.getOrDefault(column.categories().get(code), rare);
    }
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = column.isMissing(row) ? CodedTable.UNKNOWN : translation[column.code(row)];
    }
    return codes;
  }

  List<Withheld> withheld(String column) {
    List<Withheld> withheld = new ArrayList<>();
    if (rareCategories > 0) {
      String instead = labelled ? "written as " + RARE_LABEL : "redrawn given the row";
      withheld.add(
          new Withheld(
              column,
              rareCategories
                  + (rareCategories == 1 ? " rare category, " : " rare categories, ")
                  + instead,
              rareCells));
    }
    if (rareKept > 0) {
      withheld.add(
          new Withheld(
              column, rareKept + " rare classes of the target are kept: few persons hold them", 0));
    }
    return withheld;
  }
}
