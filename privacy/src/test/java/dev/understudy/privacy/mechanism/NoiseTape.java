package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Ledger;
import java.util.ArrayList;
import java.util.List;

/// Records the noisy results of a run on one table and returns them in a run on a neighbour, so
/// that both runs see the same and must do the same. What they put in may differ by the declared
/// sensitivity only ("record and replay", arXiv 2602.17454). Seeded, and in test scope only.
public final class NoiseTape {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String name, Mechanism<?, ?> mechanism, Object exact, Object released) {}

  /// A curator with foreseeable noise that writes on this tape.
  public Releases recording(Ledger ledger, long seed) {
    var curator = new Curator(ledger, new TestBits(seed));
    return new Releases() {
      @Override
      public <E, R> R release(String name, Mechanism<E, R> mechanism, E exact) {
        R released = recorded(curator.release(name, mechanism, exact), exact);
        entries.add(new Entry(name, mechanism, copy(exact), copy(released)));
        return released;
      }
    };
  }

  @SuppressWarnings("unchecked") // steps stand for steps
  private static <R> R recorded(R released, Object persons) {
    return released instanceof TrainingSteps steps
        ? (R) new RecordedSteps(steps, (long[]) persons)
        : released;
  }

  /// Returns what was recorded, and fails where a run on a neighbour does something else or hands
  /// in something too far away.
  public Replay replaying() {
    return new Replay();
  }

  /// A second run. [#end] is called when it is over.
  public final class Replay implements Releases {
    private int next;

    private Replay() {}

    @Override
    @SuppressWarnings("unchecked") // equal mechanisms take and give the same types
    public <E, R> R release(String name, Mechanism<E, R> mechanism, E exact) {
      if (next == entries.size()) {
        throw new AssertionError("\"" + name + "\" is released on the neighbour only");
      }
      Entry entry = entries.get(next++);
      if (!entry.name().equals(name) || !entry.mechanism().equals(mechanism)) {
        throw new AssertionError(
            "Control flow depends on the rows: %s by %s, then %s by %s"
                .formatted(entry.name(), entry.mechanism(), name, mechanism));
      }
      double distance = mechanism.distance((E) entry.exact(), exact);
      if (!(distance <= mechanism.sensitivity() * (1 + 1e-12))) {
        throw new AssertionError(
            "\"%s\" differs by %s, which is more than %s"
                .formatted(name, distance, mechanism.sensitivity()));
      }
      return entry.released() instanceof RecordedSteps steps
          ? (R) steps.replay(name, (long[]) exact)
          : (R) copy(entry.released());
    }

    public void end() {
      if (next < entries.size()) {
        throw new AssertionError(
            "\"" + entries.get(next).name() + "\" is not released on the neighbour");
      }
    }
  }

  /// Generators may go on working in their arrays.
  private static Object copy(Object value) {
    return switch (value) {
      case long[] numbers -> numbers.clone();
      case double[] numbers -> numbers.clone();
      default -> value;
    };
  }
}
