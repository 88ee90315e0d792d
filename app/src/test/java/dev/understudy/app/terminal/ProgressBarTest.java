package dev.understudy.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  private ProgressBar bar(boolean unicode) {
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return ProgressBar.on(stream, unicode, () -> false, clock::get);
  }

  private List<String> drawn() {
    return Stream.of(bytes.toString(StandardCharsets.UTF_8).split("\r\u001B\\[K", -1))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private void pass(double seconds) {
    clock.addAndGet((long) (seconds * 1e9));
  }

  @Test
  void showsPhaseShareRateAndTimeLeft() {
    ProgressBar bar = bar(true);
    bar.at("sampling", 0, 1000);
    pass(2);
    bar.at("sampling", 250, 1000);

    assertThat(drawn()).hasSize(1);
    assertThat(drawn().getFirst())
        .startsWith("sampling ")
        .contains("━━━━━━━──────", " 25 %", "125/s", "6 s left");
  }

  @Test
  void keepsToAsciiWhereNothingElseCanBeShown() {
    ProgressBar bar = bar(false);
    pass(1);
    bar.at("fitting", 1, 2);

    assertThat(drawn().getFirst()).contains("##############..............", " 50 %");
    assertThat(drawn().getFirst().chars()).allMatch(character -> character < 128);
  }

  @Test
  void drawsAtMostTenTimesASecond() {
    ProgressBar bar = bar(true);
    for (int i = 0; i < 10_000; i++) {
      pass(0.001);
      bar.at("fitting", i, 10_000);
    }

    assertThat(drawn()).hasSizeBetween(90, 100);
  }

  @Test
  void staysQuietWhenWorkIsDoneAtOnce() {
    ProgressBar bar = bar(true);
    pass(0.1);
    bar.at("fitting", 1, 1);
    bar.close();

    assertThat(bytes.size()).isZero();
  }

  @Test
  void takesItsLineAwayInTheEnd() {
    ProgressBar bar = bar(true);
    pass(1);
    bar.at("fitting", 1, 2);
    bar.close();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("\r\u001B[K");
  }

  @Test
  void workOfUnknownLengthShowsACount() {
    ProgressBar bar = bar(true);
    pass(3);
    bar.at("reading", 12_345, 0);

    assertThat(drawn().getFirst()).startsWith("reading ").contains("12,345").doesNotContain("%");
  }
}
