package dev.understudy.synth.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodeTreeTest {

  private static int[] timesMet(CodeTree tree, int codes) {
    int[] met = new int[codes];
    for (int q = 0; q < tree.questionCount(); q++) {
      for (int child : new int[] {tree.no()[q], tree.yes()[q]}) {
        assertThat(child).isNotEqualTo(0);
        if (child < 0) {
          met[CodeTree.code(child)]++;
        } else {
          assertThat(child).isGreaterThan(q);
        }
      }
    }
    return met;
  }

  private static int depth(CodeTree tree, int code, int child) {
    if (child < 0) {
      return CodeTree.code(child) == code ? 0 : 1_000;
    }
    return 1
        + Math.min(depth(tree, code, tree.no()[child]), depth(tree, code, tree.yes()[child]));
  }

  @Test
  void everyCodeIsFoundOnceHoweverRowsAreSpread() {
    long[] skewed = new long[60];
    for (int code = 0; code < skewed.length; code++) {
      skewed[code] = code % 7 == 0 ? 0 : 1L << (code % 20);
    }
    for (boolean ordered : new boolean[] {true, false}) {
      CodeTree tree = CodeTree.of(skewed, ordered);
      assertThat(tree.questionCount()).isEqualTo(59);
      assertThat(timesMet(tree, 60)).containsOnly(1);
    }
    assertThat(CodeTree.of(new long[] {5}, true).questionCount()).isZero();
  }

  @Test
  void frequentCategoriesNeedFewQuestionsAndOrderedCodesAreHalved() {
    CodeTree joined = CodeTree.of(new long[] {3, 900, 2, 90, 5}, false);
    assertThat(depth(joined, 1, 0)).isEqualTo(1);
    assertThat(depth(joined, 3, 0)).isEqualTo(2);
    long[] equal = new long[64];
    Arrays.fill(equal, 10);
    CodeTree halved = CodeTree.of(equal, true);
    for (int code = 0; code < 64; code++) {
      assertThat(depth(halved, code, 0)).isEqualTo(6);
    }
  }

  @Test
  void rowsAreLedToTheQuestionsOfTheirCodes() {
    CodeTree tree = CodeTree.of(new long[] {2, 2, 2, 2}, true);
    CodeTree.Routes routes = tree.route(new int[] {0, 3, -1, 2, 1, 0}, 4);
    assertThat(routes.rows()[0]).containsExactly(0, 1, 3, 4, 5);
    assertThat(routes.yes()[0]).containsExactly(false, true, true, false, false);
    int upper = tree.yes()[0];
    assertThat(routes.rows()[upper]).containsExactly(1, 3);
    assertThat(routes.yes()[upper]).containsExactly(true, false);
  }

  @Test
  void tenThousandCategoriesAreNoTrouble() {
    long[] counts = new long[10_000];
    Arrays.setAll(counts, code -> code % 13);
    CodeTree tree = CodeTree.of(counts, false);
    assertThat(timesMet(tree, 10_000)).containsOnly(1);
    assertThat(tree.route(new int[] {1, 5, 9_999}, 10_000).rows()[0]).hasSize(3);
  }
}
