package dev.understudy.synth.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.synth.Condition;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions that no row can fulfil, or that nobody understands.
class ImpossibleConditionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void saysWhatCannotBeDrawn(String name) {
    Example example = Tables.patients(500, 3);
    Model model =
        Synthesizers.named(name, GeneratorSettings.USUAL)
            .fit(example.table(), example.schema(), Run.of(new Seed(1)));
    assertThatThrownBy(() -> Tables.sampleWhere(model, List.of("ward=rare"), 10, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("withheld");
    assertThatThrownBy(() -> Tables.sampleWhere(model, List.of("wart=a"), 10, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no column 'wart'");
    assertThatThrownBy(() -> Tables.sampleWhere(model, List.of("age>=old"), 10, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'old'");
    assertThatThrownBy(() -> Tables.sampleWhere(model, List.of("id=3"), 10, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("made anew");
    assertThatThrownBy(() -> Tables.sampleWhere(model, List.of("age=60", "age=61"), 10, 1))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> Condition.parse("age"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column=value");
  }
}
