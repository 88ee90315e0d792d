package dev.understudy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void fixedDecimalsAgreeWithBigDecimal() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(4));
      int decimals = random.nextInt(5);
      String oracle =
          new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
      assertThat(new BigDecimal(Digits.fixed(value, decimals)))
          .as("%s with %d decimals", value, decimals)
          .isEqualByComparingTo(new BigDecimal(oracle));
    }
  }

  @Test
  void thereIsNoNegativeZeroAndNoNaN() {
    assertThat(Digits.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Digits.fixed(Double.NaN, 2)).isEqualTo("–");
    assertThat(Digits.percent(Double.NaN)).isEqualTo("–");
    assertThat(Digits.significant(Double.POSITIVE_INFINITY, 3)).isEqualTo("–");
  }

  @Test
  void largeCountsAreGrouped() {
    assertThat(Digits.count(9_999)).isEqualTo("9999");
    assertThat(Digits.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Digits.fixed(-12_345.678, 1)).isEqualTo("-12,345.7");
  }

  @Test
  void percentagesHaveTheDigitsThatMatter() {
    assertThat(Digits.percent(0)).isEqualTo("0\u00a0%");
    assertThat(Digits.percent(0.00001)).isEqualTo("< 0.01\u00a0%");
    assertThat(Digits.percent(0.0054)).isEqualTo("0.54\u00a0%");
    assertThat(Digits.percent(0.0316)).isEqualTo("3.2\u00a0%");
    assertThat(Digits.percent(0.334)).isEqualTo("33\u00a0%");
    assertThat(Digits.percent(0.996)).isEqualTo("99.6\u00a0%");
    assertThat(Digits.percent(1)).isEqualTo("100\u00a0%");
  }

  @Test
  void significantDigitsFollowTheSize() {
    assertThat(Digits.significant(132.1337, 4)).isEqualTo("132.1");
    assertThat(Digits.significant(0.8396, 4)).isEqualTo("0.8396");
    assertThat(Digits.significant(-0.0123456, 3)).isEqualTo("-0.0123");
    assertThat(Digits.significant(123_456, 3)).isEqualTo("123,456");
    assertThat(Digits.significant(1.26e12, 3)).isEqualTo("1.3e12");
    assertThat(Digits.significant(-2.5e-9, 3)).isEqualTo("-2.5e-9");
  }

  @Test
  void changesHaveASignUnlessThereIsNone() {
    assertThat(Digits.signed(0.034, 2)).isEqualTo("+0.03");
    assertThat(Digits.signed(-0.011, 2)).isEqualTo("\u22120.01");
    assertThat(Digits.signed(0.001, 2)).isEqualTo("0.00");
    assertThat(Digits.signed(-0.001, 2)).isEqualTo("0.00");
  }

  @Test
  void ticksAreRoundAndWrittenShort() {
    assertThat(Scale.ticks(0.93, 1.0, 5)).hasSize(4);
    assertThat(Scale.ticks(0.93, 1.0, 5)[0]).isCloseTo(0.94, within(1e-12));
    assertThat(Scale.ticks(-130, 517, 5)).containsExactly(0, 200, 400);
    assertThat(Digits.tick(0.94, 0.02)).isEqualTo("0.94");
    assertThat(Digits.tick(40, 20)).isEqualTo("40");
    assertThat(Scale.niceStep(0, 5)).isEqualTo(1);
  }
}
