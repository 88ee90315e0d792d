package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.List;

/// Dates of birth: date columns whose name says so. With sex and postal code a full date of birth
/// singles out most people (Sweeney 2000: 87 % of the United States), and HIPAA Safe Harbor allows
/// the year only.
final class BirthDates implements Check {

  @Override
  public void examine(Examination examination) {
    List<String> names = new ArrayList<>();
    for (Column column : examination.modelled()) {
      ColumnName name = examination.name(column);
      if (column instanceof MomentColumn
          && NameHint.BIRTH.fits(name)
          && !NameHint.NOT_A_DATE.fits(name)) {
        names.add(column.name());
        ColumnSchema meaning = examination.meaning(column);
        examination.propose(meaning.withRole(Role.QUASI_IDENTIFIER));
      }
    }
    if (!names.isEmpty()) {
      examination.report(
          new Finding(
              "birth-dates",
              Severity.WARNING,
              names,
              names.size(),
              Phrases.columnsFirst(names)
                  + (names.size() == 1 ? " holds" : " hold")
                  + " dates of birth, which nearly single out a person together with sex and"
                  + " place.",
              "They are learned as dates, and new ones are drawn.",
              "Use --drop to leave them out, or put an age or a year of birth in their place."));
    }
  }
}
