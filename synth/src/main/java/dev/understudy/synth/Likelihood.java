package dev.understudy.synth;

import dev.understudy.table.Table;

/// A model that can say how probable a row is.
public interface Likelihood {

  /// The natural logarithm of the probability of each row's codes: bins of numbers and dates,
  /// categories, whether cells are missing. Cells whose value the model withholds say nothing and
  /// count as probability one.
  ///
  /// @param rows with the columns of [Model#schema]
  /// @return `[row]`, 0 or less
  double[] logProbability(Table rows);
}
