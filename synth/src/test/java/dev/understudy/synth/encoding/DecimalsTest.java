package dev.understudy.synth.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecimalsTest {

  private static double[] values(double unit) {
    RandomStream random = new Seed(1).stream();
    double[] values = new double[1_000];
    Arrays.setAll(values, i -> Math.rint(100 * random.nextGaussian() * unit) / unit);
    return values;
  }

  @Test
  void countsTheDigitsThatNearlyAllValuesHave() {
    assertThat(Decimals.of(values(1))).isZero();
    assertThat(Decimals.of(values(1_000))).isEqualTo(3);
    double[] odd = values(100);
    odd[3] = 0.1 + 0.2;
    odd[4] = Math.PI;
    assertThat(Decimals.of(odd)).isEqualTo(2);
  }

  @Test
  void measurementsOfFullPrecisionStayThat() {
    RandomStream random = new Seed(2).stream();
    double[] values = new double[500];
    Arrays.setAll(values, i -> random.nextGaussian());
    assertThat(Decimals.of(values)).isEqualTo(-1);
    assertThat(Decimals.of(new double[0])).isEqualTo(-1);
  }
}
