package dev.understudy.app.terminal;

import dev.understudy.table.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// One line on standard error that moves while work is going on, and is gone afterwards:
///
/// ```
/// fitting copula     ━━━━━━━━━━━━━━────────────  54 %   12,300/s   3 s left
/// ```
///
/// Drawn at most ten times a second, and only once work has taken a moment, so that quick commands
/// stay quiet.
public final class ProgressBar implements Progress {

  private static final int BAR_WIDTH = 28;
  private static final int PHASE_WIDTH = 30;
  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /// Before this share is done, the time left is a guess not worth showing.
  private static final double LEAST_SHARE_FOR_ESTIMATE = 0.05;

  private static final String ERASE_LINE = "\r\u001B[K";

  private final PrintStream stream;
  private final boolean unicode;
  private final BooleanSupplier cancelled;
  private final LongSupplier clock;
  private final long start;
  private String phase = "";
  private long phaseStart;
  private long lastDrawn;
  private boolean drawn;

  private ProgressBar(
      PrintStream stream, boolean unicode, BooleanSupplier cancelled, LongSupplier clock) {
    this.stream = stream;
    this.unicode = unicode;
    this.cancelled = cancelled;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.lastDrawn = start + GRACE_NANOS - REDRAW_NANOS;
  }

  /// @param unicode false to draw with ASCII only
  /// @param cancelled becomes true when the user wants to stop
  /// @param clock nanoseconds, such as [System#nanoTime()]
  public static ProgressBar on(
      PrintStream stream, boolean unicode, BooleanSupplier cancelled, LongSupplier clock) {
    return new ProgressBar(stream, unicode, cancelled, clock);
  }

  /// Draws nothing, but passes on that the user wants to stop.
  public static Progress invisible(BooleanSupplier cancelled) {
    return new Progress() {
      @Override
      public void at(String phase, long done, long total) {}

      @Override
      public boolean cancelled() {
        return cancelled.getAsBoolean();
      }
    };
  }

  @Override
  public boolean cancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public void at(String phase, long done, long total) {
    long now = clock.getAsLong();
    if (!phase.equals(this.phase)) {
      this.phase = phase;
      phaseStart = now;
    }
    if (now - lastDrawn < REDRAW_NANOS) {
      return;
    }
    lastDrawn = now;
    drawn = true;
    stream.print(ERASE_LINE + line(done, total, now));
    stream.flush();
  }

  /// Takes the line away.
  public void close() {
    if (drawn) {
      stream.print(ERASE_LINE);
      stream.flush();
      drawn = false;
    }
  }

  private String line(long done, long total, long now) {
    String label = Wrapping.shorten(phase, PHASE_WIDTH);
    String padded = label + " ".repeat(PHASE_WIDTH - label.length());
    double seconds = (now - phaseStart) / 1e9;
    if (total <= 0) {
      String elapsed = seconds((now - start) / 1e9);
      return padded
          + " "
          + (done > 0 ? String.format(Locale.ROOT, "%,d", done) + "   " : "")
          + elapsed;
    }
    double share = Math.clamp((double) done / total, 0, 1);
    int full = (int) Math.floor(share * BAR_WIDTH);
    String bar =
        (unicode ? "━" : "#").repeat(full) + (unicode ? "─" : ".").repeat(BAR_WIDTH - full);
    StringBuilder line = new StringBuilder(padded).append(' ').append(bar);
    line.append(String.format(Locale.ROOT, " %3d %%", (int) Math.floor(share * 100)));
    if (share >= LEAST_SHARE_FOR_ESTIMATE && share < 1 && seconds > 1) {
      line.append(String.format(Locale.ROOT, "  %,.0f/s", done / seconds));
      line.append("  ").append(seconds(seconds * (1 - share) / share)).append(" left");
    }
    return line.toString();
  }

  private static String seconds(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
