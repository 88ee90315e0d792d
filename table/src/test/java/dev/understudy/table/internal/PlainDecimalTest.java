package dev.understudy.table.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDecimalTest {

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return PlainDecimal.parse(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "-7",
        "10",
        "0.5",
        "-0.5",
        "35000.0",
        "2.30",
        "0.000000000000000001",
        "99999999999999999",
        "-9999999.9999999999",
        "42.317265274987314",
        "0.00"
      })
  void canonicalNumbersKeepTheirSpellingAndAreTheNearestDouble(String text) {
    long packed = parse(text);
    assertThat(packed).isNotEqualTo(PlainDecimal.NONE);
    assertThat(PlainDecimal.text(packed)).isEqualTo(text);
    assertThat(PlainDecimal.value(packed)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "007",
        "00",
        "-0",
        "-0.0",
        ".5",
        "5.",
        "1e5",
        "1,5",
        " 1",
        "1 ",
        "1.2.3",
        "x",
        "100000000000000000",
        "12345678901234567890123",
        "0.0000000000000000001",
        "NaN",
        "1_000",
        "٣"
      })
  void everythingElseIsLeftToTheTexts(String text) {
    assertThat(parse(text)).isEqualTo(PlainDecimal.NONE);
  }

  @Test
  void anyDecimalOfUpToSeventeenDigitsComesBackAsItWas() {
    SplittableRandom random = new SplittableRandom(20260101);
    for (int i = 0; i < 100_000; i++) {
      long mantissa = random.nextLong(1L << random.nextInt(1, 56)) - random.nextLong(1000);
      int decimals = random.nextInt(19);
      String text = java.math.BigDecimal.valueOf(mantissa, decimals).toPlainString();
      long packed = parse(text);
      assertThat(PlainDecimal.mantissa(packed)).as(text).isEqualTo(mantissa);
      assertThat(PlainDecimal.decimals(packed)).as(text).isEqualTo(decimals);
      assertThat(PlainDecimal.text(packed)).isEqualTo(text);
      assertThat(PlainDecimal.value(packed)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }
}
