package dev.understudy.judge.internal.fidelity;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What SDMetrics 0.29 calls Data Structure (TableStructure): columns with the same name and pandas
/// type in both tables, over all columns of either. Our tables have no pandas types, so each column
/// gets the one pandas gives it when it reads the CSV file: a missing cell turns whole numbers into
/// floats and yes or no into objects, which the package counts as another type.
final class SdmetricsStructure {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private SdmetricsStructure() {}

  static double of(Table train, Table judged, Schema schema) {
    Set<String> ofTrain = types(train, schema);
    Set<String> ofJudged = types(judged, schema);
    Set<String> both = new LinkedHashSet<>(ofTrain);
    both.retainAll(ofJudged);
    Set<String> either = new LinkedHashSet<>(ofTrain);
    either.addAll(ofJudged);
    return (double) both.size() / either.size();
  }

  private static Set<String> types(Table table, Schema schema) {
    Set<String> types = new LinkedHashSet<>();
    for (Column column : table.columns()) {
      Optional<Kind> kind = schema.find(column.name()).map(ColumnSchema::kind);
      types.add(type(column, kind) + " " + column.name());
    }
    return types;
  }

  private static String type(Column column, Optional<Kind> kind) {
    boolean anyMissing = column.missing().any();
    return switch (column) {
      case MomentColumn _ -> "datetime64";
      case NumberColumn _ ->
          anyMissing || kind.filter(Kind.NUMBER::equals).isPresent() ? "float64" : "int64";
      case CategoryColumn category -> spelled(category, anyMissing);
      case TextColumn text -> spelled(text, anyMissing);
    };
  }

  private static String spelled(CategoryColumn column, boolean anyMissing) {
    int[] counts = column.counts();
    return spelled(
        () ->
            IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .mapToObj(column.categories()::get),
        anyMissing);
  }

  private static String spelled(TextColumn column, boolean anyMissing) {
    return spelled(
        () ->
            IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .mapToObj(column::value),
        anyMissing);
  }

  /// Present spellings, as often as asked for.
  private interface Spellings {
    Stream<String> present();

    default boolean all(Predicate<String> holds) {
      return present().allMatch(holds);
    }
  }

  private static String spelled(Spellings spellings, boolean anyMissing) {
    if (spellings.all(spelling -> WHOLE.matcher(spelling).matches())) {
      return anyMissing ? "float64" : "int64";
    }
    if (spellings.all(spelling -> NUMBER.matcher(spelling).matches())) {
      return "float64";
    }
    if (spellings.all(SdmetricsStructure::isTruth)) {
      return anyMissing ? "object" : "bool";
    }
    return "object";
  }

  private static boolean isTruth(String spelling) {
    String lower = spelling.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false");
  }
}
