package dev.understudy.synth.marginals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.learn.graphical.Grouping;
import dev.understudy.learn.graphical.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairSelectionTest {
  private static Candidate pair(int first, int second, int groups, double distance) {
    return new Candidate(
        new Scope(new int[] {first, second}, List.of(Grouping.fine(groups), Grouping.fine(groups))),
        distance);
  }

  private static List<Candidate> choose(double budget, boolean forest, Candidate... candidates) {
    return new PairSelection(List.of(candidates), budget, forest, _ -> 1).choose();
  }

  /// 9 cells at .6 standard deviations of noise 10 each are off by 54 rows.
  @Test
  void aTableIsChosenIfItIsWorthItsNoise() {
    assertThat(choose(.01, false, pair(1, 0, 3, 55))).hasSize(1);
    assertThat(choose(.01, false, pair(1, 0, 3, 53))).isEmpty();
  }

  @Test
  void everyFurtherTableMakesAllNoisier() {
    Candidate one = pair(1, 0, 3, 100);
    Candidate other = pair(2, 0, 3, 95);
    // two tables: 2^(3/2) * 54 = 153 rows, 99 more than one
    assertThat(choose(.01, false, one, other)).containsExactly(one);
    assertThat(choose(.04, false, one, other)).containsExactly(one, other);
  }

  @Test
  void aForestClosesNoCircle() {
    Candidate[] circle = {pair(1, 0, 2, 900), pair(2, 1, 2, 800), pair(2, 0, 2, 700)};
    assertThat(choose(1, true, circle)).containsExactly(circle[0], circle[1]);
    assertThat(choose(1, false, circle)).containsExactly(circle);
  }

  /// A finer table of the same pair is worth its own noise or not.
  @Test
  void thereIsOneResolutionOfAPair() {
    Candidate coarse = pair(1, 0, 2, 500);
    Candidate fine = pair(1, 0, 8, 900);
    assertThat(choose(1, true, coarse, fine)).containsExactly(fine);
    assertThat(choose(.002, true, coarse, fine)).containsExactly(coarse);
  }

  @Test
  void aTableThatMakesTheModelTooLargeIsLeftOut() {
    Candidate one = pair(1, 0, 2, 500);
    Candidate other = pair(2, 1, 2, 400);
    PairSelection selection =
        new PairSelection(List.of(one, other), 1, true, scopes -> scopes.size() > 1 ? 1e12 : 10);
    assertThat(selection.choose()).containsExactly(one);
  }
}
