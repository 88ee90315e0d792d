package dev.understudy.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerNoiseTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({"0.25, .786570707041948", "1, .398942278266862", "4, .199471140200716"})
  void zeroIsDrawnAsOftenAsPublished(double variance, double probability) {
    var noise = new IntegerNoise(new TestBits(1)).new Gaussian(variance);
    int zeros = 0;
    for (int i = 0; i < DRAWS; i++) {
      zeros += noise.draw() == 0 ? 1 : 0;
    }
    double error = Math.sqrt(probability * (1 - probability) / DRAWS);
    assertThat((double) zeros / DRAWS).isCloseTo(probability, within(4.5 * error));
  }

  @ParameterizedTest
  @CsvSource({"0.25, .215012675088138", "1, .999999788767728", "1600, 1600"})
  void theVarianceIsAsPublished(double parameter, double variance) {
    var noise = new IntegerNoise(new TestBits(2)).new Gaussian(parameter);
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < DRAWS; i++) {
      double square = Math.pow(noise.draw(), 2);
      squares += square / DRAWS;
      fourths += square * square / DRAWS;
    }
    double error = Math.sqrt((fourths - squares * squares) / DRAWS);
    assertThat(squares).isCloseTo(variance, within(4.5 * error));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 1.7, 30, 1000})
  void gaussianDrawsFollowTheirDistribution(double variance) {
    var noise = new IntegerNoise(new TestBits(3)).new Gaussian(variance);
    ChiSquare.assertFits(DRAWS, noise::draw, k -> Math.exp(-(double) k * k / (2 * variance)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "2, 7", "4294967296, 1073741824"})
  void laplaceDrawsFollowTheirDistribution(long scale, long divisor) {
    var noise = new IntegerNoise(new TestBits(4));
    ChiSquare.assertFits(
        DRAWS,
        () -> noise.laplace(scale, divisor),
        k -> Math.exp(-Math.abs((double) k) * divisor / scale));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 12.345, 2500, 1e9})
  void bigIntegersAndDoublesDrawTheSameFromTheSameBits(double variance) {
    var fastBits = new TestBits(5);
    var slowBits = new TestBits(5);
    var fast = new IntegerNoise(fastBits, true).new Gaussian(variance);
    var slow = new IntegerNoise(slowBits, false).new Gaussian(variance);
    for (int i = 0; i < 3_000; i++) {
      assertThat(fast.draw()).isEqualTo(slow.draw());
      assertThat(fastBits.words()).isEqualTo(slowBits.words());
    }
  }

  /// The first 32 bits are those of the probability itself, so that no double can decide.
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "5, 2", "0, 1", "1, 1000000", "7, 1"})
  void bitsThatNoDoubleDecidesAreDecidedTheSame(long numerator, long denominator) {
    double probability = Math.exp(-(double) numerator / denominator);
    var x = new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    long word = Math.min((1L << 32) - 1, (long) Math.floor(probability * 0x1p32));
    for (int seed = 0; seed < 50; seed++) {
      for (long first = Math.max(0, word - 1); first <= Math.min(word + 1, 0xffff_ffffL); first++) {
        var fastBits = new TestBits(seed, first);
        var slowBits = new TestBits(seed, first);
        assertThat(new ExponentialCoin(fastBits, true).toss(probability, x))
            .isEqualTo(new ExponentialCoin(slowBits, false).toss(probability, x));
        assertThat(fastBits.words()).isEqualTo(slowBits.words());
      }
    }
  }

  /// Whatever is less likely than any double can still happen, and is asked for once in 2^32 times.
  @Test
  void whatNoDoubleHoldsIsLeftToBigIntegers() {
    var bits = new TestBits(1, 0, 0, 0xffff_ffffL);
    var x = new Fraction(BigInteger.valueOf(50), BigInteger.ONE);
    assertThat(new ExponentialCoin(bits, true).toss(0, x)).isFalse();
    assertThat(bits.words()).isEqualTo(3);
  }

  /// exp(-n/d) by 200 terms of its series in 80 decimals.
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "22, 7", "50, 1", "3, 1000000007", "12345, 678"})
  void enclosuresHoldTheNumber(long numerator, long denominator) {
    var context = new MathContext(120);
    BigDecimal x = new BigDecimal(numerator).divide(new BigDecimal(denominator), context).negate();
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k < 300; k++) {
      term = term.multiply(x, context).divide(new BigDecimal(k), context);
      sum = sum.add(term);
    }
    for (int bits : new int[] {8, 64, 160}) {
      var enclosure =
          Enclosure.exponential(
              BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), bits);
      BigDecimal scaled = sum.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits)));
      assertThat(new BigDecimal(enclosure.lower())).isLessThanOrEqualTo(scaled);
      assertThat(new BigDecimal(enclosure.upper())).isGreaterThanOrEqualTo(scaled);
      assertThat(enclosure.upper().subtract(enclosure.lower())).isLessThan(BigInteger.valueOf(4));
    }
  }

  @Test
  void numbersBelowABoundAreEquallyLikely() {
    for (long bound : new long[] {1, 2, 3, 10, 1000}) {
      var bits = new TestBits(6);
      ChiSquare.assertFits(DRAWS, () -> bits.below(bound), k -> k >= 0 && k < bound ? 1.0 : 0.0);
    }
    var bits = new TestBits(7);
    double mean = 0;
    long bound = 3L << 40;
    for (int i = 0; i < DRAWS; i++) {
      mean += (double) bits.below(bound) / bound / DRAWS;
    }
    assertThat(mean).isCloseTo(0.5, within(4.5 / Math.sqrt(12.0 * DRAWS)));
  }

  private record Fraction(BigInteger numerator, BigInteger denominator)
      implements ExponentialCoin.Fraction {}
}
