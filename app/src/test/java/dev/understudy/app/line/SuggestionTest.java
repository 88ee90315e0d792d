package dev.understudy.app.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  private static final List<String> OPTIONS =
      List.of("--output", "--target", "--rows", "--holdout-share", "--drop", "--rare");

  @Test
  void aSlipOfTheKeyboardFindsTheName() {
    assertThat(Suggestion.nearest("--ouptut", OPTIONS)).contains("--output");
    assertThat(Suggestion.nearest("--tarqet", OPTIONS)).contains("--target");
    assertThat(Suggestion.nearest("--row", OPTIONS)).contains("--rows");
    assertThat(Suggestion.nearest("--holdout_share", OPTIONS)).contains("--holdout-share");
    assertThat(Suggestion.nearest("--holdout", OPTIONS)).contains("--holdout-share");
    assertThat(Suggestion.nearest("--DROP", OPTIONS)).contains("--drop");
  }

  @Test
  void somethingElseFindsNothing() {
    assertThat(Suggestion.nearest("--verbose", OPTIONS)).isEmpty();
    assertThat(Suggestion.nearest("x", OPTIONS)).isEmpty();
  }
}
