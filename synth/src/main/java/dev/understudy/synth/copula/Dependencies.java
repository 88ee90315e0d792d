package dev.understudy.synth.copula;

import dev.understudy.learn.CodedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Features that another feature determines, such as a level of education by its number of years.
/// They are not modelled but looked up, so that the rule holds in every drawn row.
final class Dependencies {

  /// A rule is believed when its determining codes are held by this many rows on average, and each
  /// code of the determined feature too.
  private static final int ROWS_PER_CODE = 20;

  /// Features beyond which no rules are looked for, as the pairs become too many.
  private static final int SEARCHED_FEATURES = 500;

  /// @param determined feature that is looked up
  /// @param by feature it is looked up from, itself not determined
  /// @param codes of `determined` per code of `by`
  record Rule(int determined, int by, int[] codes) {}

  private Dependencies() {}

  /// @param kept features that must stay modelled
  static List<Rule> find(CodedTable table, int[] kept) {
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
