package dev.understudy.workflow.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.judge.appraisal.NearCopies;
import dev.understudy.judge.appraisal.Usefulness;
import dev.understudy.workflow.selection.Standing.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  private static final int REPEATS = 5;

  /// Five repeats that scatter by `scatter` around the given figures.
  private static Trial trial(
      String name, double detection, double scatter, double membership, double near) {
    List<Appraisal> repeats =
        IntStream.range(0, REPEATS)
            .mapToObj(repeat -> {
              double shift = scatter * (repeat - 2) * (name.length() % 2 == 0 ? 1 : -1);
              return new Appraisal(
                  new Estimate(detection + shift, 0.02),
                  List.of(
                      new Usefulness(
                          "ill", "auc", new Estimate(0.8, 0.02), new Estimate(0.8, 0.02))),
                  0.95,
                  0.95,
                  new Estimate(membership, 0.01),
                  new NearCopies(near, 0.004, 0.02, 0.004));
            })
            .toList();
    return new Trial(
        Fakes.candidate(name, train -> {}), repeats, REPEATS, "", List.of(), List.of());
  }

  private static String winner(Trial... trials) {
    return Choice.of(List.of(trials), LeakLimits.FRESH).winner().orElseThrow().name();
  }

  @Test
  void theBestScoreWins() {
    assertThat(winner(trial("good", 0.6, 0, 0.5, 0.02), trial("best", 0.55, 0, 0.5, 0.02)))
        .isEqualTo("best");
  }

  @Test
  void whoLeaksIsOutAndToldSo() {
    Choice choice =
        Choice.of(
            List.of(
                trial("good", 0.7, 0, 0.5, 0.02),
                trial("betrays members", 0.5, 0, 0.56, 0.02),
                trial("copies", 0.5, 0, 0.5, 0.06)),
            LeakLimits.FRESH);

    assertThat(choice.standings())
        .extracting(Standing::name)
        .containsExactly("good", "betrays members", "copies");
    assertThat(choice.standings())
        .extracting(Standing::outcome)
        .containsExactly(Outcome.CHOSEN, Outcome.LEAKS, Outcome.LEAKS);
    assertThat(choice.standings().get(1).reason()).contains("membership AUC is 0.560");
    assertThat(choice.standings().get(2).reason())
        .isEqualTo("Copies: 6.0 % of its rows are near copies, of fresh real rows 2.0 %.");
  }

  /// Membership as of a floor that all splits find as hard, moved by each.
  private static Trial beside(Trial trial, boolean released, double... shift) {
    List<Appraisal> repeats =
        IntStream.range(0, REPEATS)
            .mapToObj(repeat -> {
              Appraisal one = trial.repeats().get(repeat);
              return new Appraisal(
                  one.detection(),
                  one.usefulness(),
                  one.shape(),
                  one.trend(),
                  new Estimate(one.membership().value() + shift[repeat], 0.01),
                  one.nearCopies());
            })
            .toList();
    Candidate candidate = trial.candidate();
    return new Trial(
        new Candidate(candidate.name(), candidate.method(), released, candidate.cost()),
        repeats,
        REPEATS,
        "",
        List.of(),
        List.of());
  }

  /// Splits whose fresh rows are odd make harmless columns look like a leak too.
  @Test
  void membershipIsHeldAgainstWhatIndependentColumnsShow() {
    double[] odd = {0.05, 0.02, 0.06, 0.03, 0.04};
    Trial floor = beside(trial("floor", 0.9, 0, 0.5, 0.02), false, odd);
    Trial harmless = beside(trial("harmless", 0.6, 0, 0.5, 0.02), true, odd);
    Trial leaky = beside(trial("leaky", 0.55, 0, 0.5, 0.02), true, 0.08, 0.05, 0.09, 0.06, 0.07);
    Trial cautious = trial("copula", 0.8, 0, 0.5, 0.02);
    assertThat(winner(floor, cautious, harmless)).isEqualTo("harmless");
    assertThat(winner(cautious, harmless)).isEqualTo("copula");
    assertThat(winner(floor, cautious, leaky)).isEqualTo("copula");
    assertThat(winner(beside(floor, false, -0.05, -0.02, -0.06, -0.03, -0.04), cautious, leaky))
        .isEqualTo("copula");
    assertThat(
            Choice.of(List.of(floor, cautious, leaky), LeakLimits.FRESH).standings().stream()
                .filter(standing -> standing.outcome() == Outcome.LEAKS)
                .map(Standing::reason))
        .singleElement()
        .asString()
        .contains("0.570 and 0.530 beside that of independent columns as .5");
  }

  @Test
  void withinNoiseTheOneThatGivesAwayClearlyLessWins() {
    Trial daring = trial("best", 0.55, 0.02, 0.51, 0.02);

    assertThat(winner(trial("cautious", 0.56, 0.02, 0.49, 0.02), daring)).isEqualTo("best");
    assertThat(winner(trial("discreet1", 0.56, 0.02, 0.49, 0.02), daring)).isEqualTo("discreet1");
    assertThat(winner(trial("discreet1", 0.56, 0.02, 0.51, 0.02), daring)).isEqualTo("best");
    assertThat(winner(trial("discreet1", 0.75, 0.02, 0.49, 0.02), daring)).isEqualTo("best");
  }

  /// As one that is tried only if time allows.
  private static Trial outsider(Trial trial) {
    Candidate candidate = trial.candidate();
    return new Trial(
        new Candidate(candidate.name(), candidate.method(), true, candidate.cost(), true),
        trial.repeats(),
        trial.distinct(),
        "",
        List.of(),
        List.of());
  }

  @Test
  void outsidersMustBeBetterByMoreThanLuck() {
    Trial usual = trial("usual", 0.56, 0.02, 0.5, 0.02);
    Trial lucky = outsider(trial("lucky1", 0.55, 0.02, 0.5, 0.02));
    Trial better = outsider(trial("better", 0.51, 0.02, 0.5, 0.02));
    assertThat(winner(lucky, usual)).isEqualTo("usual");
    assertThat(winner(lucky, better, usual)).isEqualTo("better");
    assertThat(
            Choice.of(List.of(lucky, usual), LeakLimits.FRESH).standings().stream()
                .filter(standing -> standing.outcome() == Outcome.OUTSCORED)
                .map(Standing::reason))
        .singleElement()
        .asString()
        .endsWith("which is within noise, and seldom is the best.");
    assertThat(winner(trial("leaky1", 0.5, 0, 0.6, 0.02), lucky)).isEqualTo("lucky1");
  }

  private static Trial likely(Trial trial, double likelihood, double scatter) {
    return new Trial(
        trial.candidate(),
        trial.repeats(),
        trial.distinct(),
        "",
        List.of(),
        IntStream.range(0, REPEATS)
            .mapToObj(repeat -> new Estimate(likelihood + scatter * repeat, 0.3))
            .toList());
  }

  @Test
  void withinNoiseAndAsDiscreetTheOneThatExplainsFreshRowsWins() {
    Trial best = trial("best", 0.55, 0.02, 0.5, 0.02);
    Trial near = trial("likelier1", 0.56, 0.02, 0.5, 0.02);
    Trial far = trial("likelier1", 0.75, 0.02, 0.5, 0.02);

    assertThat(winner(likely(near, -20.0, 0.1), likely(best, -20.5, 0.1))).isEqualTo("likelier1");
    assertThat(winner(likely(near, -20.5, 0.1), likely(best, -20.0, 0.1))).isEqualTo("best");
    assertThat(winner(likely(near, -20.0, 0.1), likely(best, -19.7, -0.1))).isEqualTo("best");
    assertThat(winner(likely(far, -20.0, 0.1), likely(best, -20.5, 0.1))).isEqualTo("best");
    assertThat(winner(likely(near, -20.0, 0.1), best)).isEqualTo("best");
    assertThat(
            Choice.of(List.of(likely(near, -20.0, 0), likely(best, -20.5, 0)), LeakLimits.FRESH)
                .sentence())
        .endsWith("it finds fresh rows more probable (-20.00 against -20.50 nats a row).");
  }

  @Test
  void whereAllLeakTheLeastEvilIsTakenAndCalledSo() {
    Choice choice =
        Choice.of(
            List.of(trial("bad", 0.6, 0, 0.6, 0.05), trial("worse", 0.5, 0, 0.9, 0.9)),
            LeakLimits.FRESH);

    assertThat(choice.winner()).map(Candidate::name).hasValue("bad");
    assertThat(choice.sentence()).contains("although it gives away more than fresh real rows");
  }

  @Test
  void nothingMeasuredIsNothingChosen() {
    Choice choice = Choice.of(List.of(Trial.failed(Fakes.broken(), "No.")), LeakLimits.FRESH);

    assertThat(choice.winner()).isEmpty();
    assertThat(choice.standings())
        .singleElement()
        .satisfies(standing -> assertThat(standing.outcome()).isEqualTo(Outcome.FAILED));
  }

  @Test
  void theScoreIsTheMeanOfThreeShares() {
    Score score = Score.of(trial("half", 0.75, 0, 0.5, 0.02));

    assertThat(score.whole().value()).isEqualTo((0.5 + 1 + 0.95) / 3);
    assertThat(score.repeats()).hasSize(REPEATS);
  }
}
