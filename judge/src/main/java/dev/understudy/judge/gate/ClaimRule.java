package dev.understudy.judge.gate;

import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Claim;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether the attacks contradict a claim of differential privacy. They can refute it; they can
/// never confirm it.
final class ClaimRule {

  private static final String NAME = "privacy_claim";

  private static final String BECAUSE =
      "No attacker against a differentially private table can have a greater area, or find more"
          + " members at a false positive rate, than epsilon and delta allow (Kairouz, Oh and"
          + " Viswanath, ICML 2015).";

  private ClaimRule() {}

  static RuleResult result(Claim claim, AttackReport report) {
    if (!report.conclusive()) {
      return inconclusive(claim, "Claim not tested, " + report.status() + ".");
    }
    double area = claim.greatestArea();
    for (Attack attack : report.attacks()) {
      Interval interval = attack.interval();
      if (interval != null && interval.low() > area) {
        return refuted(claim, attack, attack.auc(), interval, area, "area under the ROC curve");
      }
      for (String rate : attack.tpr().keySet()) {
        Interval found = attack.tprInterval().get(rate);
        double most = claim.mostTruePositives(Double.parseDouble(rate));
        if (found != null && found.low() > most) {
          return refuted(
              claim,
              attack,
              attack.tpr().get(rate),
              found,
              most,
              "share of members found at false positive rate " + rate);
        }
      }
    }
    return inconclusive(
        claim,
        String.format(
            Locale.ROOT,
            "No attack contradicts epsilon %s, delta %s (it allows an AUC of %.3f), and no attack"
                + " can confirm it.",
            claim.epsilon(),
            claim.delta(),
            area));
  }

  private static RuleResult refuted(
      Claim claim,
      Attack attack,
      @Nullable Double value,
      Interval interval,
      double most,
      String what) {
    return new RuleResult(
        NAME,
        Outcome.REJECT,
        attack.name(),
        value,
        interval,
        Rule.Direction.AT_MOST,
        most,
        most,
        String.format(
            Locale.ROOT,
            "The claim of epsilon %s, delta %s is refuted: %s has a lower end of the %s of %.3f,"
                + " and the claim allows %.3f.",
            claim.epsilon(),
            claim.delta(),
            attack.name().replace('_', ' '),
            what,
            interval.low(),
            most),
        BECAUSE,
        "Find out what the generator read without paying for it: bounds, categories, row counts,"
            + " several rows of a person.",
        List.of());
  }

  private static RuleResult inconclusive(Claim claim, String sentence) {
    return new RuleResult(
        NAME,
        Outcome.INCONCLUSIVE,
        "claim",
        claim.epsilon(),
        null,
        Rule.Direction.AT_MOST,
        null,
        null,
        sentence,
        BECAUSE,
        "A proof: the generator's ledger and certificate, or no claim.",
        List.of());
  }
}
