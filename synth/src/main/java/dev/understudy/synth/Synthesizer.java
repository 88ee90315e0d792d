package dev.understudy.synth;

import dev.understudy.table.Schema;
import dev.understudy.table.Table;

/// A way of learning a table: an immutable configuration that can be fitted.
public interface Synthesizer extends Generator {

  /// Learns `train`.
  ///
  /// @param train real rows, with missing codes already applied
  /// @param schema meaning of every column of `train`, in the same order
  /// @param run seed, progress and cancellation, and what is known of the data's origin
  /// @throws dev.understudy.table.UserError if the table cannot be learned, such as too few rows
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  Model fit(Table train, Schema schema, Run run);
}
