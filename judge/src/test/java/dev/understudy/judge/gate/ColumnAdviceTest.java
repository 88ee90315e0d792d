package dev.understudy.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.attack.WithoutColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the gate says of columns it tried to do without.
class ColumnAdviceTest {

  private static final Rule RULE =
      new Rule(
          "membership",
          "attacks/all/auc",
          Rule.Direction.AT_MOST,
          0.55,
          0.6,
          0.5,
          "",
          "Drop columns, first {column}.");

  private static String advice(double before, double withoutAge, double withoutCity) {
    return new ColumnAdvice(null)
        .tried(
            RULE,
            List.of(
                new WithoutColumn("age", before, withoutAge, 3_000),
                new WithoutColumn("city", before, withoutCity, 3_000)));
  }

  @Test
  void aColumnThatSufficesIsNamed() {
    assertThat(advice(0.62, 0.52, 0.61))
        .isEqualTo(
            "Drop columns, first 'age'. Tried on at most 3,000 people of each side: the figure is"
                + " 0.620 with all columns, 0.520 without 'age', 0.610 without 'city'; dropping"
                + " 'age' would bring it to what a release needs (judge the table again without"
                + " it).");
  }

  @Test
  void aColumnThatHelpsALittleIsNotSold() {
    assertThat(advice(0.62, 0.58, 0.61))
        .contains("first 'age'")
        .endsWith("no column alone brings it to what a release needs.");
  }

  @Test
  void columnsThatDoNotHelpAreNotNamedAsAdvice() {
    assertThat(advice(0.62, 0.63, 0.64))
        .contains("first the column with most different values")
        .endsWith("dropping one of them alone does not help.");
  }

  /// The report saw a leak among more people; the trial did not, so it cannot show what stops it.
  @Test
  void aTrialThatDoesNotSeeTheLeakSaysNothing() {
    assertThat(advice(0.54, 0.53, 0.54))
        .contains("first the column with most different values")
        .endsWith("so the trial says nothing.");
  }

  @Test
  void withoutATrialNothingIsClaimed() {
    assertThat(new ColumnAdvice(null).untried(RULE))
        .isEqualTo("Drop columns, first the column with most different values.");
  }
}
