package dev.understudy.workflow;

import dev.understudy.synth.Condition;
import dev.understudy.synth.Condition.Operator;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.Model;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Statistical parity by construction: the outcome is distributed alike in all protected groups,
///
/// ```
///   q(a, y, x) = p(a) p(y) p(x | a, y)
/// ```
///
/// so groups keep their sizes and the outcome its shares, and what else belongs to an outcome
/// within a group stays as the model has it. Of all distributions with the same p(a), p(y) and
/// parity this is the one nearest to the model in p(x | a, y).
///
/// @param protectedColumn whose values are the groups; numbers are cut into four
/// @param target the outcome; numbers are cut into ten
public record Parity(String protectedColumn, String target) implements Composition {

  /// Rows drawn to learn how often groups and outcomes are: shares are then known to .002.
  private static final int LOOKED_AT = 65_536;

  private static final int PROTECTED_QUANTILES = 4;
  private static final int TARGET_QUANTILES = 10;

  /// Parts beyond which most would hold a few rows only.
  private static final int MOST_PARTS = 400;

  public Parity {
    if (protectedColumn.equals(target)) {
      throw new UserError(
          "'" + target + "' cannot be both protected and the target; name two columns.");
    }
  }

  /// Values of a column that count as one.
  private record Group(List<Condition> conditions, double share) {}

  @Override
  public List<Part> parts(Model model, Seed seed, Progress progress) {
    model.schema().column(protectedColumn);
    model.schema().column(target);
    FirstRows first = new FirstRows(LOOKED_AT);
    model.sample(LOOKED_AT, seed.child("parity"), first, progress);
    Table rows = first.table();
    List<Group> people = groups(rows.column(protectedColumn), PROTECTED_QUANTILES, "protected");
    List<Group> outcomes = groups(rows.column(target), TARGET_QUANTILES, "the target");
    if (people.size() * outcomes.size() > MOST_PARTS) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "'%s' has %d groups and '%s' %d outcomes, too many to give each its share; join some"
                  + " of them first.",
              protectedColumn,
              people.size(),
              target,
              outcomes.size()));
    }
    List<Part> parts = new ArrayList<>();
    for (Group group : people) {
      for (Group outcome : outcomes) {
        List<Condition> conditions = new ArrayList<>(group.conditions());
        conditions.addAll(outcome.conditions());
        parts.add(new Part(conditions, group.share() * outcome.share(), false));
      }
    }
    return parts;
  }

  private static List<Group> groups(Column column, int quantiles, String role) {
    List<Group> groups =
        switch (column) {
          case CategoryColumn category -> categories(category);
          case NumberColumn number -> numbers(number, quantiles);
          case dev.understudy.table.MomentColumn _, dev.understudy.table.TextColumn _ ->
              throw new UserError(
                  "Column '"
                      + column.name()
                      + "' holds dates, names or text and cannot be "
                      + role
                      + " for --fair; choose a column of categories or numbers.");
        };
    if (groups.size() < 2) {
      throw new UserError(
          "Column '"
              + column.name()
              + "' holds one group only, so there is nothing to bring into parity.");
    }
    return groups;
  }

  private static List<Group> categories(CategoryColumn column) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String category : column.categories()) {
      counts.put(category, 0);
    }
    for (int row = 0; row < column.size(); row++) {
      String value = column.isMissing(row) ? Condition.MISSING : column.value(row);
      counts.merge(value, 1, Integer::sum);
    }
    List<Group> groups = new ArrayList<>();
    counts.forEach((value, count) -> {
      if (count > 0) {
        groups.add(
            new Group(
                List.of(new Condition(column.name(), Operator.EQUAL, List.of(value))),
                (double) count / column.size()));
      }
    });
    return groups;
  }

  /// Each value for itself where there are few; else parts that hold about equally many rows.
  private static List<Group> numbers(NumberColumn column, int quantiles) {
    double[] sorted = column.sortedPresent();
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    List<Double> cuts = new ArrayList<>();
    if (distinct.length <= quantiles) {
      Arrays.stream(distinct).forEach(cuts::add);
    } else {
      for (int k = 0; k < quantiles; k++) {
        double cut = sorted[(int) ((long) k * sorted.length / quantiles)];
        if (cuts.isEmpty() || cut > cuts.getLast()) {
          cuts.add(cut);
        }
      }
    }
    List<Group> groups = new ArrayList<>();
    for (int k = 0; k < cuts.size(); k++) {
      List<Condition> conditions = new ArrayList<>();
      double from = k == 0 ? Double.NEGATIVE_INFINITY : cuts.get(k);
      double to = k == cuts.size() - 1 ? Double.POSITIVE_INFINITY : cuts.get(k + 1);
      if (k > 0) {
        conditions.add(bound(column, Operator.AT_LEAST, from));
      }
      if (k < cuts.size() - 1) {
        conditions.add(bound(column, Operator.LESS, to));
      }
      long count = Arrays.stream(sorted).filter(value -> value >= from && value < to).count();
      groups.add(new Group(conditions, (double) count / column.size()));
    }
    if (column.missing().any()) {
      groups.add(
          new Group(
              List.of(new Condition(column.name(), Operator.EQUAL, List.of(Condition.MISSING))),
              (double) column.missing().count() / column.size()));
    }
    return groups;
  }

  private static Condition bound(NumberColumn column, Operator operator, double value) {
    return new Condition(column.name(), operator, List.of(Double.toString(value)));
  }

  @Override
  public String sentence() {
    return "'"
        + target
        + "' was made independent of '"
        + protectedColumn
        + "' on purpose (statistical parity): that it differs from the real rows in this, and what"
        + " follows from it in other columns, is no error of the generator.";
  }
}
