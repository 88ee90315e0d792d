package dev.understudy.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.privacy.Budget;
import dev.understudy.privacy.BudgetExceededException;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CuratorTest {
  private static Ledger ledger(double epsilon) {
    return Ledger.inMemory(
        new Terms(
            "people", new PrivacyUnit.Row(), Neighbours.ADD_REMOVE, new Budget(epsilon, 1e-5)));
  }

  @Test
  void everyReleaseIsCharged() {
    var ledger = ledger(2);
    var curator = new Curator(ledger);
    long[] noisy = curator.release("counts", new DiscreteGaussian(1, 100), new long[] {5, 7});
    assertThat(noisy).hasSize(2);
    curator.release("total", new DiscreteLaplace(1, 0.5), new long[] {12});
    assertThat(ledger.charges()).hasSize(2);
  }

  @Test
  void noBitIsReadForAReleaseThatIsRefused() {
    var bits = new TestBits(1);
    var curator = new Curator(ledger(0.5), bits);
    assertThatThrownBy(() -> curator.release("counts", new DiscreteLaplace(1, 1), new long[] {5}))
        .isInstanceOf(BudgetExceededException.class);
    assertThat(bits.words()).isZero();
  }

  /// Seeds are for tests: main code of any module can have secure bits only.
  @Test
  void bitsComeFromNowhereElseInMainCode() {
    assertThat(RandomBits.class.getDeclaredConstructors())
        .noneMatch(constructor -> Modifier.isPublic(constructor.getModifiers()));
    assertThat(
            Arrays.stream(RandomBits.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())))
        .extracting("name")
        .containsExactly("secure");
  }

  @Test
  void secureBitsDiffer() {
    var one = RandomBits.secure();
    var other = RandomBits.secure();
    assertThat(one.below(1L << 62)).isNotEqualTo(other.below(1L << 62));
  }
}
