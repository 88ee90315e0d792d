package dev.understudy.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.gate.Rule.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

  private static final Rule MEMBERSHIP =
      new Rule("membership", "attacks/all/auc", Direction.AT_MOST, 0.55, 0.60, 0.5, "", "");

  private static final Rule USEFULNESS =
      new Rule("usefulness", "measures/x", Direction.AT_LEAST, -0.05, -0.3, null, "", "");

  /// Harmless and known; harmless but not known; a leak that is proved but may be small; more than
  /// a release allows; more than anything allows.
  @ParameterizedTest
  @CsvSource({
    "0.48, 0.53, RELEASE",
    "0.51, 0.54, RELEASE",
    "0.45, 0.60, INCONCLUSIVE",
    "0.20, 0.80, INCONCLUSIVE",
    "0.51, 0.58, RESTRICT",
    "0.56, 0.70, RESTRICT",
    "0.601, 0.62, REJECT"
  })
  void atMost(double low, double high, Outcome outcome) {
    assertThat(MEMBERSHIP.outcome(low, high)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.04, 0.01, RELEASE",
    "-0.10, 0.02, INCONCLUSIVE",
    "-0.20, -0.06, RESTRICT",
    "-0.40, -0.31, REJECT"
  })
  void atLeast(double low, double high, Outcome outcome) {
    assertThat(USEFULNESS.outcome(low, high)).isEqualTo(outcome);
  }
}
