package dev.understudy.app.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @Test
  void commasSeparateNames() {
    assertThat(Names.split("age,sex")).containsExactly("age", "sex");
    assertThat(Names.split(" age , blood pressure,")).containsExactly("age", "blood pressure");
    assertThat(Names.split("")).isEmpty();
  }

  @Test
  void aNameInQuotesMayHoldCommasQuotesAndSpaces() {
    assertThat(Names.split("\"weight, kg\",\"say \"\"ah\"\"\",\" x \""))
        .containsExactly("weight, kg", "say \"ah\"", " x ");
    assertThat(Names.split("5\" disk")).containsExactly("5\" disk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"age", "weight, kg", "a\"b", "\"", " x ", "", "ü,ß"})
  void aQuotedNameComesBack(String name) {
    List<String> expected = name.isEmpty() ? List.of() : List.of(name);
    assertThat(Names.split(Names.quote(name))).isEqualTo(expected);
  }
}
