package dev.understudy.workflow.selection;

import dev.understudy.table.Progress;
import java.util.function.LongSupplier;

/// Progress of a search: the user's, with one phase for all that a candidate does, and cancelled
/// also when time is up.
final class Deadline implements Progress {

  private final Progress user;
  private final LongSupplier clock;
  private final long end;
  private final int total;
  private String phase = "";
  private int done;

  /// @param clock nanoseconds, such as [System#nanoTime()]
  /// @param nanoseconds from now until time is up
  /// @param total steps of the search
  Deadline(Progress user, LongSupplier clock, long nanoseconds, int total) {
    this.user = user;
    this.clock = clock;
    this.end = clock.getAsLong() + nanoseconds;
    this.total = total;
  }

  /// The next step begins.
  void step(String what) {
    phase = what;
    user.at(phase, done++, total);
    check();
  }

  /// How far a fit is says little about the search; that it goes on is passed on.
  @Override
  public void at(String inner, long innerDone, long innerTotal) {
    user.at(phase, done, total);
  }

  @Override
  public boolean cancelled() {
    return user.cancelled() || clock.getAsLong() - end > 0;
  }

  boolean cancelledByUser() {
    return user.cancelled();
  }
}
