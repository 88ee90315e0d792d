package dev.understudy.table.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `java.time` is the oracle.
class MomentPatternTest {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private static long parse(String pattern, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return MomentPattern.of(pattern).parse(bytes, 0, bytes.length);
  }

  private static String write(MomentPattern pattern, long micros) {
    byte[] target = new byte[pattern.maximumLength()];
    return new String(target, 0, pattern.write(micros, target, 0), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yyyy-MM-dd HH:mm:ss.SSSSSS",
        "dd.MM.yyyy HH:mm:ss.SSSSSS",
        "M/d/yyyy h:mm:ss.SSSSSS a",
        "yyyyMMddHHmmssSSSSSS",
        "d MMM yyyy HH:mm:ss.SSSSSS",
        "MMMM d, yyyy HH:mm:ss.SSSSSS",
        "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"
      })
  void readsAndWritesWhatJavaTimeDoes(String pattern) {
    MomentPattern ours = MomentPattern.of(pattern);
    DateTimeFormatter oracle = DateTimeFormatter.ofPattern(pattern, Locale.US);
    SplittableRandom random = new SplittableRandom(pattern.hashCode());
    for (int i = 0; i < 20_000; i++) {
      long micros = random.nextLong(-60_000_000_000_000_000L, 60_000_000_000_000_000L);
      String expected = EPOCH.plus(micros, ChronoUnit.MICROS).format(oracle);
      assertThat(write(ours, micros)).isEqualTo(expected);
      assertThat(parse(pattern, expected)).as(expected).isEqualTo(micros);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2021-02-29",
    "yyyy-MM-dd, 2021-13-01",
    "yyyy-MM-dd, 2021-00-01",
    "yyyy-MM-dd, 2021-1-01",
    "yyyy-MM-dd, 2021-01-01x",
    "yyyy-MM-dd, 2021-01",
    "dd.MM.yyyy, 31.04.2020",
    "HH:mm, 24:00",
    "HH:mm, 12:60",
    "h:mm a, 13:00 PM",
    "h:mm a, 0:30 AM",
    "d MMM yyyy, 1 Foo 2020"
  })
  void whatIsNoSuchMomentIsNone(String pattern, String text) {
    assertThat(parse(pattern, text)).isEqualTo(MomentPattern.NONE);
  }

  @Test
  void leapDaysAndCenturiesAreKept() {
    for (String day :
        List.of("2000-02-29", "1900-02-28", "2024-02-29", "0001-01-01", "1582-10-15")) {
      long expected =
          java.time.LocalDate.parse(day).toEpochDay() * MomentPattern.MICROSECONDS_PER_DAY;
      assertThat(parse("yyyy-MM-dd", day)).isEqualTo(expected);
    }
  }

  @Test
  void singleLettersReadOneOrTwoDigits() {
    assertThat(parse("d/M/yyyy", "3/4/2020")).isEqualTo(parse("dd/MM/yyyy", "03/04/2020"));
    assertThat(parse("d/M/yyyy", "13/12/2020")).isEqualTo(parse("dd/MM/yyyy", "13/12/2020"));
  }

  @Test
  void yearsOfTwoDigitsAreFrom1930To2029() {
    assertThat(parse("dd.MM.yy", "01.01.30")).isEqualTo(parse("dd.MM.yyyy", "01.01.1930"));
    assertThat(parse("dd.MM.yy", "01.01.29")).isEqualTo(parse("dd.MM.yyyy", "01.01.2029"));
  }

  @Test
  void offsetsOfThePatternAreTakenOff() {
    long utc =
        LocalDateTime.of(2020, 1, 1, 10, 0).toEpochSecond(ZoneOffset.UTC)
            * MomentPattern.MICROSECONDS_PER_SECOND;
    assertThat(parse("yyyy-MM-dd'T'HH:mm:ssXXX", "2020-01-01T12:00:00+02:00")).isEqualTo(utc);
    assertThat(parse("yyyy-MM-dd'T'HH:mm:ssXXX", "2020-01-01T10:00:00Z")).isEqualTo(utc);
    assertThat(parse("yyyy-MM-dd'T'HH:mm:ssxx", "2020-01-01T05:30:00-0430")).isEqualTo(utc);
    assertThat(write(MomentPattern.of("yyyy-MM-dd'T'HH:mm:ssXXX"), utc))
        .isEqualTo("2020-01-01T10:00:00Z");
  }

  @Test
  void literalOffsetsOfOneColumnKeepTheDifferencesBetweenRows() {
    MomentSpelling spelling =
        MomentSpelling.of(List.of("yyyy-MM-dd HH:mm'+02:00'", "yyyy-MM-dd HH:mm'+01:00'"), false);
    byte[] summer = "2014-10-22 11:00+02:00".getBytes(StandardCharsets.UTF_8);
    byte[] winter = "2014-10-22 11:00+01:00".getBytes(StandardCharsets.UTF_8);
    long difference =
        spelling.parse(winter, 0, winter.length) - spelling.parse(summer, 0, summer.length);
    assertThat(difference).isEqualTo(60 * MomentPattern.MICROSECONDS_PER_MINUTE);
  }

  @Test
  void ofSeveralFormatsTheFirstThatLosesNothingIsWritten() {
    MomentSpelling spelling =
        MomentSpelling.of(List.of("yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.SSS"), false);
    for (String text : List.of("2020-01-01 10:30", "2020-01-01 10:30:00.250")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] target = new byte[spelling.maximumLength()];
      int end = spelling.write(spelling.parse(bytes, 0, bytes.length), target, 0);
      assertThat(new String(target, 0, end, StandardCharsets.UTF_8)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM", "QQQ yyyy-MM-dd", "yyyy-MM-dd 'T", "hh:mm", "", "yyyyy-MM-dd"})
  void aPatternThatSaysTooLittleOrTooMuchIsRefused(String pattern) {
    assertThatThrownBy(() -> MomentPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pattern");
  }
}
