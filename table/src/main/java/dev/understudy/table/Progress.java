package dev.understudy.table;

import java.util.concurrent.CancellationException;

/// Where long work tells how far it is and asks whether to go on.
public interface Progress {

  /// Tells that `done` of `total` units of `phase` (a short phrase such as "fitting copula") are
  /// done. `total` 0 means unknown. Called from one thread at a time, at most some thousand times.
  void at(String phase, long done, long total);

  /// True once the user wants to stop.
  boolean cancelled();

  /// Called between units of work.
  ///
  /// @throws CancellationException once the user wants to stop
  default void check() {
    if (cancelled()) {
      throw new CancellationException("stopped");
    }
  }

  /// Reports nothing and is never cancelled.
  static Progress silent() {
    return new Progress() {
      @Override
      public void at(String phase, long done, long total) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
