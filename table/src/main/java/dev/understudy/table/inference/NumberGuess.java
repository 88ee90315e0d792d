package dev.understudy.table.inference;

import dev.understudy.table.internal.NumberSpelling;
import dev.understudy.table.internal.PlainDecimal;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.Spellings;
import java.util.ArrayList;
import java.util.List;

/// How a column writes numbers, if it does.
///
/// @param decimalComma whether `1,5` is one and a half
/// @param grouping the character between groups of three digits, 0 for none
/// @param facts about all cells that are numbers
/// @param words indices of the spellings that are no number, the most frequent first
/// @param wordCells how many cells they fill
/// @param leadingZeros how many cells are whole numbers with leading zeros
/// @param cutDigits how many cells carry more digits than a double keeps
record NumberGuess(
    boolean decimalComma,
    char grouping,
    NumberFacts facts,
    List<Integer> words,
    long wordCells,
    long leadingZeros,
    long cutDigits) {

  /// A decimal mark and a grouping character.
  private record Marks(boolean decimalComma, char grouping) {

    NumberSpelling spelling() {
      return NumberSpelling.of(-1, decimalComma, NumberSpelling.formats(grouping, 0));
    }
  }

  private static final Marks PLAIN = new Marks(false, (char) 0);
  private static final Marks COMMA = new Marks(true, (char) 0);
  private static final Marks COMMA_GROUPS = new Marks(false, ',');

  /// In the order of preference; the no-break spaces are what spreadsheets put between groups.
  private static final List<Marks> ALL =
      List.of(
          PLAIN,
          COMMA_GROUPS,
          COMMA,
          new Marks(true, '.'),
          new Marks(false, ' '),
          new Marks(true, ' '),
          new Marks(false, '\''),
          new Marks(false, '\u00A0'),
          new Marks(true, '\u00A0'),
          new Marks(false, '\u202F'),
          new Marks(true, '\u202F'));

  /// Texts from which the marks are chosen.
  private static final int SAMPLE = 2000;

  /// Words kept by name; a column with more is no number column.
  private static final int MOST_WORDS = 50;

  private static final int SAFE_DIGITS = 17;

  /// @param skip spellings that are missing cells and not to be looked at
  /// @param commaLikely whether other columns of the table have a decimal comma
  static NumberGuess of(ColumnProfile profile, boolean[] skip, boolean commaLikely) {
    Marks marks = marks(profile, skip, commaLikely);
    NumberSpelling spelling = marks.spelling();
    boolean plainStays = spelling.readsPlain() || profile.plain().fractionalSpellings() == 0;
    NumberFacts facts = plainStays ? profile.plain().copy() : new NumberFacts();
    long unread = plainStays ? 0 : addPlain(profile.raw(), spelling, facts);
    Spellings texts = profile.spellings();
    byte[] bytes = texts.bytes();
    List<Integer> words = new ArrayList<>();
    long wordCells = unread;
    long leadingZeros = 0;
    long cutDigits = 0;
    char point = marks.decimalComma ? ',' : '.';
    for (int index = 0; index < profile.texts(); index++) {
      if (skip[index] || profile.count(index) == 0) {
        continue;
      }
      int from = texts.start(index);
      int to = texts.end(index);
      double value = spelling.parse(bytes, from, to);
      int count = profile.count(index);
      if (Double.isNaN(value)) {
        wordCells += count;
        if (words.size() <= MOST_WORDS) {
          words.add(index);
        }
        continue;
      }
      Shape shape = Shape.of(bytes, from, to, point);
      facts.addOther(value, shape.decimals, count);
      leadingZeros += shape.leadingZero ? count : 0;
      cutDigits += shape.digits > SAFE_DIGITS ? count : 0;
    }
    if (words.size() > 1) {
      words.sort((a, b) -> Integer.compare(profile.count(b), profile.count(a)));
    }
    return new NumberGuess(
        marks.decimalComma, marks.grouping, facts, words, wordCells, leadingZeros, cutDigits);
  }

  private static long addPlain(RawColumn raw, NumberSpelling spelling, NumberFacts facts) {
    long unread = 0;
    byte[] digits = new byte[PlainDecimal.MAXIMUM_LENGTH];
    for (int row = 0; row < raw.size(); row++) {
      long cell = raw.cell(row);
      if (RawColumn.isText(cell)) {
        continue;
      }
      if (PlainDecimal.decimals(cell) == 0) {
        facts.add(cell);
        continue;
      }
      int end =
          PlainDecimal.write(
              PlainDecimal.mantissa(cell), PlainDecimal.decimals(cell), (byte) '.', digits, 0);
      double value = spelling.parse(digits, 0, end);
      if (Double.isNaN(value)) {
        unread++;
      } else {
        facts.addOther(value, 0, 1);
      }
    }
    return unread;
  }

  /// The marks that make numbers of most cells; of equal ones the first in [#ALL], except that a
  /// lone comma before three digits is a decimal comma where other columns have one.
  private static Marks marks(ColumnProfile profile, boolean[] skip, boolean commaLikely) {
    Spellings texts = profile.spellings();
    byte[] bytes = texts.bytes();
    List<Integer> sample = new ArrayList<>();
    boolean marked = false;
    for (int index = 0; index < profile.texts() && sample.size() < SAMPLE; index++) {
      if (skip[index] || !startsLikeNumber(bytes, texts.start(index), texts.end(index))) {
        continue;
      }
      sample.add(index);
      for (int i = texts.start(index); i < texts.end(index); i++) {
        marked |= bytes[i] == ',' || bytes[i] == ' ' || bytes[i] == '\'' || bytes[i] < 0;
      }
      marked |= dots(bytes, texts.start(index), texts.end(index)) > 1;
    }
    if (!marked) {
      return PLAIN;
    }
    NumberFacts plain = profile.plain();
    Marks best = PLAIN;
    long most = -1;
    for (Marks marks : ALL) {
      NumberSpelling spelling = marks.spelling();
      long read =
          spelling.readsPlain() ? plain.cells() : plain.cells() - plain.fractionalSpellings();
      for (int index : sample) {
        boolean number = !Double.isNaN(spelling.parse(bytes, texts.start(index), texts.end(index)));
        read += number ? profile.count(index) : 0;
      }
      boolean preferred = read == most && commaLikely && marks == COMMA && best == COMMA_GROUPS;
      if (read > most || preferred) {
        most = read;
        best = marks;
      }
    }
    return best;
  }

  private static boolean startsLikeNumber(byte[] bytes, int from, int to) {
    for (int i = from; i < Math.min(to, from + 3); i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  private static int dots(byte[] bytes, int from, int to) {
    int dots = 0;
    for (int i = from; i < to; i++) {
      dots += bytes[i] == '.' ? 1 : 0;
    }
    return dots;
  }

  /// How a number is spelled: significant digits, those after the mark (-1 with an exponent), and
  /// whether it is whole with a leading zero.
  private record Shape(int digits, int decimals, boolean leadingZero) {

    static Shape of(byte[] bytes, int from, int to, char point) {
      int digits = 0;
      int digitsInAll = 0;
      int decimals = -1;
      int first = -1;
      boolean exponent = false;
      for (int i = from; i < to; i++) {
        byte next = bytes[i];
        if (next >= '0' && next <= '9') {
          first = first < 0 ? next : first;
          digitsInAll++;
          digits += exponent || (digits == 0 && next == '0') ? 0 : 1;
          decimals += decimals >= 0 ? 1 : 0;
        } else if (next == point) {
          decimals = 0;
        } else if ((next | 0x20) == 'e') {
          exponent = true;
        }
      }
      boolean leadingZero = first == '0' && decimals < 0 && !exponent && digitsInAll > 1;
      return new Shape(digits, exponent ? -1 : Math.max(0, decimals), leadingZero);
    }
  }

  /// Cells that are numbers.
  long numbers() {
    return facts.cells();
  }

  NumberSpelling spelling() {
    return new Marks(decimalComma, grouping).spelling();
  }
}
