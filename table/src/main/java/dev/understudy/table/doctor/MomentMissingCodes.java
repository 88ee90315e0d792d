package dev.understudy.table.doctor;

import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.Role;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Days that databases write for "no date": the first and last days of their calendars. One is
/// taken for a code if it is the first or last value, stands twice or more, and lies farther from
/// the next value than the middle nine tenths of the others span.
final class MomentMissingCodes implements Check {

  private static final List<LocalDate> CODES =
      List.of(
          LocalDate.of(1, 1, 1),
          LocalDate.of(1111, 11, 11),
          LocalDate.of(1582, 10, 15),
          LocalDate.of(1753, 1, 1),
          LocalDate.of(1800, 1, 1),
          LocalDate.of(1899, 12, 30),
          LocalDate.of(1899, 12, 31),
          LocalDate.of(1900, 1, 1),
          LocalDate.of(1904, 1, 1),
          LocalDate.of(1970, 1, 1),
          LocalDate.of(2099, 12, 31),
          LocalDate.of(2100, 1, 1),
          LocalDate.of(2262, 4, 11),
          LocalDate.of(2299, 12, 31),
          LocalDate.of(2999, 12, 31),
          LocalDate.of(9999, 1, 1),
          LocalDate.of(9999, 9, 9),
          LocalDate.of(9999, 12, 31));

  private static final int LEAST_OTHERS = 20;

  @Override
  public void examine(Examination examination) {
    for (Column column : examination.modelled()) {
      Kind kind = examination.meaning(column).kind();
      if (column instanceof MomentColumn moment
          && kind != Kind.TIME
          && !examination.meaning(column).has(Role.TARGET)) {
        examine(moment, examination);
      }
    }
  }

  private static void examine(MomentColumn column, Examination examination) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        least = Math.min(least, column.ticks(row));
        greatest = Math.max(greatest, column.ticks(row));
      }
    }
    boolean leastIsCode = least <= greatest && CODES.contains(day(column, least));
    boolean greatestIsCode = least <= greatest && CODES.contains(day(column, greatest));
    if (!leastIsCode && !greatestIsCode) {
      return;
    }
    long[] others =
        others(column, examination.sampleRows(), least, greatest, leastIsCode, greatestIsCode);
    if (others.length < LEAST_OTHERS) {
      return;
    }
    long span = others[others.length * 19 / 20] - others[others.length / 20];
    List<String> spelled = new ArrayList<>();
    long cells = 0;
    if (leastIsCode && others[0] - least > span) {
      cells += addIfRepeated(column, examination, least, spelled);
    }
    if (greatestIsCode && greatest - others[others.length - 1] > span) {
      cells += addIfRepeated(column, examination, greatest, spelled);
    }
    if (!spelled.isEmpty()) {
      MissingCodes.report(examination, column, spelled, cells, "it lies far from all other days");
    }
  }

  /// Sampled ticks other than the suspected codes, ascending.
  private static long[] others(
      MomentColumn column,
      int[] rows,
      long least,
      long greatest,
      boolean notLeast,
      boolean notGreatest) {
    long[] others = new long[rows.length];
    int count = 0;
    for (int row : rows) {
      long ticks = column.ticks(row);
      boolean isCode = (notLeast && ticks == least) || (notGreatest && ticks == greatest);
      if (!column.isMissing(row) && !isCode) {
        others[count++] = ticks;
      }
    }
    others = Arrays.copyOf(others, count);
    Arrays.sort(others);
    return others;
  }

  private static int addIfRepeated(
      MomentColumn column, Examination examination, long ticks, List<String> spelled) {
    int cells = 0;
    int last = -1;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row) && column.ticks(row) == ticks) {
        cells++;
        last = row;
      }
    }
    if (cells < 2) {
      return 0;
    }
    spelled.add(CellFormat.of(column, examination.meaning(column)).text(last));
    return cells;
  }

  private static LocalDate day(MomentColumn column, long ticks) {
    return switch (column.unit()) {
      case DAYS -> LocalDate.EPOCH.plus(Math.clamp(ticks, -4_000_000, 4_000_000), ChronoUnit.DAYS);
      case MICROSECONDS -> LocalDate.EPOCH.plusDays(Math.floorDiv(ticks, 86_400_000_000L));
    };
  }
}
