package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.app.Shell.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Slips of the keyboard get one sentence, a pointer to the help, and exit status 2.
class UsageTest {

  @ParameterizedTest(name = "understudy {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          synthesise x.csv                 | There is no command 'synthesise'; did you mean 'synthesize'?
          synth x.csv                      | There is no command 'synth'; did you mean 'synthesize'?
          frobnicate                       | There is no command 'frobnicate'; the commands are: demo, doctor, synthesize, fit, compare, sample, impute, complete, encode, likelihood, inspect, evaluate, attack, gate, verify, models.
          --sed 7                          | There is no option '--sed'; did you mean '--seed'?
          --json                           | Say what to do: demo, doctor, synthesize, fit, compare, sample, impute, complete, encode, likelihood, inspect, evaluate, attack, gate, verify, models.
          models --verbose                 | 'models' has no option '--verbose'.
          models extra                     | 'models' takes no 'extra'.
          doctor                           | Missing: FILE.
          doctor a.csv b.csv               | 'doctor' takes one FILE; 'b.csv' is too much.
          doctor a.csv --taget num         | 'doctor' has no option '--taget'; did you mean '--target'?
          synthesize a.csv                 | Missing: --output DIR.
          synthesize a.csv --ouput o       | 'synthesize' has no option '--ouput'; did you mean '--output'?
          synthesize a.csv --output        | Say a value after --output: --output DIR.
          synthesize a.csv --output o --rows many | 'many' is not a whole number for --rows.
          synthesize a.csv --output o --rows 0    | --rows must be at least 1, but is 0.
          synthesize a.csv --output o --rows -5   | --rows must be at least 1, but is -5.
          synthesize a.csv --output o --holdout-share 1   | --holdout-share must be at least 0 and less than 1, such as 0.2, but is 1.0.
          synthesize a.csv --output o --holdout-share NaN | --holdout-share must be at least 0 and less than 1, such as 0.2, but is NaN.
          synthesize a.csv --output o --holdout-share x   | 'x' is not a number for --holdout-share.
          synthesize a.csv --output o --duplicates maybe  | 'maybe' is no choice for --duplicates; say keep or drop or group.
          synthesize a.csv --output o --rare hide         | 'hide' is no choice for --rare; say redraw or label.
          synthesize a.csv --output o --seed 1.5          | '1.5' is not a whole number for --seed.
          synthesize a.csv --output o --budget soon       | --budget must be a time such as 30s, 2m or 1h, but is 'soon'.
          fit a.csv --output m             | Missing: --model NAME.
          compare a.csv                    | Missing: --output DIR.
          compare a.csv --output o --seeds 0              | --seeds must be from 1 to 100, but is 0.
          compare a.csv --output o --holdout-share 0      | --holdout-share must be more than 0 and less than 1, such as 0.2, but is 0.0.
          fit a.csv --model auto --output m --epsilon 1 --unit row | Say --delta too, far below 1 / rows, such as 1e-5; or --declared-rows where the number of rows is public.
          fit a.csv --model auto --output m --epsilon 1 --delta 1e-5 | Say who is protected: --person COLUMN names the person of a row, or --unit row where each row is about somebody else.
          fit a.csv --model auto --output m --epsilon 1 --delta 1e-5 --person p | Say with --person-rows how many rows of a person count at most; rows above are left out. 1 where persons have one row each.
          fit a.csv --model auto --output m --delta 1e-5 | --delta means something with --epsilon only.
          compare a.csv --output o --unit row | --unit means something with --epsilons only.
          fit a.csv                        | Missing: --model NAME and --output M.understudy.
          fit a.csv --holdout-share 0.2    | 'fit' has no option '--holdout-share'.
          sample m --output o.csv          | Missing: --rows N.
          sample --rows 5 --output o.csv   | Missing: M.understudy.
          evaluate --train t --output o    | Missing: --synthetic S.
          inspect                          | Missing: M.understudy.
          """)
  void oneSentence(String line, String sentence) {
    Outcome outcome = Shell.run(line.split(" +"));

    assertThat(outcome.sentence()).isEqualTo(sentence);
    assertThat(outcome.err()).containsPattern("\nHelp: understudy .*--help\n$");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"models,''", "--quiet models,''", "models --quiet,''", "models --json,{"})
  void optionsOfEveryCommandMayStandAnywhere(String line, String beginning) {
    Outcome outcome = Shell.run(line.split(" "));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith(beginning).contains("copula", "independent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doctor no.csv",
        "inspect no.csv",
        "sample no.csv --rows 5 --output target/o.csv",
        "fit no.csv --model copula --output target/o.understudy",
        "synthesize no.csv --output target/o"
      })
  void onlyDebugShowsTheStackTrace(String line) {
    Outcome plain = Shell.run(line.split(" "));
    Outcome debug = Shell.run((line + " --debug").split(" "));

    assertThat(plain.status()).isEqualTo(2);
    assertThat(plain.err()).contains("no.csv").doesNotContain("\tat ").hasLineCount(1);
    assertThat(debug.status()).isEqualTo(2);
    assertThat(debug.err()).startsWith(plain.err()).contains("\tat dev.understudy");
  }
}
