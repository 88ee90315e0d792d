package dev.understudy.judge.attack;

import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;

/// The generator under attack, run again on rows of the attacker's choice. The judge knows no
/// generator; whoever owns one hands it in.
@FunctionalInterface
public interface Refit {

  /// Learns `train` and makes new rows, as the released rows were made.
  ///
  /// @param train real rows with the columns of the evidence
  /// @param rows how many to make
  /// @param seed of both learning and making
  /// @throws dev.understudy.table.UserError if the generator cannot learn these rows
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  Table synthesize(Table train, int rows, Seed seed, Progress progress);
}
