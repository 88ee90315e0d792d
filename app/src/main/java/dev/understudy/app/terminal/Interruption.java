package dev.understudy.app.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C as a request instead of a kill: the first signal asks the work to stop, the process ends
/// when the work has put its things away. The exit status is the system's: 130 after Ctrl-C.
///
/// It rests on the JVM's own order of events: a signal starts the shutdown hooks and the JVM ends
/// when they have run, with status 128 + signal. The hook therefore only has to wait.
public final class Interruption {

  /// Longest wait for the work to come to a stop. The work asks several times a second; only a
  /// single huge step without any question could take longer, and then the user has waited enough.
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /// An interruption that signals to this process ask for.
  public static Interruption ofProcess() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "interruption"));
    return interruption;
  }

  /// Asks the work to stop, without waiting for it.
  public void request() {
    requested = true;
  }

  public boolean requested() {
    return requested;
  }

  /// Called when the work is over, however it ended: the process may go.
  public void finished() {
    finished.countDown();
  }

  private void stop() {
    request();
    try {
      boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("Understudy did not stop in time and is ended now.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
