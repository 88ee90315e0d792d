package dev.understudy.synth;

import dev.understudy.table.Table;

/// A model that knows how probable a row is.
public interface Likelihood {

  /// The natural logarithm of the probability of each row, `[row]`: of its categories and of the
  /// bins its numbers lie in, so that figures compare between models of the same encodings only. A
  /// cell whose value the model would never emit counts as not seen.
  ///
  /// @param table rows with the columns the model learned, missing codes applied
  double[] logProbability(Table table);
}
