package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.Attack.Rows;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Attacks;
import dev.understudy.judge.attack.Disclosure;
import dev.understudy.judge.gate.Gate;
import dev.understudy.judge.gate.GateRules;
import dev.understudy.judge.gate.Outcome;
import dev.understudy.judge.gate.Purpose;
import dev.understudy.judge.gate.RuleResult;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.judge.internal.Coding;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tables whose verdict everybody knows must get it: on 18,000 people of the census, 6,000 each to
/// learn from, to hold out and to draw a fresh sample from; and on heart patients, 101 each, where
/// most must be inconclusive.
class KnownCasesTest {

  private static final Seed SEED = new Seed(7);

  private static KnownCases census(int rows) throws IOException {
    Table all = RealTables.adult();
    return new KnownCases(all, SmallCsv.schema(all, "income"), rows, new Seed(1));
  }

  private static KnownCases heart() throws IOException, URISyntaxException {
    Table all = RealTables.heart();
    return new KnownCases(all, SmallCsv.schema(all, "num"), 101, new Seed(1));
  }

  private record Judged(AttackReport attacks, Verdict verdict) {

    /// The rules that say so, by name.
    List<String> rules(Outcome outcome) {
      return verdict.rules().stream()
          .filter(rule -> rule.outcome() == outcome)
          .map(RuleResult::name)
          .toList();
    }

    double auc(String name) {
      return Objects.requireNonNull(attacks.attack(name, Rows.ALL).auc());
    }
  }

  private static Judged judge(KnownCases cases, Table released) {
    return judge(cases, released, Suite.QUICK);
  }

  private static Judged judge(KnownCases cases, Table released, Suite suite) {
    Evidence evidence = cases.evidence(released);
    Scorecard scorecard = Judge.scorecard(evidence, Suite.QUICK, SEED, 1, Progress.silent());
    AttackReport attacks = Attacks.run(evidence, null, suite, SEED, Progress.silent());
    return new Judged(
        attacks,
        Gate.decide(
            GateRules.shipped(Purpose.PARTNER), scorecard, attacks, cases.schema(), List.of()));
  }

  /// All 48,000 people, for a release needs to be known.
  @Test
  void aFreshRealSampleIsReleased() throws IOException {
    KnownCases cases = census(16_000);

    Judged judged = judge(cases, cases.fresh(), Suite.DEFAULT);

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.RELEASE);
    for (Attack attack : judged.attacks().attacks()) {
      assertThat(Objects.requireNonNull(attack.interval()).low()).isLessThanOrEqualTo(0.5);
      assertThat(attack.interval().high()).isGreaterThanOrEqualTo(0.5);
    }
    for (Disclosure disclosure : judged.attacks().disclosures()) {
      assertThat(Objects.requireNonNull(disclosure.interval()).low()).isLessThanOrEqualTo(0);
      assertThat(disclosure.interval().high()).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  @Tag("long")
  void independentColumnsAreRestricted() throws IOException {
    KnownCases cases = census(16_000);

    Judged judged = judge(cases, cases.independent(), Suite.DEFAULT);

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.RESTRICT);
    assertThat(judged.rules(Outcome.RESTRICT)).contains("dependence", "usefulness");
  }

  /// The same with fewer people: restricted for the same reasons, and nothing leaks for certain.
  @Test
  void independentColumnsOfFewPeopleLeakNothing() throws IOException {
    KnownCases cases = census(6_000);

    Judged judged = judge(cases, cases.independent());

    assertThat(judged.rules(Outcome.RESTRICT)).containsExactly("dependence", "usefulness");
    assertThat(judged.rules(Outcome.REJECT)).isEmpty();
  }

  @Test
  void noiseIsRejectedAsUselessAlthoughItGivesNobodyAway() throws IOException {
    KnownCases cases = census(6_000);

    Judged judged = judge(cases, cases.noise());

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judged.rules(Outcome.REJECT))
        .contains("column_shapes")
        .isSubsetOf("column_shapes", "too_wide", "mode_collapse");
  }

  @Test
  void modeCollapseIsRejected() throws IOException {
    KnownCases cases = census(6_000);

    assertThat(judge(cases, cases.collapsed()).verdict().verdict()).isEqualTo(Outcome.REJECT);
  }

  @Test
  void aBootstrapCopyIsRejectedBySeveralAttacks() throws IOException {
    KnownCases cases = census(6_000);

    Judged judged = judge(cases, cases.bootstrap());

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judged.rules(Outcome.REJECT))
        .contains("copied_rows", "copied_exposed_people", "membership", "linkability", "inference");
    assertThat(judged.auc("nearest_distance")).isGreaterThan(0.7);
    assertThat(judged.auc("density_ratio")).isGreaterThan(0.7);
    assertThat(judged.auc("learned_distance")).isGreaterThan(0.7);
  }

  @Test
  void aCopyWithALittleNoiseIsRejected() throws IOException {
    KnownCases cases = census(6_000);

    Judged judged = judge(cases, cases.noisyCopy());

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judged.rules(Outcome.REJECT))
        .contains("near_copies", "near_copies_of_exposed_people", "membership")
        .doesNotContain("copied_rows");
  }

  @Test
  void aFewCopiedRowsAreRejected() throws IOException {
    KnownCases cases = census(6_000);

    Judged judged = judge(cases, cases.partlyCopied(0.05));

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judged.rules(Outcome.REJECT)).contains("copied_rows");
  }

  @Test
  void tenCopiedOutliersAreRejectedThoughTheMeanSeesNothing() throws IOException {
    KnownCases cases = census(6_000);

    Judged judged = judge(cases, cases.tenOutliersCopied());

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judged.rules(Outcome.REJECT)).containsExactly("copied_exposed_people");
    assertThat(judged.auc("nearest_distance")).isLessThan(0.53);
  }

  @Test
  void interpolationIsUsefulAndNotReleased() throws IOException {
    KnownCases cases = census(6_000);

    Judged judged = judge(cases, smote(cases));

    assertThat(judged.verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judged.rules(Outcome.REJECT)).contains("membership", "near_copies");
    assertThat(judged.rules(Outcome.RELEASE)).contains("usefulness");
  }

  private static Table smote(KnownCases cases) {
    Points points = Coding.of(cases.schema(), List.of(cases.train())).getFirst().points();
    return cases.smote(MixedNeighbours.nearest(points, points, 6, Metric.EUCLIDEAN).rows());
  }

  /// The same verdicts, or inconclusive, with a hundred people.
  @Test
  void heartPatientsGetTheSameVerdictOrNone() throws IOException, URISyntaxException {
    KnownCases cases = heart();

    assertThat(judge(cases, cases.fresh()).verdict().verdict())
        .isIn(Outcome.RELEASE, Outcome.INCONCLUSIVE);
    assertThat(judge(cases, cases.independent()).verdict().verdict())
        .isIn(Outcome.RESTRICT, Outcome.INCONCLUSIVE);
    assertThat(judge(cases, cases.noise()).verdict().verdict())
        .isIn(Outcome.REJECT, Outcome.INCONCLUSIVE);
    assertThat(judge(cases, cases.bootstrap()).verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judge(cases, cases.noisyCopy()).verdict().verdict()).isEqualTo(Outcome.REJECT);
    assertThat(judge(cases, cases.tenOutliersCopied()).verdict().verdict())
        .isIn(Outcome.REJECT, Outcome.INCONCLUSIVE);
    assertThat(judge(cases, smote(cases)).verdict().verdict())
        .isIn(Outcome.REJECT, Outcome.RESTRICT, Outcome.INCONCLUSIVE);
  }

  @Test
  void thirtyPatientsDecideNothing() throws IOException, URISyntaxException {
    Table all = RealTables.heart();
    KnownCases cases = new KnownCases(all, SmallCsv.schema(all, "num"), 30, new Seed(1));

    assertThat(judge(cases, cases.fresh()).verdict().verdict()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
