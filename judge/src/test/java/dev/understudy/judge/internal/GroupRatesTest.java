package dev.understudy.judge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.internal.GroupRates.Events;
import dev.understudy.judge.internal.GroupRates.Gap;
import dev.understudy.judge.internal.GroupRates.Judged;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Three groups of 80 rows by a formula, and what Fairlearn 0.15.0 says of them; calibration by a
/// few lines of NumPy.
class GroupRatesTest {

  private static final int ROWS = 240;
  private static final int[] GROUPS = IntStream.range(0, ROWS).map(row -> row % 3).toArray();
  private static final boolean[] ALL = {true, true, true};

  /// In the order of the rates predicted.
  private static final double[] SHARES = {0.5, 0.4, 0.3};

  private static final Judged JUDGED = new Judged(ALL, ALL, ALL, SHARES);

  private static Events events() {
    Events events = new Events(new boolean[ROWS], new boolean[ROWS], new float[ROWS]);
    for (int row = 0; row < ROWS; row++) {
      int group = GROUPS[row];
      boolean truth = row * 7 % 11 < 4 + group;
      float probability =
          (float) ((row * 37 + 11) % 101 / 101.0 * 0.6 + (truth ? 0.35 * (1 - 0.2 * group) : 0));
      events.truth()[row] = truth;
      events.probability()[row] = probability;
      events.called()[row] = probability > 0.5;
    }
    return events;
  }

  private static byte[] once() {
    byte[] once = new byte[ROWS];
    Arrays.fill(once, (byte) 1);
    return once;
  }

  @Test
  void gapsAreThoseOfFairlearn() {
    GroupRates rates = GroupRates.of(events(), GROUPS, 3, once());

    assertThat(rates.predicted()).containsExactly(new double[] {0.4, 0.2875, 0.275}, within(1e-12));
    assertThat(rates.gap(Gap.PARITY, JUDGED)).isCloseTo(0.125, within(1e-12));
    assertThat(rates.gap(Gap.DISPARATE_IMPACT, JUDGED)).isCloseTo(0.6875, within(1e-12));
    assertThat(rates.gap(Gap.OPPORTUNITY, JUDGED)).isCloseTo(0.35632183908045983, within(1e-12));
    // True positive rates differ by .3563, false positive rates .2353 and .2.
    assertThat(rates.gap(Gap.ODDS, JUDGED))
        .isCloseTo((0.35632183908045983 + 0.23529411764705882 - 0.2) / 2, within(1e-12));
    assertThat(rates.calibration())
        .containsExactly(
            new double[] {0.15370668275281787, 0.09899999934132211, 0.20462994948029517},
            within(1e-6));
  }

  /// What matters is which group the training rows favour, not which one the model does.
  @Test
  void aGapThatTurnsRoundBecomesNegative() {
    Judged turned = new Judged(ALL, ALL, ALL, new double[] {0.3, 0.4, 0.5});
    GroupRates rates = GroupRates.of(events(), GROUPS, 3, once());

    assertThat(rates.gap(Gap.PARITY, turned)).isCloseTo(-0.125, within(1e-12));
    assertThat(rates.gap(Gap.DISPARATE_IMPACT, turned)).isCloseTo(1 / 0.6875, within(1e-12));
  }

  @Test
  void aGroupThatIsTooSmallToJudgeOpensNoGap() {
    GroupRates rates = GroupRates.of(events(), GROUPS, 3, once());
    boolean[] first = {true, true, false};
    boolean[] one = {true, false, false};

    assertThat(rates.gap(Gap.PARITY, new Judged(first, first, first, SHARES)))
        .isCloseTo(0.1125, within(1e-12));
    assertThat(rates.gap(Gap.PARITY, new Judged(one, one, one, SHARES))).isNaN();
  }

  @Test
  void weightsCountRowsAsOftenAsTheyWereDrawn() {
    byte[] twice = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      twice[row] = (byte) (row < 120 ? 2 : 0);
    }
    Events events = events();
    int[] firstHalf = IntStream.range(0, ROWS).map(row -> row < 120 ? GROUPS[row] : -1).toArray();

    GroupRates weighted = GroupRates.of(events, GROUPS, 3, twice);
    GroupRates plain = GroupRates.of(events, firstHalf, 3, once());

    assertThat(weighted.truePositive()).containsExactly(plain.truePositive(), within(1e-12));
    assertThat(weighted.calibration()).containsExactly(plain.calibration(), within(1e-6));
  }
}
