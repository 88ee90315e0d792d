package dev.understudy.synth.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentifierPatternTest {

  private static List<String> real(String format, int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> String.format(format, number)).toList();
  }

  private static Set<String> made(List<String> real, int count) {
    IdentifierPattern pattern = IdentifierPattern.learn(real, 5);
    return IntStream.range(0, count).mapToObj(pattern::write).collect(Collectors.toSet());
  }

  @Test
  void newIdentifiersAreNobodysAndDiffer() {
    List<String> real = real("P%d", 1_000, 2_000);
    Set<String> made = made(real, 50_000);
    assertThat(made).hasSize(50_000).doesNotContainAnyElementsOf(real);
    assertThat(made).allMatch(identifier -> identifier.matches("P1\\d+"));
    List<String> wards = real("%08x-ward", 0x1000_0000, 0x1000_1000);
    assertThat(made(wards, 1_000)).hasSize(1_000).doesNotContainAnyElementsOf(wards);
  }

  @Test
  void theyAreLongerThanTheLongestRealOne() {
    List<String> real =
        IntStream.range(0, 300)
            .mapToObj(number -> number < 290 ? "A" + number % 10 : "A12345")
            .toList();
    assertThat(made(real, 100)).allMatch(identifier -> identifier.length() > 6);
  }

  @Test
  void fixedPartsBeforeWhatVariesStay() {
    List<String> real = real("%d-ZZ", 100_000_000, 100_000_200);
    assertThat(made(real, 1_000))
        .hasSize(1_000)
        .allMatch(identifier -> identifier.matches("100000\\d{4,}-ZZ"));
  }

  @Test
  void roomyPatternsKeepTheirLength() {
    assertThat(made(List.of("3fa9c1d207", "92bb01cafe", "00ff17a2b3"), 500))
        .hasSize(500)
        .allMatch(identifier -> identifier.length() == 10);
  }
}
