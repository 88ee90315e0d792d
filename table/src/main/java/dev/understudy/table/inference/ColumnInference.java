package dev.understudy.table.inference;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Finding;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.Spelling;
import dev.understudy.table.internal.NumberSpelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out what one column means, or completes what was declared about it.
final class ColumnInference {

  private static final double MOST = 0.9;
  private static final double HALF = 0.5;

  /// Different words that a column of numbers or moments may hold beside them.
  private static final int FEW_WORDS = 10;

  private static final int VERY_FEW_WORDS = 3;

  /// With so few distinct numbers, words beside them are further groups (`0`, `1`, `2`, `3+`).
  private static final int FEW_NUMBERS = 10;

  private static final int LEAST_NUMBERS = 20;

  private final ColumnProfile profile;
  private final MissingCells missing;
  private final NameHints hints;
  private final Surroundings around;
  private final boolean first;
  private final List<Finding> findings = new ArrayList<>();
  private boolean decimalComma;
  private MomentGuess.DayOrder dayOrder = MomentGuess.DayOrder.PLAIN;

  /// @param profile of the column
  /// @param around what the table and its other columns say
  /// @param first whether it is the first column
  ColumnInference(ColumnProfile profile, Surroundings around, boolean first) {
    this.profile = profile;
    this.missing = MissingCells.of(profile);
    this.hints = NameHints.of(profile.raw().name());
    this.around = around;
    this.first = first;
  }

  List<Finding> findings() {
    return findings;
  }

  /// Whether the column turned out to have a decimal comma for sure.
  boolean decimalComma() {
    return decimalComma;
  }

  /// What the column says about the order of day and month.
  MomentGuess.DayOrder dayOrder() {
    return dayOrder;
  }

  private String name() {
    return profile.raw().name();
  }

  private long present() {
    return profile.rows() - missing.cells();
  }

  /// The column as the data speak for.
  ColumnSchema infer() {
    noteNames();
    if (present() == 0) {
      return column(Kind.CATEGORY, List.of(), List.of(), -1, false);
    }
    MomentGuess moments = MomentGuess.of(profile, missing.missing(), around.dayFirst());
    if (moments != null && isMoment(moments)) {
      return moment(moments, moments.kind(), true);
    }
    NumberGuess numbers = NumberGuess.of(profile, missing.missing(), around.decimalComma());
    if (isNumber(numbers)) {
      Kind kind = NumberKinds.of(profile, numbers, hints, present() - numbers.wordCells(), first);
      return kind.isNumeric() ? number(numbers, kind, true) : other(kind);
    }
    return other(TextKinds.of(profile, missing, hints));
  }

  /// The declared column, completed where it leaves something open. Cells that contradict its kind
  /// are left for the reading of values to complain about.
  ColumnSchema complete(ColumnSchema declared) {
    Kind kind = declared.kind();
    ColumnSchema guess;
    if (kind.isNumeric()) {
      NumberGuess numbers = NumberGuess.of(profile, missing.missing(), around.decimalComma());
      guess = number(numbers, kind, false);
    } else if (kind.isMoment()) {
      MomentGuess moments = MomentGuess.of(profile, missing.missing(), around.dayFirst());
      guess =
          moments == null || moments.kind() != kind ? other(kind) : moment(moments, kind, false);
    } else {
      guess = other(kind);
    }
    findings.removeIf(finding -> declared.spelling().formats().size() == 1);
    return new ColumnSchema(
        declared.name(),
        kind,
        declared.roles(),
        merged(declared.spelling(), guess.spelling()),
        declared.domain());
  }

  private Spelling merged(Spelling declared, Spelling guess) {
    boolean missingOpen = declared.missing().equals(Spelling.PLAIN.missing());
    Set<String> spellings = new LinkedHashSet<>(declared.missing());
    guess.missing().stream().filter(text -> missingOpen || text.isEmpty()).forEach(spellings::add);
    boolean formatsOpen = declared.formats().isEmpty();
    boolean numbersOpen = formatsOpen && declared.decimals() < 0 && !declared.decimalComma();
    return new Spelling(
        List.copyOf(spellings),
        formatsOpen && (numbersOpen || !guess.decimalComma())
            ? guess.formats()
            : declared.formats(),
        numbersOpen ? guess.decimals() : declared.decimals(),
        declared.decimalComma() || guess.decimalComma());
  }

  private boolean isMoment(MomentGuess guess) {
    int words = guess.words().size();
    return guess.moments() >= MOST * present()
        && words <= FEW_WORDS
        && profile.plain().cells() * 10
            <= present() * (guess.moments() == profile.plain().cells() ? 10 : 0);
  }

  private boolean isNumber(NumberGuess guess) {
    NumberFacts facts = guess.facts();
    if (guess.numbers() == 0 || facts.unsafeIntegers() > 0) {
      return false;
    }
    if (guess.leadingZeros() > 0 && facts.fractional() == 0) {
      return false;
    }
    int words = guess.words().size();
    if (guess.wordCells() == 0) {
      return true;
    }
    if (words + missing.names().size() + 2 > Missing.MAXIMUM_SPELLINGS || words == 0) {
      return false;
    }
    boolean likeMissing =
        guess.words().stream().allMatch(w -> MissingWords.amongNumbers(profile.text(w)));
    if (likeMissing) {
      return true;
    }
    if (facts.distinct() <= FEW_NUMBERS) {
      return false;
    }
    long withDigits = guess.words().stream().filter(w -> hasDigit(profile.text(w))).count();
    boolean rare = guess.wordCells() <= (1 - MOST) * present();
    if (withDigits > 0) {
      return rare && withDigits <= VERY_FEW_WORDS && words <= FEW_WORDS;
    }
    return (words <= FEW_WORDS && rare)
        || (words <= VERY_FEW_WORDS && guess.wordCells() <= HALF * present())
        || (words == 1 && guess.numbers() >= LEAST_NUMBERS);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private ColumnSchema number(NumberGuess guess, Kind kind, boolean wordsAreMissing) {
    decimalComma = guess.decimalComma();
    NumberFacts facts = guess.facts();
    List<Integer> words = new ArrayList<>();
    for (int word : guess.words()) {
      if (wordsAreMissing || MissingWords.amongNumbers(profile.text(word))) {
        words.add(word);
      }
    }
    noteWords(words, "numbers");
    if (guess.cutDigits() > 0) {
      findings.add(
          InferenceNotes.note(
              "number-precision",
              name(),
              guess.cutDigits(),
              "Column '" + name() + "' has cells with more digits than a double keeps.",
              "Rounded to about 16 digits.",
              "Declare the column as text to keep every digit."));
    }
    List<String> formats = NumberSpelling.formats(guess.grouping(), facts.leastDecimals());
    return column(kind, words, formats, facts.decimals(), guess.decimalComma());
  }

  private ColumnSchema moment(MomentGuess guess, Kind kind, boolean wordsAreMissing) {
    dayOrder = guess.dayOrder();
    List<Integer> words = wordsAreMissing ? guess.words() : List.of();
    noteWords(words, kind == Kind.TIME ? "times" : "dates");
    InferenceNotes.moments(name(), guess, profile, around, findings);
    return column(kind, words, guess.formats(), -1, false);
  }

  private ColumnSchema other(Kind kind) {
    return column(kind, List.of(), List.of(), -1, false);
  }

  private ColumnSchema column(
      Kind kind, List<Integer> words, List<String> formats, int decimals, boolean comma) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add("");
    for (int index = 0; index < missing.missing().length; index++) {
      if (missing.missing()[index]) {
        spellings.add(profile.text(index));
      }
    }
    for (int word : words) {
      spellings.add(profile.text(word));
    }
    Spelling spelling = new Spelling(List.copyOf(spellings), formats, decimals, comma);
    return new ColumnSchema(name(), kind, List.of(), spelling, Domain.ANY);
  }

  private void noteNames() {
    for (int index : missing.names()) {
      findings.add(
          InferenceNotes.note(
              "name-like-missing",
              name(),
              profile.count(index),
              "Column '" + name() + "' holds '" + profile.text(index) + "' among names like it.",
              "Taken as a name, not as a missing cell.",
              "Add it to the column's missing spellings in the schema."));
    }
  }

  private void noteWords(List<Integer> words, String values) {
    if (!words.isEmpty()) {
      findings.add(InferenceNotes.words(name(), values, words, profile, around));
    }
  }

  /// What is known of the table around a column.
  ///
  /// @param lines where rows stand in the source
  /// @param decimalComma whether another column has a decimal comma
  /// @param dayFirst whether another column has the day before the month
  record Surroundings(
      dev.understudy.table.raw.@Nullable RowLines lines, boolean decimalComma, boolean dayFirst) {

    long line(int row) {
      return lines == null ? row + 1L : lines.line(row);
    }
  }
}
