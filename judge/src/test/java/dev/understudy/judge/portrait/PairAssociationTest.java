package dev.understudy.judge.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.List;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class PairAssociationTest {

  @Test
  void twoNumbersHaveTheirCorrelation() {
    RandomStream random = new Seed(2).stream();
    double[] left = new double[200];
    double[] right = new double[200];
    for (int i = 0; i < left.length; i++) {
      left[i] = random.nextGaussian();
      right[i] = random.nextGaussian() - 0.5 * left[i];
    }

    assertThat(PairAssociation.of(numbers(left), numbers(right)))
        .isCloseTo(new PearsonsCorrelation().correlation(left, right), within(1e-12));
  }

  @Test
  void categoriesThatDetermineEachOtherHaveOneAndIndependentOnesNearZero() {
    int[] left = new int[300];
    int[] crossed = new int[300];
    for (int i = 0; i < left.length; i++) {
      left[i] = i % 3;
      crossed[i] = i / 3 % 3;
    }

    assertThat(PairAssociation.of(categories(left), categories(left))).isCloseTo(1, within(1e-9));
    assertThat(PairAssociation.of(categories(left), categories(crossed))).isZero();
  }

  /// chi² = 100 (40·30 - 10·20)² / (50·50·60·40) = 50/3, so φ² = 1/6; less 1/99 for the bias it is
  /// .1566, and 2 - 1/99 - 1 = .9899 divides it.
  @Test
  void theFourfoldTableHasTheKnownCoefficient() {
    int[] left = new int[100];
    int[] right = new int[100];
    for (int i = 0; i < 100; i++) {
      left[i] = i < 50 ? 0 : 1;
      right[i] = i < 40 || (i >= 50 && i < 70) ? 0 : 1;
    }

    assertThat(PairAssociation.of(categories(left), categories(right)))
        .isCloseTo(Math.sqrt((1.0 / 6 - 1.0 / 99) / (1 - 1.0 / 99)), within(1e-9));
  }

  /// Groups 1, 2, 3 and 5, 6, 7: 24 of the total of 28 squares lie between them.
  @Test
  void aNumberAndACategoryHaveTheCorrelationRatio() {
    double[] numbers = {1, 2, 3, 5, 6, 7};
    int[] codes = {0, 0, 0, 1, 1, 1};

    assertThat(PairAssociation.of(numbers(numbers), categories(codes)))
        .isCloseTo(Math.sqrt(24.0 / 28), within(1e-12));
    assertThat(PairAssociation.of(categories(codes), numbers(numbers)))
        .isEqualTo(PairAssociation.of(numbers(numbers), categories(codes)));
  }

  @Test
  void onlyRowsWhereBothArePresentCount() {
    byte[] missing = {0, 0, 0, 0, 0, 0, 1};
    NumberColumn left =
        NumberColumn.of(
            "left", new double[] {1, 2, 3, 4, 5, 6, 99}, Missing.of(missing, List.of("")));
    NumberColumn right = numbers(new double[] {2, 4, 6, 8, 10, 12, -7});

    assertThat(PairAssociation.of(left, right)).isCloseTo(1, within(1e-12));
  }

  @Test
  void aConstantHangsTogetherWithNothing() {
    assertThat(PairAssociation.of(numbers(new double[6]), numbers(new double[] {1, 2, 3, 4, 5, 6})))
        .isNaN();
    assertThat(PairAssociation.of(categories(new int[6]), categories(new int[] {0, 1, 2, 0, 1, 2})))
        .isNaN();
  }

  private static NumberColumn numbers(double[] values) {
    return NumberColumn.of("numbers", values, Missing.none(values.length));
  }

  private static CategoryColumn categories(int[] codes) {
    return CategoryColumn.of(
        "categories", List.of("a", "b", "c"), codes, Missing.none(codes.length));
  }
}
