package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RowGroups;
import java.util.List;

/// Numbers that the column's name rules out: ages below 0 or above 120 years (nobody but Jeanne
/// Calment, 122, is known to have been older), percentages outside 0 to 100, sizes of bodies below
/// 0. Where more than one value in twenty is "impossible" the name means something else (an age in
/// days, a rate of change), and nothing is said.
final class ImpossibleNumbers implements Check {

  private static final double OTHER_MEANING = 0.05;
  private static final double GREATEST_AGE = 120;

  @Override
  public void examine(Examination examination) {
    for (Column column : examination.columns()) {
      if (!(column instanceof NumberColumn number)
          || !RowGroups.describes(examination.meaning(column))) {
        continue;
      }
      ColumnName name = examination.name(column);
      if (NameHint.CHANGE.fits(name)) {
        continue;
      }
      if (NameHint.AGE.fits(name) && !NameHint.OTHER_TIME_UNIT.fits(name)) {
        examine(number, examination, 0, GREATEST_AGE, "no age in years");
      } else if (NameHint.PERCENT.fits(name)) {
        examine(number, examination, 0, 100, "no share of a hundred");
      } else if (NameHint.BODY_MEASURE.fits(name)) {
        examine(number, examination, 0, Double.POSITIVE_INFINITY, "no measure of a body");
      }
    }
  }

  private static void examine(
      NumberColumn column, Examination examination, double low, double high, String meaning) {
    NumberProfile profile = examination.profile(column);
    if (profile.present() == 0 || (profile.minimum() >= low && profile.maximum() <= high)) {
      return;
    }
    long impossible = 0;
    for (int row = 0; row < column.size(); row++) {
      double value = column.value(row);
      if (!column.isMissing(row) && (value < low || value > high)) {
        impossible++;
      }
    }
    if (impossible > 0 && impossible <= Math.max(1, OTHER_MEANING * profile.present())) {
      examination.report(
          new Finding(
              "impossible-values",
              Severity.WARNING,
              List.of(column.name()),
              impossible,
              String.format(
                  "%s of column '%s' %s %s.",
                  Phrases.count(impossible, "value", "values"),
                  column.name(),
                  impossible == 1 ? "is" : "are",
                  meaning),
              "They are learned as they are.",
              "Correct the file, or list them as missing for '"
                  + column.name()
                  + "' in --schema S.json."));
    }
  }
}
