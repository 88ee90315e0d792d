package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.Intervals.Bounds;
import org.junit.jupiter.api.Test;

class IntervalOverlapTest {

  /// [0, 4] and [3, 5] share 1: a quarter of the first, half of the second.
  @Test
  void byHand() {
    Bounds first = new Bounds(0, 4);

    assertThat(IntervalOverlap.of(first, new Bounds(3, 5))).isCloseTo(0.375, within(1e-15));
    assertThat(IntervalOverlap.of(first, first)).isEqualTo(1);
    assertThat(IntervalOverlap.of(first, new Bounds(1, 3))).isEqualTo(0.75);
    assertThat(IntervalOverlap.of(first, new Bounds(5, 6))).isZero();
    assertThat(IntervalOverlap.of(new Bounds(2, 2), new Bounds(2, 2))).isEqualTo(1);
    assertThat(IntervalOverlap.of(new Bounds(2, 2), first)).isZero();
  }
}
