package dev.understudy.table.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
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
        "9623682624367036000",
        "18446744073709551617",
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
      String text = BigDecimal.valueOf(mantissa, decimals).toPlainString();
      long packed = parse(text);
      assertThat(PlainDecimal.mantissa(packed)).as(text).isEqualTo(mantissa);
      assertThat(PlainDecimal.decimals(packed)).as(text).isEqualTo(decimals);
      assertThat(PlainDecimal.text(packed)).isEqualTo(text);
      assertThat(PlainDecimal.value(packed)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  @Test
  void spellingsOfDoublesAndOfTheMiddleBetweenTwoAreRoundedRight() {
    SplittableRandom random = new SplittableRandom(20260102);
    for (int i = 0; i < 200_000; i++) {
      double value = random.nextDouble() * Math.pow(10, random.nextInt(-1, 16));
      BigDecimal middle =
          new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.TWO);
      for (BigDecimal exact : new BigDecimal[] {new BigDecimal(value), middle}) {
        int digits = 16 + random.nextInt(2);
        String text = exact.round(new MathContext(digits)).toPlainString();
        long packed = parse(text);
        if (packed != PlainDecimal.NONE) {
          assertThat(PlainDecimal.value(packed)).as(text).isEqualTo(Double.parseDouble(text));
          assertThat(PlainDecimal.value(parse("-" + text))).isEqualTo(-Double.parseDouble(text));
        }
      }
    }
    String tie = "9007199254740993.0";
    assertThat(PlainDecimal.value(parse(tie))).isEqualTo(Double.parseDouble(tie));
    tie = "4503599627370497.5";
    assertThat(PlainDecimal.value(parse(tie))).isEqualTo(Double.parseDouble(tie));
  }
}
