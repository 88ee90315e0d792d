package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import java.util.List;
import java.util.Optional;

/// Several rows of one person: the unit of splits, attacks and privacy is the person.
///
/// Where the schema declares no person key, a column is taken for one if its name says that it
/// holds the ids of persons (`patient`, `customer_id`, `pidnum` ...; the case of an event log; or
/// just `id`), its values are ids (whole numbers or words without spaces), at least
/// [#LEAST_PERSONS] different ones, and some repeat. Fewer values are as likely the levels of a
/// grouping. The default is cautious: a wrong key only makes the split coarser, a missed one lets
/// the same person stand on both sides of it.
final class RepeatedPersons implements Check {

  private static final int LEAST_PERSONS = 20;

  @Override
  public void examine(Examination examination) {
    Optional<Column> declared = examination.first(Role.PERSON_KEY);
    if (declared.isPresent()) {
      report(examination, declared.get(), false);
      return;
    }
    Optional<Column> found =
        examination.columns().stream()
            .filter(column -> !examination.meaning(column).has(Role.TARGET))
            .filter(column -> namesPerson(examination.name(column)))
            .filter(column -> repeatsIds(column, examination))
            .findFirst()
            .or(() ->
                examination.columns().stream()
                    .filter(column -> examination.name(column).joined().equals("id"))
                    .filter(column -> !examination.meaning(column).has(Role.TARGET))
                    .filter(column -> repeatsIds(column, examination))
                    .findFirst());
    found.ifPresent(column -> {
      ColumnSchema meaning = examination.meaning(column);
      examination.propose(meaning.withKind(Kind.ID).withRole(Role.PERSON_KEY));
      report(examination, column, true);
    });
  }

  private static void report(Examination examination, Column column, boolean suspected) {
    RowGroups persons = RowGroups.ofColumn(column);
    int missing = column.missing().count();
    int rows = examination.rowCount() - missing;
    int count = persons.count() - (missing > 0 ? 1 : 0);
    if (count == rows) {
      return;
    }
    examination.report(
        new Finding(
            "repeated-persons",
            suspected ? Severity.WARNING : Severity.NOTE,
            List.of(column.name()),
            rows - count,
            String.format(
                "%s %s persons: %s belong to %s, up to %s to one.",
                Phrases.columnsFirst(List.of(column.name())),
                suspected ? "seems to name" : "names",
                Phrases.rows(rows),
                Phrases.number(count),
                Phrases.number(largest(column, persons))),
            "All rows of a person stay on one side of every split, and the key is made anew.",
            "Use --person to name another column, or "
                + "give --schema S.json without the role person_key if it names no persons."));
  }

  /// The rows of the person with most of them; rows without a key are nobody's.
  private static int largest(Column column, RowGroups persons) {
    int[] firstRows = persons.firstRows();
    int largest = 0;
    for (int group = 0; group < firstRows.length; group++) {
      if (!column.isMissing(firstRows[group])) {
        largest = Math.max(largest, persons.size(group));
      }
    }
    return largest;
  }

  /// `case:concept:name` is the name of the trace in the XES standard for event logs (IEEE 1849).
  private static boolean namesPerson(ColumnName name) {
    boolean alone = name.words().size() == 1 && NameHint.PERSON.fitsLast(name);
    boolean asId = NameHint.ID.fitsLast(name) && NameHint.PERSON.fits(name);
    return alone || asId || name.words().equals(List.of("case", "concept", "name"));
  }

  private static boolean repeatsIds(Column column, Examination examination) {
    if (column instanceof NumberColumn number && !examination.profile(number).whole()) {
      return false;
    }
    Wording wording = Wording.of(column, examination.meaning(column), examination.sampleRows());
    if (!wording.all(value -> !value.contains(" "))) {
      return false;
    }
    RowGroups groups = RowGroups.ofColumn(column);
    int present = examination.rowCount() - column.missing().count();
    int distinct = groups.count() - (column.missing().any() ? 1 : 0);
    return distinct >= LEAST_PERSONS && distinct < present;
  }
}
