package dev.understudy.table.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberSpellingTest {

  private static double parse(NumberSpelling spelling, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return spelling.parse(bytes, 0, bytes.length);
  }

  private static String write(NumberSpelling spelling, double value) {
    byte[] target = new byte[NumberSpelling.ROOM];
    int end = spelling.write(value, target, 0);
    return end < 0 ? spelling.text(value) : new String(target, 0, end, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "false|       |1234.5     |1234.5",
        "false|       |+12        |12",
        "false|       |.7         |0.7",
        "false|       |5.         |5",
        "false|       |1e3        |1000",
        "false|       |1.5E-3     |0.0015",
        "false|       |007        |7",
        "true |       |1,5        |1.5",
        "false|#,##0  |1,234,567.5|1234567.5",
        "true |#.##0  |1.234,5    |1234.5",
        "false|#'##0  |12'345     |12345",
        "true |`# ##0`|1 234,5    |1234.5"
      })
  void readsTheMarksOfTheColumn(boolean comma, String format, String text, double value) {
    List<String> formats = format == null ? List.of() : List.of(format);
    assertThat(parse(NumberSpelling.of(-1, comma, formats), text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false||1,5",
        "false||1.2.3",
        "false||abc",
        "false||-",
        "false||1e",
        "false||1e400",
        "false||NaN",
        "false||Infinity",
        "false||0x10",
        "false||1d",
        "true||1.5",
        "false|#,##0|12,34",
        "false|#,##0|1234,567",
        "false|#,##0|1,23,456",
        "false||12 kg"
      })
  void whatIsNoNumberHereIsNone(boolean comma, String format, String text) {
    List<String> formats = format == null ? List.of() : List.of(format);
    assertThat(parse(NumberSpelling.of(-1, comma, formats), text)).isNaN();
  }

  @Test
  void withoutDecimalsTheShortestSpellingThatReadsBackIsWritten() {
    NumberSpelling shortest = NumberSpelling.of(-1, false, List.of());
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(value)) {
        continue;
      }
      String text = write(shortest, value);
      assertThat(parse(shortest, text)).as(text).isEqualTo(value);
    }
    assertThat(write(shortest, 0.1)).isEqualTo("0.1");
    assertThat(write(shortest, -0.0)).isEqualTo("0");
    assertThat(write(shortest, 22.6909394821587)).isEqualTo("22.6909394821587");
    assertThat(write(shortest, 123456789012.0)).isEqualTo("123456789012");
    assertThat(write(shortest, 0.00001)).isEqualTo("0.00001");
    assertThat(write(shortest, 1e300)).isEqualTo("1E300");
    assertThat(write(shortest, 5e-324)).isEqualTo("4.9E-324");
  }

  @Test
  void declaredDecimalsAreWrittenInFullAndRoundToTheNearest() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 100_000; i++) {
      int decimals = random.nextInt(7);
      long mantissa = random.nextLong(2_000_000_000L) - 1_000_000_000L;
      double value = mantissa / Math.pow(10, decimals);
      String expected = BigDecimal.valueOf(mantissa, decimals).toPlainString();
      assertThat(write(NumberSpelling.of(decimals, false, List.of()), value)).isEqualTo(expected);
    }
    NumberSpelling two = NumberSpelling.of(2, false, List.of());
    assertThat(write(two, Math.PI)).isEqualTo("3.14");
    assertThat(write(two, -0.001)).isEqualTo("0.00");
    assertThat(write(two, 1e20))
        .isEqualTo(new BigDecimal(1e20).setScale(2, RoundingMode.HALF_EVEN).toPlainString());
  }

  @Test
  void marksAndGroupsAreWrittenAsTheyWereRead() {
    assertThat(write(NumberSpelling.of(2, true, List.of("#.##0")), 1234567.5))
        .isEqualTo("1.234.567,50");
    assertThat(write(NumberSpelling.of(0, false, List.of("#,##0")), -123456)).isEqualTo("-123,456");
    assertThat(write(NumberSpelling.of(0, false, List.of("#,##0")), 999)).isEqualTo("999");
    assertThat(write(NumberSpelling.of(-1, false, List.of("0.0")), 3)).isEqualTo("3.0");
    assertThat(write(NumberSpelling.of(-1, false, List.of("0.0")), 3.25)).isEqualTo("3.25");
    assertThat(write(NumberSpelling.of(-1, true, List.of()), 3.25)).isEqualTo("3,25");
  }

  @Test
  void aFormatThatIsNoneIsRefused() {
    assertThatThrownBy(() -> NumberSpelling.of(-1, false, List.of("yyyy")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("yyyy");
  }
}
