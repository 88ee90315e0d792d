package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import dev.understudy.table.RowHash;
import java.util.ArrayList;
import java.util.List;

/// Rows equal in every column but ids. One patient entered sixteen times makes a random split
/// worthless (the classifier has seen the test rows) and a privacy guarantee sixteen times weaker.
///
/// The run stops if three things hold: no person key says which rows belong together; more than
/// [#STOP_SHARE] of the rows repeat an earlier one, so that results would visibly suffer; and the
/// rows with a twin are at least [#BEYOND_CHANCE] times as many as chance explains ([ChanceTwins]).
/// Tables of a few coarse columns repeat rows by nature; ten is the factor by which a tree of
/// dependences, blind to what three columns do together, may underestimate.
final class ExactDuplicates implements Check {

  private static final double STOP_SHARE = 0.05;
  private static final double BEYOND_CHANCE = 10;

  /// Repeats that chance explains are worth a note only where rows have this much to say.
  private static final int LEAST_COLUMNS = 3;

  @Override
  public void examine(Examination examination) {
    List<Column> columns = examination.describing();
    int rows = examination.rowCount();
    if (columns.isEmpty() || rows < 2) {
      return;
    }
    RowGroups groups = RowGroups.ofHashes(RowHash.of(columns, rows));
    if (groups.repeats() == 0) {
      return;
    }
    int twinned = twinned(groups);
    double byChance = chance(columns, rows);
    boolean beyondChance = twinned >= BEYOND_CHANCE * byChance;
    boolean many = groups.repeats() > STOP_SHARE * rows;
    boolean keyed = examination.first(Role.PERSON_KEY).isPresent();
    if (beyondChance || (!keyed && columns.size() >= LEAST_COLUMNS)) {
      report(examination, groups, byChance, beyondChance, many && beyondChance && !keyed);
    }
  }

  /// How many rows have an equal one.
  private static int twinned(RowGroups groups) {
    int twinned = 0;
    for (int group = 0; group < groups.count(); group++) {
      twinned += groups.size(group) > 1 ? groups.size(group) : 0;
    }
    return twinned;
  }

  private static double chance(List<Column> columns, int rows) {
    int[] sample = Examination.sample(rows, ChanceTwins.SAMPLE);
    List<long[]> cells = new ArrayList<>();
    for (int position = 0; position < columns.size(); position++) {
      cells.add(RowHash.ofColumn(columns.get(position).select(sample), position));
    }
    return ChanceTwins.of(cells, rows).expected(0);
  }

  private static void report(
      Examination examination,
      RowGroups groups,
      double byChance,
      boolean beyondChance,
      boolean stop) {
    int twinned = twinned(groups);
    String what =
        String.format(
            "%s (%s) %s an earlier row in every column but ids, up to %s alike; among the %s"
                + " with a twin, chance explains about %s.",
            Phrases.rows(groups.repeats()),
            Phrases.percent((double) groups.repeats() / groups.rowCount()),
            groups.repeats() == 1 ? "repeats" : "repeat",
            Phrases.number(groups.largest()),
            Phrases.rows(twinned),
            Phrases.number(Math.round(Math.min(byChance, twinned))));
    examination.report(
        new Finding(
            "exact-duplicates",
            stop ? Severity.STOP : beyondChance ? Severity.WARNING : Severity.NOTE,
            List.of(),
            groups.repeats(),
            what,
            stop
                ? "The run stops, because the same persons would be learned and tested on."
                : "They are kept, and equal rows stay on one side of every split.",
            "Use --duplicates drop to remove the repeats, --duplicates group to treat equal rows as"
                + " one person, --duplicates keep to leave them, or --person to name the column"
                + " that tells persons apart."));
  }
}
