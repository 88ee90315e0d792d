package dev.understudy.synth.encoding;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Features that another feature determines, such as a level of education by its number of years.
/// They are not modelled but looked up, so that the rule holds in every drawn row.
public final class Dependencies {

  /// A rule is believed when its determining codes are held by this many rows on average, and each
  /// code of the determined feature too.
  private static final int ROWS_PER_CODE = 20;

  /// Features beyond which no rules are looked for, as the pairs become too many.
  private static final int SEARCHED_FEATURES = 500;

  /// @param determined feature that is looked up
  /// @param by feature it is looked up from, itself not determined
  /// @param codes of `determined` per code of `by`
  public record Rule(int determined, int by, int[] codes) {}

  private Dependencies() {}

  /// Fills the features that are looked up.
  ///
  /// @param codes `[feature][row]`
  /// @param positions `[feature][row]`; a looked-up value has the position of what it is looked up
  ///   by
  public static void lookUp(List<Rule> rules, int[][] codes, double[][] positions) {
    for (Rule rule : rules) {
      int[] from = codes[rule.by()];
      int[] to = codes[rule.determined()];
      for (int row = 0; row < to.length; row++) {
        to[row] = rule.codes()[from[row]];
      }
      System.arraycopy(positions[rule.by()], 0, positions[rule.determined()], 0, to.length);
    }
  }

  /// The features that no rule determines, ascending.
  public static int[] undetermined(List<Rule> rules, int features) {
    return IntStream.range(0, features)
        .filter(feature -> rules.stream().noneMatch(rule -> rule.determined() == feature))
        .toArray();
  }

  /// @param filled features that are drawn
  /// @throws IllegalArgumentException unless the rules fill exactly the others
  public static void check(List<Rule> rules, List<FeatureShape> features, boolean[] filled) {
    boolean sound = rules.stream().allMatch(rule -> fits(rule, features, filled));
    boolean[] all = filled.clone();
    for (Rule rule : sound ? rules : List.<Rule>of()) {
      sound &= !all[rule.determined()];
      all[rule.determined()] = true;
    }
    for (boolean known : all) {
      sound &= known;
    }
    if (!sound) {
      throw new IllegalArgumentException("what is looked up does not fit what is drawn");
    }
  }

  private static boolean fits(Rule rule, List<FeatureShape> features, boolean[] filled) {
    return rule.by() >= 0
        && rule.by() < filled.length
        && filled[rule.by()]
        && rule.determined() >= 0
        && rule.determined() < filled.length
        && rule.codes().length == features.get(rule.by()).cardinality()
        && Arrays.stream(rule.codes())
            .allMatch(code -> code >= 0 && code < features.get(rule.determined()).cardinality());
  }

  /// What is looked up from what, in words.
  public static String describe(List<Rule> rules, CodedTable table) {
    return String.join(
        ", ",
        rules.stream()
            .map(rule ->
                table.features().get(rule.determined()).name()
                    + " by "
                    + table.features().get(rule.by()).name())
            .toList());
  }

  /// Narrows the codes of features that determine others to those that determine an allowed code.
  ///
  /// @param possible `[feature][code]`, null for a feature that may take all; changed in place
  public static void restrict(List<Rule> rules, boolean[] @Nullable [] possible) {
    for (Rule rule : rules) {
      boolean[] allowed = possible[rule.determined()];
      if (allowed != null) {
        boolean[] before = possible[rule.by()];
        boolean[] from = new boolean[rule.codes().length];
        for (int code = 0; code < from.length; code++) {
          from[code] = (before == null || before[code]) && allowed[rule.codes()[code]];
        }
        possible[rule.by()] = from;
      }
    }
  }

  /// @param kept features that must stay modelled
  public static List<Rule> find(CodedTable table, int[] kept) {
    List<Rule> rules = new ArrayList<>();
    int features = table.features().size();
    boolean[] determined = new boolean[features];
    boolean[] determining = new boolean[features];
    if (features > SEARCHED_FEATURES) {
      return rules;
    }
    for (int target = 0; target < features; target++) {
      CodedTable.Feature candidate = table.features().get(target);
      int index = target;
      boolean excluded =
          determining[target]
              || candidate.cardinality() < 2
              || Arrays.stream(kept).anyMatch(held -> held == index);
      for (int by = 0; by < features && !excluded; by++) {
        CodedTable.Feature source = table.features().get(by);
        if (by == target
            || determined[by]
            || source.cardinality() < candidate.cardinality()
            || (long) source.cardinality() * ROWS_PER_CODE > table.rowCount()) {
          continue;
        }
        int[] codes = lookup(source, candidate);
        if (codes.length > 0) {
          rules.add(new Rule(target, by, codes));
          determined[target] = true;
          determining[by] = true;
          break;
        }
      }
    }
    return rules;
  }

  /// The code of `target` for each code of `by`, empty if some code of `by` goes with two. A single
  /// exception or unknown cell ends it: the rule must hold in every row.
  private static int[] lookup(CodedTable.Feature by, CodedTable.Feature target) {
    int[] codes = new int[by.cardinality()];
    Arrays.fill(codes, CodedTable.UNKNOWN);
    for (int row = 0; row < by.codes().length; row++) {
      int from = by.codes()[row];
      int to = target.codes()[row];
      if (from < 0 || to < 0 || (codes[from] >= 0 && codes[from] != to)) {
        return new int[0];
      }
      codes[from] = to;
    }
    for (int from = 0; from < codes.length; from++) {
      codes[from] = Math.max(0, codes[from]);
    }
    return codes;
  }
}
