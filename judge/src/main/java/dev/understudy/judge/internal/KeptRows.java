package dev.understudy.judge.internal;

import dev.understudy.judge.Evidence;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The evidence with at most as many rows of each table as fit into memory and seconds, drawn at
/// random.
///
/// @param all everything
/// @param evidence what is kept
/// @param note says what was left out, empty for nothing
public record KeptRows(Evidence all, Evidence evidence, String note) {

  /// Cells a table kept to be measured: 1.3 million numbers take 20 MB in codes, bins and doubles.
  public static final int MEASURED_CELLS = 3_000_000;

  /// Cells a table kept to be attacked, a million rows of 16 columns: what is left out cannot be
  /// found, while more rows measured tell hardly more. They take some 250 MB a table.
  public static final int ATTACKED_CELLS = 16_000_000;

  private static final int FEWEST_ROWS = 2_000;

  /// @param mostCells of a table, such as [#MEASURED_CELLS]
  /// @throws UserError if a table is empty or no column can be judged
  public static KeptRows of(Evidence all, int mostCells, Seed seed) {
    int columns = Coding.modelled(all.schema()).size();
    if (columns == 0) {
      throw new UserError(
          "No column can be judged: all are identifiers, keys or free text. Give at least one"
              + " another kind in the schema.");
    }
    requireRows(all.train(), "training");
    requireRows(all.synthetic(), "synthetic");
    int mostRows = Math.max(FEWEST_ROWS, mostCells / columns);
    Table holdout = all.holdout();
    Evidence kept =
        new Evidence(
            sample(all.train(), mostRows, seed.child("train")),
            holdout == null ? null : sample(holdout, mostRows, seed.child("holdout")),
            sample(all.synthetic(), mostRows, seed.child("synthetic")),
            all.schema());
    return new KeptRows(all, kept, note(all, kept));
  }

  /// Training rows, synthetic rows and, where there are any, holdout rows in common codes.
  public List<CodedRows> coded() {
    List<Table> compared = new ArrayList<>(List.of(evidence.train(), evidence.synthetic()));
    holdout(evidence).ifPresent(compared::add);
    return Coding.of(evidence.schema(), compared);
  }

  private static Optional<Table> holdout(Evidence evidence) {
    return Optional.ofNullable(evidence.holdout()).filter(rows -> rows.rowCount() > 0);
  }

  private static void requireRows(Table table, String which) {
    if (table.rowCount() == 0) {
      throw new UserError("The " + which + " table has no rows; there is nothing to judge.");
    }
  }

  private static Table sample(Table table, int mostRows, Seed seed) {
    if (table.rowCount() <= mostRows) {
      return table;
    }
    int[] order = seed.stream().permutation(table.rowCount());
    return table.select(IntStream.range(0, mostRows).map(row -> order[row]).sorted().toArray());
  }

  private static String note(Evidence all, Evidence kept) {
    int heldBack = rows(all.holdout());
    int heldBackKept = rows(kept.holdout());
    return all.train().rowCount() > kept.train().rowCount()
            || all.synthetic().rowCount() > kept.synthetic().rowCount()
            || heldBack > heldBackKept
        ? String.format(
            Locale.ROOT,
            "On a random part of the rows: %d of %d training, %d of %d holdout and %d of %d"
                + " synthetic rows.",
            kept.train().rowCount(),
            all.train().rowCount(),
            heldBackKept,
            heldBack,
            kept.synthetic().rowCount(),
            all.synthetic().rowCount())
        : "";
  }

  private static int rows(@Nullable Table table) {
    return table == null ? 0 : table.rowCount();
  }
}
