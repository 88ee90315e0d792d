package dev.understudy.synth;

import dev.understudy.table.Table;

/// Takes sampled rows, chunk by chunk.
@FunctionalInterface
public interface Sink {
  void accept(Table chunk);
}
