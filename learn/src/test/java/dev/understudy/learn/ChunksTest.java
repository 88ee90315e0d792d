package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ChunksTest {

  @Test
  void everyItemIsVisitedOnce() {
    AtomicIntegerArray visits = new AtomicIntegerArray(1003);

    Chunks.forEach(
        1003,
        10,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            visits.incrementAndGet(i);
          }
        });

    for (int i = 0; i < visits.length(); i++) {
      assertThat(visits.get(i)).isEqualTo(1);
    }
  }

  @Test
  void resultsComeInChunkOrder() {
    List<String> expected = new ArrayList<>();
    for (int from = 0; from < 100; from += 7) {
      expected.add(from + "-" + Math.min(100, from + 7));
    }

    assertThat(Chunks.map(100, 7, (from, to) -> from + "-" + to)).isEqualTo(expected);
  }

  @Test
  void nothingToDoGivesNoResults() {
    assertThat(Chunks.map(0, 7, (from, to) -> to)).isEmpty();
  }

  @Test
  void anExceptionOfAChunkReachesTheCaller() {
    assertThatThrownBy(() ->
            Chunks.forEach(
                100,
                1,
                (from, to) -> {
                  if (from == 50) {
                    throw new IllegalStateException("chunk 50");
                  }
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chunk 50");
  }
}
