package dev.understudy.judge.gate;

import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.WithoutColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a rule's advice says of columns: in the place of `{column}` the one that helps most where
/// it was tried, and else the one with most different values.
///
/// @param scorecard null where only attacks were made
record ColumnAdvice(@Nullable Scorecard scorecard) {

  private static final String PLACE = "{column}";

  private static final String UNKNOWN = "the column with most different values";

  /// Nothing was tried.
  String untried(Rule rule) {
    return rule.toChange().replace(PLACE, mostTelling());
  }

  /// @param tried the best first, at least one
  String tried(Rule rule, List<WithoutColumn> tried) {
    WithoutColumn best = tried.getFirst();
    boolean leaks = best.before() > rule.release();
    boolean helps = leaks && best.value() < best.before();
    String without =
        String.join(
            ", ",
            tried.stream()
                .map(one ->
                    String.format(Locale.ROOT, "%.3f without '%s'", one.value(), one.column()))
                .toList());
    return rule.toChange().replace(PLACE, helps ? "'" + best.column() + "'" : mostTelling())
        + String.format(
            Locale.ROOT,
            " Tried on at most %,d people of each side: the figure is %.3f with all columns, %s; %s",
            best.people(),
            best.before(),
            without,
            reading(rule, best, leaks, helps));
  }

  private static String reading(Rule rule, WithoutColumn best, boolean leaks, boolean helps) {
    if (!leaks) {
      return "so few people do not show the leak, so the trial says nothing.";
    }
    if (best.value() <= rule.release()) {
      return "dropping '"
          + best.column()
          + "' would bring it to what a release needs (judge the table again without it).";
    }
    return helps
        ? "no column alone brings it to what a release needs."
        : "dropping one of them alone does not help.";
  }

  /// The column with most different values among the training rows.
  private String mostTelling() {
    Scorecard card = scorecard;
    return card == null
        ? UNKNOWN
        : card.columns().stream()
            .max(Comparator.comparingLong(column -> column.real().distinct()))
            .map(column ->
                String.format(
                    Locale.ROOT,
                    "'%s' (%,d different values)",
                    column.name(),
                    column.real().distinct()))
            .orElse(UNKNOWN);
  }
}
