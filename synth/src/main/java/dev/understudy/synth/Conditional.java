package dev.understudy.synth;

import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.List;

/// A model that can draw rows for which conditions hold, from its exact conditional distribution.
public interface Conditional {

  /// Like [Model#sample], given that all `conditions` hold.
  ///
  /// @throws dev.understudy.table.UserError if the model can never draw such a row, or so rarely
  ///   that waiting is hopeless
  void sampleWhere(List<Condition> conditions, long rows, Seed seed, Sink sink, Progress progress);
}
