package dev.understudy.judge.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What models are trained to predict: one of several classes, or a number.
///
/// @param column index of the target column
/// @param classes spellings of the classes, empty for a number
/// @param classOfCode class of each value code, -1 for none, `[values]`; empty for a number
/// @param note how values became classes, empty where that needs no word
public record Target(int column, List<String> classes, int[] classOfCode, String note) {

  /// A whole number with at most this many different values is a class: 0 and 1, grades, scores.
  private static final int MOST_NUMBER_CLASSES = 10;

  /// Trees are grown per class; rarer classes than the 19 most frequent are one class together.
  private static final int MOST_CLASSES = 20;

  /// Fewer rows teach a model nothing.
  private static final int FEWEST_ROWS = 10;

  private static final String OTHER = "(other)";

  public static Target of(CodedRows train, int column) {
    CodedColumn coded = train.columns().get(column);
    int[] counts = new int[coded.values() + 1];
    for (int code : train.codes()[column]) {
      counts[code]++;
    }
    int[] held = IntStream.range(0, coded.values()).filter(code -> counts[code] > 0).toArray();
    if (coded.numeric()) {
      boolean classes =
          held.length <= MOST_NUMBER_CLASSES
              && Arrays.stream(held)
                  .mapToDouble(code -> coded.distinct()[code])
                  .allMatch(number -> number == Math.rint(number));
      return classes
          ? new Target(
              column,
              Arrays.stream(held)
                  .mapToObj(code -> String.format(Locale.ROOT, "%.0f", coded.distinct()[code]))
                  .toList(),
              classOfCode(held, held.length, coded.values()),
              "Few whole numbers: predicted as classes.")
          : new Target(column, List.of(), new int[0], "");
    }
    int[] ranked =
        Arrays.stream(held)
            .boxed()
            .sorted(Comparator.comparingDouble(code -> coded.ordinals()[code]))
            .mapToInt(Integer::intValue)
            .toArray();
    return ranked.length <= MOST_CLASSES
        ? new Target(
            column,
            Arrays.stream(ranked).mapToObj(code -> coded.categories().get(code)).toList(),
            classOfCode(ranked, ranked.length, coded.values()),
            "")
        : mostFrequent(column, coded, ranked, counts);
  }

  private static Target mostFrequent(int column, CodedColumn coded, int[] ranked, int[] counts) {
    int[] frequent =
        Arrays.stream(ranked)
            .boxed()
            .sorted(Comparator.comparingInt((Integer code) -> counts[code]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < MOST_CLASSES - 1; i++) {
      classes.add(coded.categories().get(frequent[i]));
    }
    classes.add(OTHER);
    return new Target(
        column,
        List.copyOf(classes),
        classOfCode(frequent, MOST_CLASSES, coded.values()),
        String.format(
            Locale.ROOT,
            "The target has %d classes; all but the %d most frequent are one.",
            ranked.length,
            MOST_CLASSES - 1));
  }

  /// The i-th of `codes` is class i, those beyond the last class belong to it.
  private static int[] classOfCode(int[] codes, int classes, int values) {
    int[] classOfCode = new int[values];
    Arrays.fill(classOfCode, -1);
    for (int i = 0; i < codes.length; i++) {
      classOfCode[codes[i]] = Math.min(i, classes - 1);
    }
    return classOfCode;
  }

  public boolean isNumber() {
    return classes.isEmpty();
  }

  /// All columns but the target.
  ///
  /// @param count of the columns, the target among them
  int[] others(int count) {
    return IntStream.range(0, count).filter(index -> index != column).toArray();
  }

  /// Whether a model can learn anything from the rows, whose target is known: at least ten of them,
  /// and two classes.
  public boolean teaches(CodedRows rows) {
    float[] labels = labels(rows);
    return labels.length >= FEWEST_ROWS
        && (isNumber()
            || IntStream.range(0, labels.length).anyMatch(row -> labels[row] != labels[0]));
  }

  /// The rows whose target is known.
  public CodedRows known(CodedRows rows) {
    return rows.select(knownRows(rows));
  }

  /// Their numbers, ascending.
  public int[] knownRows(CodedRows rows) {
    int missing = rows.columns().get(column).values();
    int[] codes = rows.codes()[column];
    return IntStream.range(0, rows.rows())
        .filter(row -> codes[row] != missing)
        .filter(row -> isNumber() || classOfCode[codes[row]] >= 0)
        .toArray();
  }

  /// The class, or the number in standard deviations, of each of the rows, whose target is known.
  public float[] labels(CodedRows rows) {
    float[] labels = new float[rows.rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] =
          isNumber() ? (float) rows.numbers()[column][row] : classOfCode[rows.codes()[column][row]];
    }
    return labels;
  }
}
