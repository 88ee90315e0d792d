package dev.understudy.judge.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

  /// What any (epsilon, 1e-5)-private table allows at a false positive rate of 1 %.
  @ParameterizedTest
  @CsvSource({"0.1, 0.0111", "1, 0.0272", "3, 0.2009", "8, 0.9997", "10, 1.0000"})
  void membersFoundAtOnePercent(double epsilon, double most) {
    assertThat(new Claim(epsilon, 1e-5, "person").mostTruePositives(0.01))
        .isCloseTo(most, within(5e-5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 3})
  void theAreaOfPureEpsilonIsLogistic(double epsilon) {
    assertThat(new Claim(epsilon, 0, "row").greatestArea())
        .isCloseTo(1 / (1 + Math.exp(-epsilon)), within(1e-12));
  }

  @Test
  void theAreaIsThatUnderTheCurve() {
    Claim claim = new Claim(0.7, 0.05, "row");
    int steps = 100_000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += claim.mostTruePositives((i + 0.5) / steps) / steps;
    }

    assertThat(claim.greatestArea()).isCloseTo(sum, within(1e-8));
  }

  @Test
  void readsWhatIsWritten() {
    assertThat(Claim.parse("1,1e-5,person")).isEqualTo(new Claim(1, 1e-5, "person"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1,1e-5",
        "x,0,row",
        "0,0,row",
        "-1,0,row",
        "1,1,row",
        "1,0,family",
        "NaN,0,row"
      })
  void refusesWhatIsNoClaim(String text) {
    assertThatThrownBy(() -> Claim.parse(text)).isInstanceOf(UserError.class);
  }
}
