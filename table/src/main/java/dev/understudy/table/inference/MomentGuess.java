package dev.understudy.table.inference;

import dev.understudy.table.Kind;
import dev.understudy.table.internal.MomentPattern;
import dev.understudy.table.internal.MomentSpelling;
import dev.understudy.table.internal.PlainDecimal;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.Spellings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In which formats a column writes moments, if it does.
///
/// @param kind date, date-time or time
/// @param formats patterns, the most frequent first
/// @param cells how many cells each format reads
/// @param words indices of the spellings that no format reads, the most frequent first
/// @param wordCells how many cells they fill
/// @param dayOrder how day and month of `03/04/2020` were told apart
/// @param twoDigitYears whether years have two digits
record MomentGuess(
    Kind kind,
    List<String> formats,
    long[] cells,
    List<Integer> words,
    long wordCells,
    DayOrder dayOrder,
    boolean twoDigitYears) {

  /// What speaks for the order of day and month.
  enum DayOrder {
    /// There is nothing to decide.
    PLAIN,
    /// A first number above 12 shows that the day comes first.
    DAY_FIRST,
    /// A second number above 12 shows that the month comes first.
    MONTH_FIRST,
    /// Both occur.
    BOTH,
    /// No number above 12 occurs.
    OPEN
  }

  /// Texts whose shape is looked at in one round.
  private static final int SAMPLE = 1000;

  private static final int MOST_ROUNDS = 6;
  private static final int MOST_FORMATS = 12;
  private static final int MOST_WORDS = 50;
  private static final int LAST_MONTH = 12;

  /// Plain whole numbers such as 20200131.
  private static final String COMPACT = "yyyyMMdd";

  private static final int FIRST_COMPACT = 19_000_101;
  private static final int LAST_COMPACT = 21_001_231;

  /// What texts of one key have in common.
  private static final class Group {
    private final String pattern;
    private final String key;
    private boolean mixed;
    private int dayFirst;
    private int monthFirst;

    Group(MomentShape shape) {
      this.pattern = shape.pattern();
      this.key = shape.key();
    }

    void add(MomentShape shape) {
      mixed |= !pattern.equals(shape.pattern());
      dayFirst += shape.first() > LAST_MONTH ? 1 : 0;
      monthFirst += shape.second() > LAST_MONTH ? 1 : 0;
    }

    boolean open() {
      return key.contains("P");
    }
  }

  /// Null if nothing in the column looks like a moment.
  ///
  /// @param skip spellings that are missing cells
  /// @param dayFirstLikely whether other columns of the table have the day before the month
  static @Nullable MomentGuess of(ColumnProfile profile, boolean[] skip, boolean dayFirstLikely) {
    Map<String, Group> groups = new LinkedHashMap<>();
    List<Integer> unread = new ArrayList<>();
    for (int index = 0; index < profile.texts() && unread.size() < SAMPLE; index++) {
      if (!skip[index] && profile.count(index) > 0) {
        unread.add(index);
      }
    }
    if (unread.isEmpty()) {
      return compact(profile);
    }
    MomentGuess guess = null;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean learned = false;
      for (int index : unread) {
        MomentShape shape = MomentShape.of(profile.text(index));
        if (shape != null) {
          Group group = groups.computeIfAbsent(shape.key(), key -> new Group(shape));
          group.add(shape);
          learned = true;
        }
      }
      if (!learned || groups.size() > MOST_FORMATS) {
        return groups.size() > MOST_FORMATS ? null : guess;
      }
      if (mixesTimesOfDay(groups)) {
        return null;
      }
      MomentGuess next = read(profile, skip, groups, dayFirstLikely);
      boolean better = guess == null || next.wordCells < guess.wordCells;
      guess = better ? next : guess;
      if (!better || next.words.isEmpty()) {
        return guess;
      }
      unread = next.words;
    }
    return guess;
  }

  /// Whole numbers of eight digits that all are days of the last or this century.
  private static @Nullable MomentGuess compact(ColumnProfile profile) {
    NumberFacts plain = profile.plain();
    boolean likely =
        plain.distinct() > 1
            && plain.fractionalSpellings() == 0
            && plain.low() >= FIRST_COMPACT
            && plain.high() <= LAST_COMPACT;
    if (!likely) {
      return null;
    }
    MomentSpelling spelling = MomentSpelling.of(List.of(COMPACT), true);
    byte[] digits = new byte[PlainDecimal.MAXIMUM_LENGTH];
    RawColumn raw = profile.raw();
    for (int row = 0; row < raw.size(); row++) {
      long cell = raw.cell(row);
      if (!RawColumn.isText(cell)) {
        int end = PlainDecimal.write(PlainDecimal.mantissa(cell), 0, (byte) '.', digits, 0);
        if (spelling.parse(digits, 0, end) == MomentPattern.NONE) {
          return null;
        }
      }
    }
    return new MomentGuess(
        Kind.DATE,
        List.of(COMPACT),
        new long[] {plain.cells()},
        List.of(),
        0,
        DayOrder.PLAIN,
        false);
  }

  private static MomentGuess read(
      ColumnProfile profile, boolean[] skip, Map<String, Group> groups, boolean dayFirstLikely) {
    DayOrder order = order(groups);
    boolean dayFirst =
        switch (order) {
          case DAY_FIRST, PLAIN -> true;
          case MONTH_FIRST -> false;
          case BOTH, OPEN -> dayFirstLikely;
        };
    List<String> formats = new ArrayList<>();
    for (Group group : groups.values()) {
      String pattern = group.mixed ? group.key : group.pattern;
      boolean slash = pattern.contains("/");
      boolean groupDayFirst =
          group.dayFirst != group.monthFirst
              ? group.dayFirst > group.monthFirst
              : dayFirst || !slash;
      formats.add(resolved(pattern, groupDayFirst));
      if (group.dayFirst > 0 && group.monthFirst > 0) {
        formats.add(resolved(pattern, !groupDayFirst));
      }
    }
    formats = fullMonthsFirst(formats);
    MomentGuess guess = count(profile, skip, formats, order);
    List<String> sorted = guess.byFrequency();
    for (int round = 0; round < MOST_ROUNDS && !sorted.equals(guess.formats); round++) {
      guess = count(profile, skip, sorted, order);
      sorted = guess.byFrequency();
    }
    return guess;
  }

  /// Without repetitions, and full names of months first: "May" is a short one too.
  private static List<String> fullMonthsFirst(List<String> formats) {
    Set<String> ordered = new LinkedHashSet<>();
    for (boolean full : new boolean[] {true, false}) {
      for (String format : formats) {
        if (format.contains("MMMM") == full) {
          ordered.add(format);
        }
      }
    }
    return List.copyOf(ordered);
  }

  private static String resolved(String pattern, boolean dayFirst) {
    return dayFirst
        ? pattern.replace('P', 'd').replace('Q', 'M')
        : pattern.replace('P', 'M').replace('Q', 'd');
  }

  private static DayOrder order(Map<String, Group> groups) {
    boolean open = false;
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (Group group : groups.values()) {
      open |= group.open() && group.key.contains("/");
      dayFirst |= group.dayFirst > 0;
      monthFirst |= group.monthFirst > 0;
    }
    if (dayFirst && monthFirst) {
      return DayOrder.BOTH;
    }
    return dayFirst
        ? DayOrder.DAY_FIRST
        : monthFirst ? DayOrder.MONTH_FIRST : open ? DayOrder.OPEN : DayOrder.PLAIN;
  }

  private static MomentGuess count(
      ColumnProfile profile, boolean[] skip, List<String> formats, DayOrder order) {
    MomentSpelling spelling = MomentSpelling.of(formats, false);
    Spellings texts = profile.spellings();
    long[] cells = new long[formats.size()];
    List<Integer> words = new ArrayList<>();
    long wordCells = profile.plain().cells();
    for (int index = 0; index < profile.texts(); index++) {
      if (skip[index]) {
        continue;
      }
      int format = spelling.patternOf(texts.bytes(), texts.start(index), texts.end(index));
      if (format >= 0) {
        cells[format] += profile.count(index);
      } else {
        wordCells += profile.count(index);
        if (words.size() <= Math.max(MOST_WORDS, SAMPLE)) {
          words.add(index);
        }
      }
    }
    words.sort((a, b) -> Integer.compare(profile.count(b), profile.count(a)));
    boolean twoDigitYears =
        formats.stream().anyMatch(format -> format.contains("yy") && !format.contains("yyyy"));
    return new MomentGuess(kind(formats), formats, cells, words, wordCells, order, twoDigitYears);
  }

  private static boolean mixesTimesOfDay(Map<String, Group> groups) {
    long dated = groups.keySet().stream().filter(key -> key.contains("y")).count();
    return dated > 0 && dated < groups.size();
  }

  private static Kind kind(List<String> formats) {
    boolean date = false;
    boolean time = false;
    for (String format : formats) {
      MomentPattern pattern = MomentPattern.of(format);
      date |= pattern.hasDate();
      time |= pattern.hasTime();
    }
    return date && time ? Kind.DATE_TIME : date ? Kind.DATE : Kind.TIME;
  }

  /// The formats that read anything, the most frequent first.
  private List<String> byFrequency() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] > 0) {
        order.add(i);
      }
    }
    order.sort((a, b) -> Long.compare(cells[b], cells[a]));
    return order.isEmpty() ? formats : order.stream().map(formats::get).toList();
  }

  /// Cells that are moments.
  long moments() {
    long sum = 0;
    for (long count : cells) {
      sum += count;
    }
    return sum;
  }
}
