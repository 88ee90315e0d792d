package dev.understudy.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

  @Test
  void breaksAtSpacesAndIndentsEveryLine() {
    assertThat(Wrapping.wrap("one two three four", 2, 11)).isEqualTo("  one two\n  three\n  four");
  }

  @Test
  void keepsAWordThatIsTooLong() {
    assertThat(Wrapping.wrap("a incomprehensibilities b", 0, 10))
        .isEqualTo("a\nincomprehensibilities\nb");
  }

  @Test
  void countsCharactersRatherThanBytes() {
    assertThat(Wrapping.wrap("éé 😀😀", 0, 5)).isEqualTo("éé 😀😀");
  }
}
