package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RowGroups;
import java.util.List;

/// Ages over 89, which HIPAA Safe Harbor wants grouped as "90 or older". A column whose only value
/// over 89 is 90 has been grouped already. Ages are told by the column's name.
final class HighAges implements Check {

  private static final double GREATEST_SAFE = 89;
  private static final double GROUPED = 90;
  private static final double GREATEST_AGE = 120;

  @Override
  public void examine(Examination examination) {
    for (Column column : examination.columns()) {
      ColumnName name = examination.name(column);
      if (column instanceof NumberColumn number
          && RowGroups.describes(examination.meaning(column))
          && NameHint.AGE.fits(name)
          && !NameHint.OTHER_TIME_UNIT.fits(name)) {
        examine(number, examination);
      }
    }
  }

  private static void examine(NumberColumn column, Examination examination) {
    NumberProfile profile = examination.profile(column);
    if (profile.present() == 0 || profile.maximum() <= GREATEST_SAFE) {
      return;
    }
    long high = 0;
    long beyondHuman = 0;
    boolean onlyGrouped = true;
    for (int row = 0; row < column.size(); row++) {
      double age = column.value(row);
      if (!column.isMissing(row) && age > GREATEST_SAFE) {
        high += age <= GREATEST_AGE ? 1 : 0;
        beyondHuman += age > GREATEST_AGE ? 1 : 0;
        onlyGrouped &= age == GROUPED;
      }
    }
    // Mostly beyond 120: an age in months or days.
    if (high > beyondHuman && !onlyGrouped) {
      examination.report(
          new Finding(
              "ages-over-89",
              Severity.WARNING,
              List.of(column.name()),
              high,
              String.format(
                  "%s of column '%s' %s over 89, an age that singles people out.",
                  Phrases.count(high, "value", "values"), column.name(), high == 1 ? "is" : "are"),
              "They are learned as they are; no extreme value of a single person is written out.",
              "Write 90 for every age over 89 in the file, or use --drop to leave the column"
                  + " out."));
    }
  }
}
