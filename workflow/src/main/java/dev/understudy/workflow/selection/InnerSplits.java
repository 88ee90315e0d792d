package dev.understudy.workflow.selection;

import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Split;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Splits of training rows into rows to learn from and fresh rows to score against. As in every
/// [Split], the rows of a person are on one side.
final class InnerSplits {

  private InnerSplits() {}

  /// @param learned rows that candidates learn from
  /// @param fresh rows they are scored against
  record Inner(Table learned, Table fresh) {}

  /// As many as the plan has repeats. Of each [Plan#PARTS] in a row, every row is fresh in one.
  ///
  /// @throws dev.understudy.table.UserError if the rows belong to too few persons
  static List<Inner> of(Table table, Schema schema, Plan plan, Seed seed) {
    Table searched = searched(table, schema, plan, seed);
    List<Inner> splits = new ArrayList<>();
    for (int round = 0; splits.size() < plan.repeats(); round++) {
      Seed chance = seed.child("fresh").child(round);
      int[] left = new int[searched.rowCount()];
      Arrays.setAll(left, row -> row);
      for (int part = Plan.PARTS; part > 0 && splits.size() < plan.repeats(); part--) {
        if (part == 1) {
          splits.add(without(searched, left));
          break;
        }
        Split split = Split.of(searched.select(left), schema, 1.0 / part, chance.child(part));
        splits.add(without(searched, rows(left, split.holdoutRows())));
        left = rows(left, split.trainRows());
      }
    }
    return List.copyOf(splits);
  }

  /// Whole persons, about as many rows as planned.
  private static Table searched(Table table, Schema schema, Plan plan, Seed seed) {
    return plan.rows() >= table.rowCount()
        ? table
        : Split.of(
                table, schema, (double) plan.rows() / table.rowCount(), seed.child("searched rows"))
            .holdout();
  }

  private static int[] rows(int[] of, int[] chosen) {
    return Arrays.stream(chosen).map(index -> of[index]).toArray();
  }

  private static Inner without(Table table, int[] fresh) {
    boolean[] out = new boolean[table.rowCount()];
    for (int row : fresh) {
      out[row] = true;
    }
    int[] learned = new int[out.length - fresh.length];
    int next = 0;
    for (int row = 0; row < out.length; row++) {
      if (!out[row]) {
        learned[next++] = row;
      }
    }
    return new Inner(table.select(learned), table.select(fresh));
  }
}
