package dev.understudy.synth.measured;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgglomerationTest {
  /// The zeros of an amount stay zeros, however little lies beside them.
  @Test
  void codesThatHoldEnoughStayAloneBetweenNeighbours() {
    double[] shares = {.01, .02, .6, .01, .01, .3, .05};
    assertThat(Agglomeration.ofNeighboursBetweenAtoms(shares, .1).groupOf())
        .containsExactly(0, 0, 1, 2, 2, 3, 4);
  }

  @Test
  void neighboursAreJoinedUntilEveryGroupHoldsEnough() {
    double[] shares = {.01, .02, .6, .01, .01, .3, .05};
    int[] order = {0, 1, 2, 3, 4, 5, 6};
    assertThat(Agglomeration.ofNeighbours(order, shares, .1).groupOf())
        .containsExactly(0, 0, 0, 1, 1, 1, 1);
  }

  @Test
  void anyOrderMayBeAskedFor() {
    double[] shares = {.25, .25, .25, .25};
    int[] order = Agglomeration.order(new double[] {.9, .1, .8, .2});
    assertThat(order).containsExactly(1, 3, 2, 0);
    assertThat(Agglomeration.ofNeighbours(order, shares, .4).groupOf()).containsExactly(0, 1, 0, 1);
  }

  /// Rare names are joined with each other and never with a common one.
  @Test
  void rareCodesAreJoinedWithRareOnes() {
    double[] shares = {.9, .02, .03, .01, .04};
    assertThat(Agglomeration.ofSmallest(shares, .05).groupOf()).containsExactly(0, 1, 1, 1, 2);
  }

  @Test
  void oneCodeIsOneGroup() {
    assertThat(Agglomeration.ofSmallest(new double[] {1}, .1).groups()).isEqualTo(1);
    assertThat(Agglomeration.ofNeighbours(new int[] {0}, new double[] {0}, .1).groups())
        .isEqualTo(1);
  }
}
