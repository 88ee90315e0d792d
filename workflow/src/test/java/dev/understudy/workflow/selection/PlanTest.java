package dev.understudy.workflow.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.synth.GeneratorSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final List<Candidate> ALL = Portfolio.of(GeneratorSettings.USUAL);

  private static final List<Candidate> ALWAYS =
      ALL.stream().filter(candidate -> !candidate.ifTimeAllows()).toList();

  private static Plan plan(int rows, int columns, int seconds) {
    return Plan.of(ALL, rows, columns, Duration.ofSeconds(seconds));
  }

  @Test
  void theUsualBudgetTriesEverythingOnAllRowsOfAnUsualTable() {
    Plan plan = plan(32_561, 15, 30);

    assertThat(plan.tried()).containsAll(ALWAYS);
    assertThat(plan.rows()).isEqualTo(32_561);
    assertThat(plan.repeats()).isPositive();
  }

  @Test
  void smallTablesAreDecidedByManyRepeats() {
    assertThat(plan(300, 14, 30).repeats()).isEqualTo(10);
    assertThat(plan(300, 14, 30).draws()).isEqualTo(2);
    assertThat(plan(300, 14, 30).tried()).containsAll(ALWAYS);
    assertThat(plan(300, 14, 8).repeats()).isBetween(2, 5);
    assertThat(plan(2_000, 14, 30).repeats()).isEqualTo(5);
    assertThat(plan(1_000_000, 14, 30).repeats()).isEqualTo(1);
  }

  @Test
  void largeTablesAreDecidedOnAPartOfTheRows() {
    Plan plan = plan(1_000_000, 15, 30);

    assertThat(plan.tried()).containsAll(ALWAYS);
    assertThat(plan.rows()).isBetween(10_000, 200_000);
  }

  @Test
  void moreTimeTriesMore() {
    assertThat(plan(200_000, 15, 60).rows()).isGreaterThan(plan(200_000, 15, 20).rows());
  }

  @Test
  void withTimeToSpareEverythingIsTriedInOrder() {
    assertThat(plan(2_000, 14, 300).tried()).isEqualTo(ALL);
    Plan without = Plan.of(ALWAYS, 2_000, 14, Duration.ofSeconds(30));
    Plan with = plan(2_000, 14, 30);
    assertThat(with.repeats()).isEqualTo(without.repeats());
    assertThat(with.rows()).isEqualTo(without.rows());
  }

  @Test
  void whatIsTriedAlwaysLeavesAChoice() {
    for (int columns : new int[] {2, 20, 300}) {
      for (int seconds : new int[] {1, 3, 10, 30}) {
        Plan plan = plan(5_000, columns, seconds);
        assertThat(plan.tried().stream().filter(Candidate::released).count()).isNotEqualTo(1);
        assertThat(plan.tried().size() + plan.leftOut().size()).isEqualTo(ALL.size());
      }
    }
  }

  @Test
  void tooFewRowsTellNothing() {
    assertThat(plan(40, 5, 30).searches()).isFalse();
  }
}
