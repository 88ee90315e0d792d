package dev.understudy.workflow.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortfolioTest {

  private static final List<Candidate> ALL = Portfolio.of(GeneratorSettings.USUAL);

  @Test
  void everyGeneratorIsKnownByItsName() {
    assertThat(ALL).extracting(Candidate::name).doesNotHaveDuplicates();
    for (Synthesizer synthesizer : Synthesizers.all()) {
      assertThat(Portfolio.named(synthesizer.name(), GeneratorSettings.USUAL).name())
          .isEqualTo(synthesizer.name());
    }
  }

  @Test
  void theWidthOfASearchNeverTakesTimeFromItsDepth() {
    assertThat(ALL)
        .filteredOn(Candidate::ifTimeAllows)
        .extracting(Candidate::name)
        .containsExactly("bayesian-network", "mixture", "autoregressive");
  }

  @Test
  void independentColumnsAloneAreNeverReleased() {
    assertThat(ALL)
        .filteredOn(candidate -> !candidate.released())
        .extracting(Candidate::name)
        .containsExactly("independent");
  }

  @Test
  void whatIsTakenWithoutAComparisonComesFirst() {
    assertThat(ALL.stream().filter(Candidate::released).findFirst())
        .map(Candidate::name)
        .hasValue("copula");
  }

  @Test
  void anUnknownNameIsToldTheKnownOnes() {
    assertThatThrownBy(() -> Portfolio.named("gan", GeneratorSettings.USUAL))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("There is no model 'gan'; the models are: ")
        .hasMessageContaining("copula");
  }
}
