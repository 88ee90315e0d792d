package dev.understudy.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReproductionTest {

  private static final List<String> WORDS =
      List.of("printf", "%s\n", "patients.csv", "it's", "a b", "$HOME", "a|b", "", "--where=c>=1");

  @Test
  void plainWordsStayPlain() {
    assertThat(Reproduction.command(List.of("understudy", "fit", "a.csv", "--seed", "7")))
        .isEqualTo("understudy fit a.csv --seed 7");
  }

  @Test
  void aShellReadsTheWordsBack() throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", Reproduction.command(WORDS)).start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(shell.waitFor()).isZero();
    assertThat(read.split("\n", -1))
        .startsWith(WORDS.subList(2, WORDS.size()).toArray(String[]::new));
  }
}
