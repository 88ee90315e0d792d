package dev.understudy.workflow.selection;

import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Run;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.Withheld;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.workflow.selection.Candidate.Cost;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Generators whose faults are known.
final class Fakes {

  static final Cost CHEAP = new Cost(0.1, 0, 0);

  private Fakes() {}

  /// Gives back rows it learned from, each as often as the next.
  static Candidate copier() {
    return candidate("copier", train -> {});
  }

  /// A copier that shows each table it learns to `seen`.
  static Candidate candidate(String name, Consumer<Table> seen) {
    return new Candidate(name, new Copier(name, seen)::fit, true, CHEAP);
  }

  /// Cannot learn anything.
  static Candidate broken() {
    return candidate(
        "broken",
        train -> {
          throw new UserError("This table cannot be learned.");
        });
  }

  private record Copier(String name, Consumer<Table> seen) implements Synthesizer {

    @Override
    public String summary() {
      return "Copies.";
    }

    @Override
    public Model fit(Table train, Schema schema, Run run) {
      seen.accept(train);
      return new Copies(name, train, schema);
    }

    @Override
    public Model load(ModelArchive archive) {
      throw new UnsupportedOperationException();
    }
  }

  private record Copies(String name, Table rows, Schema schema) implements Model {

    @Override
    public Provenance provenance() {
      return new Provenance(name, "test", "", rows.rowCount(), 0, new TreeMap<>());
    }

    @Override
    public List<Withheld> withheld() {
      return List.of();
    }

    @Override
    public void sample(long count, Seed seed, Sink sink, Progress progress) {
      int[] chosen = new int[(int) count];
      Arrays.setAll(chosen, row -> row % rows.rowCount());
      sink.accept(rows.select(chosen));
    }

    @Override
    public void save(ModelArchive archive) {
      throw new UnsupportedOperationException();
    }
  }
}
