package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.List;

/// Places smaller than a state: postal codes, towns and counties, and coordinates with three
/// decimals or more (a hundred metres). Told by name, and by more than [#LEAST_PLACES] different
/// values; they help to single out a person and are marked as quasi-identifiers.
final class FineLocations implements Check {

  private static final int LEAST_PLACES = 10;

  @Override
  public void examine(Examination examination) {
    List<String> names = new ArrayList<>();
    for (Column column : examination.modelled()) {
      ColumnSchema meaning = examination.meaning(column);
      if (!meaning.has(Role.TARGET) && isFine(column, examination)) {
        names.add(column.name());
        examination.propose(meaning.withRole(Role.QUASI_IDENTIFIER));
      }
    }
    if (!names.isEmpty()) {
      examination.report(
          new Finding(
              "fine-locations",
              Severity.NOTE,
              names,
              names.size(),
              Phrases.columnsFirst(names)
                  + (names.size() == 1 ? " tells" : " tell")
                  + " places smaller than a state, which help to single out a person.",
              "They are learned, and marked as quasi-identifiers.",
              "Use --drop to leave them out, or put larger areas in their place."));
    }
  }

  private static boolean isFine(Column column, Examination examination) {
    ColumnName name = examination.name(column);
    if (column instanceof MomentColumn) {
      return false;
    }
    if (column instanceof NumberColumn number && NameHint.COORDINATE.fits(name)) {
      NumberProfile profile = examination.profile(number);
      return profile.present() > 0
          && profile.minimum() >= -180
          && profile.maximum() <= 180
          && hasDecimals(number, examination.sampleRows());
    }
    boolean named = NameHint.POSTAL.fits(name) || NameHint.TOWN.fits(name);
    return named
        && Wording.of(column, examination.meaning(column), examination.sampleRows()).distinct()
            > LEAST_PLACES;
  }

  private static boolean hasDecimals(NumberColumn column, int[] rows) {
    for (int row : rows) {
      double hundreds = column.value(row) * 100;
      if (!column.isMissing(row) && Math.abs(hundreds - Math.rint(hundreds)) > 1e-6) {
        return true;
      }
    }
    return false;
  }
}
