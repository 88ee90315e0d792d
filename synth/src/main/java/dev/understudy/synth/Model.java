package dev.understudy.synth;

import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.List;

/// A fitted generator. Immutable; holds no row of the data it learned from.
public interface Model {

  Provenance provenance();

  /// The schema its output follows, in the input's column order.
  Schema schema();

  /// What the data held that the model will not emit.
  List<Withheld> withheld();

  /// Draws `rows` new rows in chunks of at most [#CHUNK_ROWS], handed to `sink` in order. The same
  /// seed gives the same rows on any number of threads, and a longer draw begins with the shorter.
  ///
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  void sample(long rows, Seed seed, Sink sink, Progress progress);

  /// Adds what [Synthesizer#load] needs to `archive`; provenance and schema are there already.
  void save(ModelArchive archive);

  /// Rows of a chunk; each has a child seed of its own.
  int CHUNK_ROWS = 8192;
}
