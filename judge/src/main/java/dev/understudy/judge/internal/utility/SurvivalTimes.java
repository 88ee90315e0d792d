package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/// Which columns hold the time and the event of a survival analysis, and which value means that the
/// event was not seen: the least number, or the first category in order (`0`, `no`, `false`,
/// `alive`, `censored`).
///
/// @param time index of the column of times
/// @param event index of the column of events
/// @param censored code that means "not seen", -1 where every row is known to have had the event
/// @param censoredName its spelling
record SurvivalTimes(int time, int event, int censored, String censoredName) {

  /// @param train decides which value is the censored one
  static SurvivalTimes of(CodedRows train, int time, int event) {
    CodedColumn column = train.columns().get(event);
    boolean[] held = new boolean[column.values() + 1];
    for (int code : train.codes()[event]) {
      held[code] = true;
    }
    int[] codes =
        IntStream.range(0, column.values())
            .filter(code -> held[code])
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer code) -> column.numeric() ? code : column.ordinals()[code]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean allEvents = codes.length == 1 && column.numeric() && column.distinct()[codes[0]] > 0;
    int censored = codes.length == 0 || allEvents ? -1 : codes[0];
    String name =
        censored < 0
            ? "(none)"
            : column.numeric()
                ? String.format(Locale.ROOT, "%.0f", column.distinct()[censored])
                : column.categories().get(censored);
    return new SurvivalTimes(time, event, censored, name);
  }

  /// The rows whose time, not negative, and event are known.
  CodedRows known(CodedRows rows) {
    CodedColumn times = rows.columns().get(time);
    return rows.select(
        IntStream.range(0, rows.rows())
            .filter(row -> !rows.isMissing(time, row) && !rows.isMissing(event, row))
            .filter(row -> times.distinct()[rows.codes()[time][row]] >= 0)
            .toArray());
  }

  /// Times of rows that are known, in the table's unit, `[row]`.
  double[] times(CodedRows known) {
    double[] distinct = known.columns().get(time).distinct();
    return Arrays.stream(known.codes()[time]).mapToDouble(code -> distinct[code]).toArray();
  }

  /// Whether the event was seen, `[row]`.
  boolean[] events(CodedRows known) {
    boolean[] events = new boolean[known.rows()];
    for (int row = 0; row < events.length; row++) {
      events[row] = known.codes()[event][row] != censored;
    }
    return events;
  }

  /// How many events there are.
  int eventCount(CodedRows known) {
    int count = 0;
    for (boolean event : events(known)) {
      count += event ? 1 : 0;
    }
    return count;
  }
}
