package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.List;

/// Columns whose cells all hold the same value, none missing. A column of one value and missing
/// cells says something (whether there is a value), so it is not constant. A single row makes no
/// column constant.
final class ConstantColumns implements Check {

  @Override
  public void examine(Examination examination) {
    List<String> names = new ArrayList<>();
    boolean target = false;
    for (Column column : examination.columns()) {
      if (column.size() > 1 && !column.missing().any() && isConstant(column)) {
        names.add(column.name());
        target |= examination.meaning(column).has(Role.TARGET);
      }
    }
    if (!names.isEmpty()) {
      examination.report(
          new Finding(
              "constant-columns",
              target ? Severity.WARNING : Severity.NOTE,
              names,
              names.size(),
              Phrases.columnsFirst(names)
                  + (names.size() == 1 ? " holds" : " hold")
                  + " the same value in every row"
                  + (target ? ", and the target is among them." : "."),
              "They are kept as they are.",
              "Use --drop to leave them out"
                  + (target ? ", and --target to name another target." : ".")));
    }
  }

  private static boolean isConstant(Column column) {
    int last = column.size();
    switch (column) {
      case NumberColumn number -> {
        for (int row = 1; row < last; row++) {
          if (number.value(row) != number.value(0)) {
            return false;
          }
        }
      }
      case CategoryColumn category -> {
        for (int row = 1; row < last; row++) {
          if (category.code(row) != category.code(0)) {
            return false;
          }
        }
      }
      case MomentColumn moment -> {
        for (int row = 1; row < last; row++) {
          if (moment.ticks(row) != moment.ticks(0)) {
            return false;
          }
        }
      }
      case TextColumn text -> {
        for (int row = 1; row < last; row++) {
          if (!text.value(row).equals(text.value(0))) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
