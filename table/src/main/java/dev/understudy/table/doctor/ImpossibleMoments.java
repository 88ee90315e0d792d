package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Moments that cannot be.
///
/// - Far in the future: later than every ordinary moment of the table by [#FUTURE_YEARS] years. The
///   ordinary ones are all but the last thousandth, over all columns of dates; the table's own time
///   is the measure, not today's, so the finding does not change as the years go by. A thousandth
///   or more at once are a plan, not an error.
/// - Out of order: a birth after another date of the row, a death before a birth, an end before its
///   beginning (by the columns' names), where 95 % of the rows are in order.
final class ImpossibleMoments implements Check {

  private static final int FUTURE_YEARS = 20;
  private static final double ERRONEOUS_SHARE = 0.001;
  private static final double ORDERLY_SHARE = 0.95;
  private static final int LEAST_MOMENTS = 50;

  /// More pairs of dates than this say more about the table's width than about its errors.
  private static final int MAXIMUM_COLUMNS = 40;

  private static final long MICROSECONDS_PER_DAY = 86_400_000_000L;
  private static final double DAYS_PER_YEAR = 365.25;

  @Override
  public void examine(Examination examination) {
    List<MomentColumn> columns = new ArrayList<>();
    for (Column column : examination.modelled()) {
      if (column instanceof MomentColumn moment
          && examination.meaning(column).kind() != Kind.TIME
          && columns.size() < MAXIMUM_COLUMNS) {
        columns.add(moment);
      }
    }
    if (columns.isEmpty()) {
      return;
    }
    examineFuture(columns, examination);
    for (MomentColumn first : columns) {
      for (MomentColumn second : columns) {
        if (first != second && comesFirst(examination.name(first), examination.name(second))) {
          examineOrder(first, second, examination);
        }
      }
    }
  }

  private static void examineFuture(List<MomentColumn> columns, Examination examination) {
    int[] rows = examination.sampleRows();
    double[] days = new double[columns.size() * rows.length];
    int count = 0;
    for (MomentColumn column : columns) {
      for (int row : rows) {
        if (!column.isMissing(row)) {
          days[count++] = day(column, row);
        }
      }
    }
    if (count < LEAST_MOMENTS) {
      return;
    }
    Arrays.sort(days, 0, count);
    double ordinary = days[(int) ((count - 1) * (1 - ERRONEOUS_SHARE))];
    double bound = ordinary + FUTURE_YEARS * DAYS_PER_YEAR;
    for (MomentColumn column : columns) {
      long future = 0;
      for (int row = 0; row < column.size(); row++) {
        if (!column.isMissing(row) && day(column, row) > bound) {
          future++;
        }
      }
      if (future > 0) {
        report(
            examination,
            List.of(column.name()),
            future,
            String.format(
                "%s of column '%s' %s more than %d years after all others of the table.",
                Phrases.count(future, "date", "dates"),
                column.name(),
                future == 1 ? "lies" : "lie",
                FUTURE_YEARS));
      }
    }
  }

  private static boolean comesFirst(ColumnName one, ColumnName other) {
    boolean firstIsBirth = NameHint.BIRTH.fits(one) && !NameHint.NOT_A_DATE.fits(one);
    boolean secondIsBirth = NameHint.BIRTH.fits(other) && !NameHint.NOT_A_DATE.fits(other);
    return (firstIsBirth && !secondIsBirth)
        || (NameHint.BEGIN.fits(one) && NameHint.END.fits(other) && sameSubject(one, other));
  }

  /// `admission_date` and `discharge_date`, `START` and `STOP`, but not `bus_start` and `job_end`.
  private static boolean sameSubject(ColumnName one, ColumnName other) {
    List<String> left = new ArrayList<>(one.words());
    List<String> right = new ArrayList<>(other.words());
    left.removeIf(word -> NameHint.BEGIN.fits(new ColumnName(List.of(word))));
    right.removeIf(word -> NameHint.END.fits(new ColumnName(List.of(word))));
    return left.equals(right);
  }

  private static void examineOrder(
      MomentColumn first, MomentColumn second, Examination examination) {
    boolean byDay = first.unit() != second.unit();
    long both = 0;
    long wrong = 0;
    for (int row = 0; row < first.size(); row++) {
      if (first.isMissing(row) || second.isMissing(row)) {
        continue;
      }
      both++;
      double difference =
          byDay
              ? Math.floor(day(second, row)) - Math.floor(day(first, row))
              : (double) second.ticks(row) - first.ticks(row);
      wrong += difference < 0 ? 1 : 0;
    }
    if (wrong > 0 && wrong <= (1 - ORDERLY_SHARE) * both) {
      report(
          examination,
          List.of(first.name(), second.name()),
          wrong,
          String.format(
              "In %s '%s' lies after '%s'.", Phrases.rows(wrong), first.name(), second.name()));
    }
  }

  private static void report(
      Examination examination, List<String> columns, long count, String what) {
    examination.report(
        new Finding(
            "impossible-dates",
            Severity.WARNING,
            columns,
            count,
            what,
            "They are learned as they are.",
            "Correct the file, or list the dates as missing in --schema S.json."));
  }

  private static double day(MomentColumn column, int row) {
    return switch (column.unit()) {
      case DAYS -> column.ticks(row);
      case MICROSECONDS -> (double) column.ticks(row) / MICROSECONDS_PER_DAY;
    };
  }
}
