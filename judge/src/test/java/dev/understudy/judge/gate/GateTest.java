package dev.understudy.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.Attack.Rows;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.AttackReport.People;
import dev.understudy.judge.attack.Claim;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Kind;
import dev.understudy.table.Schema;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

  private static final Schema SCHEMA =
      Schema.of(List.of(ColumnSchema.of("name", Kind.TEXT), ColumnSchema.of("age", Kind.INTEGER)));

  private static Attack attack(String name, Rows rows, double auc, double half) {
    Map<String, @Nullable Double> rates = new LinkedHashMap<>();
    Map<String, @Nullable Interval> intervals = new LinkedHashMap<>();
    rates.put("0.01", 0.01);
    intervals.put("0.01", new Interval(0.006, 0.014, 0.95));
    return new Attack(
        name,
        rows,
        auc,
        new Interval(auc - half, auc + half, 0.95),
        rates,
        intervals,
        5_000,
        5_000,
        Anchors.NONE,
        List.of(),
        "");
  }

  private static AttackReport report(String status, @Nullable Claim claim, Attack... attacks) {
    return new AttackReport(
        AttackReport.VERSION,
        status,
        0.95,
        3.0,
        new People(5_000, 5_000, 2_500, 0.1, 0.0),
        List.of(attacks),
        List.of(),
        List.of(),
        claim,
        1,
        List.of());
  }

  private static Verdict decide(AttackReport report) {
    return Gate.decide(GateRules.shipped(Purpose.PARTNER), null, report, SCHEMA, List.of());
  }

  @Test
  void theWorstRuleDecidesAndComesFirst() {
    Verdict verdict =
        decide(
            report(
                AttackReport.DONE,
                null,
                attack("nearest_distance", Rows.ALL, 0.50, 0.01),
                attack("density_ratio", Rows.ALL, 0.66, 0.01),
                attack("nearest_distance", Rows.EXPOSED, 0.52, 0.12)));

    assertThat(verdict.verdict()).isEqualTo(Outcome.REJECT);
    assertThat(verdict.deciding().name()).isEqualTo("membership");
    assertThat(verdict.deciding().source()).isEqualTo("density_ratio");
    assertThat(verdict.sentence()).contains("density ratio is 0.660 [0.650, 0.670]");
    assertThat(verdict.rules().get(1).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.rules().get(1).toChange()).contains("More holdout: with about");
  }

  @Test
  void harmlessAttacksRelease() {
    Verdict verdict =
        decide(
            report(
                AttackReport.DONE,
                null,
                attack("nearest_distance", Rows.ALL, 0.50, 0.01),
                attack("nearest_distance", Rows.EXPOSED, 0.51, 0.05)));

    assertThat(verdict.verdict()).isEqualTo(Outcome.RELEASE);
  }

  @Test
  void withoutAHoldoutItIsInconclusive() {
    Verdict verdict = decide(report("inconclusive: no holdout", null));

    assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.sentence()).contains("inconclusive: no holdout");
  }

  @Test
  void aClaimIsRefutedOrOpenButNeverConfirmed() {
    Claim claim = new Claim(0.1, 1e-5, "person");
    Verdict refuted =
        decide(report(AttackReport.DONE, claim, attack("nearest_distance", Rows.ALL, 0.54, 0.01)));
    Verdict open =
        decide(report(AttackReport.DONE, claim, attack("nearest_distance", Rows.ALL, 0.52, 0.01)));

    // Epsilon 0.1 allows an area of .525.
    assertThat(refuted.verdict()).isEqualTo(Outcome.REJECT);
    assertThat(refuted.sentence()).contains("is refuted").contains("0.530").contains("0.525");
    assertThat(open.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(open.sentence()).contains("no attack can confirm it");
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void everyPurposeHasRulesThatSayWhy(Purpose purpose) {
    GateRules rules = GateRules.shipped(purpose);

    assertThat(rules.purpose()).isEqualTo(purpose);
    assertThat(rules.rules())
        .allSatisfy(rule -> {
          assertThat(rule.because()).isNotBlank();
          assertThat(rule.toChange()).isNotBlank();
        });
  }

  @Test
  void framesNameTheColumnsThatTheDoctorFound() {
    Finding finding =
        new Finding(
            "direct-identifiers", Finding.Severity.WARNING, List.of("name"), 3, "what", "", "");

    Verdict verdict =
        Gate.decide(
            GateRules.shipped(Purpose.PARTNER),
            null,
            report(AttackReport.DONE, null, attack("nearest_distance", Rows.ALL, 0.5, 0.01)),
            SCHEMA,
            List.of(finding));

    assertThat(verdict.frames())
        .filteredOn(evidence -> evidence.frame().startsWith("HIPAA Safe Harbor"))
        .singleElement()
        .satisfies(evidence -> assertThat(evidence.finding()).contains("name"));
  }

  @Test
  void rulesThatAskForNoFigureAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rules.json");
    Files.writeString(
        file,
        """
        {"schema_version": 1, "purpose": "partner", "about": "", "rules": [
          {"name": "mood", "figure": "moods/of/today", "better": "at_most", "release": 1,
           "reject": null, "chance": null, "because": "", "to_change": ""}]}
        """);
    GateRules rules = GateRules.read(file);
    AttackReport report = report(AttackReport.DONE, null);

    assertThatThrownBy(() -> Gate.decide(rules, null, report, SCHEMA, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'moods/of/today', which is no figure");
  }

  @Test
  void rulesThatAreNoRulesAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rules.json");
    for (String text : List.of("", "[]", "{\"schema_version\": 9}", "{\"rule\": 1}")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> GateRules.read(file)).isInstanceOf(UserError.class);
    }
  }

  @Test
  void theFileReadsBack(@TempDir Path folder) {
    Verdict verdict =
        decide(
                report(
                    AttackReport.DONE,
                    new Claim(1, 1e-5, "row"),
                    attack("nearest_distance", Rows.ALL, 0.5, 0.01)))
            .withInputs(List.of(new Verdict.Input("training", 9, "abc")));
    Path file = folder.resolve("verdict.json");
    VerdictJson.write(verdict, file);

    assertThat(VerdictJson.read(file)).isEqualTo(verdict);
  }
}
