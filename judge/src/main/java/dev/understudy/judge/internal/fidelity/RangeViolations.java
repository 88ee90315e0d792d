package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Intervals;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Share of rows with a cell that is not allowed: outside the bounds or categories the schema
/// declares, or, where it declares none, outside the training range or among categories no training
/// row holds. Fresh real rows leave the training range too, so the holdout's share is the bar;
/// declared rules have none broken.
///
/// @param allowed whether each value code is allowed, missing cells always, `[column][values + 1]`
/// @param declared columns whose rule the schema declares
record RangeViolations(boolean[][] allowed, int declared) {

  private static final Definition DEFINITION =
      new Definition("range_violations", Scores.FIDELITY, false);

  /// @param schema of the modelled columns
  static RangeViolations of(CodedRows train, List<ColumnSchema> schema) {
    boolean[][] allowed = new boolean[schema.size()][];
    int declared = 0;
    for (int column = 0; column < allowed.length; column++) {
      CodedColumn meaning = train.columns().get(column);
      Domain domain = schema.get(column).domain();
      boolean bounds = meaning.numeric() && (domain.low() != null || domain.high() != null);
      boolean categories = !meaning.numeric() && !domain.categories().isEmpty();
      declared += bounds || categories ? 1 : 0;
      allowed[column] =
          bounds
              ? withinBounds(meaning.distinct(), domain)
              : categories
                  ? amongCategories(meaning.categories(), domain)
                  : asInTraining(train.codes()[column], meaning);
      allowed[column][meaning.values()] = true;
    }
    return new RangeViolations(allowed, declared);
  }

  private static boolean[] withinBounds(double[] values, Domain domain) {
    Double low = domain.low();
    Double high = domain.high();
    boolean[] allowed = new boolean[values.length + 1];
    for (int code = 0; code < values.length; code++) {
      allowed[code] =
          (low == null || values[code] >= low) && (high == null || values[code] <= high);
    }
    return allowed;
  }

  private static boolean[] amongCategories(List<String> categories, Domain domain) {
    Set<String> known = new HashSet<>(domain.categories());
    boolean[] allowed = new boolean[categories.size() + 1];
    for (int code = 0; code < categories.size(); code++) {
      allowed[code] = known.contains(categories.get(code));
    }
    return allowed;
  }

  /// Numbers between the least and the greatest of the training rows, categories these rows hold.
  private static boolean[] asInTraining(int[] codes, CodedColumn meaning) {
    boolean[] allowed = new boolean[meaning.values() + 1];
    int low = meaning.values();
    int high = -1;
    for (int code : codes) {
      if (code < meaning.values()) {
        allowed[code] = true;
        low = Math.min(low, code);
        high = Math.max(high, code);
      }
    }
    for (int code = low; meaning.numeric() && code <= high; code++) {
      allowed[code] = true;
    }
    return allowed;
  }

  /// With Wilson's interval; persons count as one trial each.
  Measure measure(JudgedTables tables, Seed seed) {
    CodedRows synthetic = tables.synthetic();
    double share = share(synthetic);
    long persons = synthetic.personCount();
    return DEFINITION.measure(
        share,
        Scores.interval(Intervals.wilson(share * persons, persons, Intervals.LEVEL)),
        synthetic.rows(),
        seed,
        Scores.anchors(
            tables.holdoutAnchor().map(this::share).orElse(Double.NaN),
            share(tables.independent()),
            share(tables.copy())),
        String.format(
            Locale.ROOT,
            "%d of %d columns have a declared rule; the others are held to the training range.",
            declared,
            allowed.length),
        tables.note());
  }

  double share(CodedRows rows) {
    int broken = 0;
    for (int row = 0; row < rows.rows(); row++) {
      boolean fine = true;
      for (int column = 0; column < allowed.length && fine; column++) {
        fine = allowed[column][rows.codes()[column][row]];
      }
      broken += fine ? 0 : 1;
    }
    return (double) broken / rows.rows();
  }
}
