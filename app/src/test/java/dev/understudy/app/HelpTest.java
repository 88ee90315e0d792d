package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.app.Shell.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

  static List<String> commands() {
    return Catalogue.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWithExamples(String command) {
    Outcome outcome = Shell.run(command, "--help");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("Usage: understudy " + command)
        .containsPattern("Examples?:\n  understudy " + command)
        .contains(
            "Options of every command:", "--seed", "--config", "--json", "--quiet", "--debug");
    assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpMayComeFirst(String command) {
    assertThat(Shell.run("help", command)).isEqualTo(Shell.run(command, "--help"));
  }

  @Test
  void helpOfTheProgramListsEveryCommandWithASummary() {
    Outcome outcome = Shell.run("--help");

    assertThat(outcome.status()).isZero();
    for (Catalogue command : Catalogue.values()) {
      assertThat(outcome.out()).containsPattern("\n  " + command.commandName() + " +\\S");
    }
    assertThat(outcome.out()).contains("Examples:", "--version");
    assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void nothingSaidGivesTheHelpAsATrouble() {
    Outcome outcome = Shell.run();

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEqualTo(Shell.run("--help").out());
  }

  @Test
  void versionIsOneLine() {
    assertThat(Shell.run("--version").out()).matches("understudy \\S+ \\(Java 25.*\\)\n");
    assertThat(Shell.run("-V")).isEqualTo(Shell.run("--version"));
  }
}
