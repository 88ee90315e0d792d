package dev.understudy.synth.relation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A column that is computed from others, always or in some rows.
///
/// ```
///   label 0  its own value      label j  the value of the j-th formula
/// ```
///
/// @param column name
/// @param decimals that it is written with, -1 for any number of them
/// @param always whether its only formula holds in every row that has all cells of it; then there
///   is no label
/// @param formulas the most frequent first
public record Derived(String column, int decimals, boolean always, List<Formula> formulas) {

  public Derived {
    formulas = List.copyOf(formulas);
    if (formulas.isEmpty() || decimals < -1 || (always && formulas.size() > 1)) {
      throw new IllegalArgumentException("malformed derivation of " + column);
    }
  }

  /// The columns that the formulas are about.
  public Set<String> about() {
    Set<String> about = new LinkedHashSet<>(Set.of(column));
    formulas.forEach(formula -> about.addAll(formula.sources()));
    return about;
  }

  /// What a label says, for people.
  public String words(int label) {
    return label == 0 ? "other" : column + " = " + formulas.get(label - 1).words();
  }
}
