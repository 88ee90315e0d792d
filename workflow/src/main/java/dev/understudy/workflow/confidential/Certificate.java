package dev.understudy.workflow.confidential;

import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.domain.DomainSource;
import dev.understudy.synth.domain.PrivateFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is promised about a release, and all that one needs to check it.
///
/// @param protection the claim
/// @param spent of it, by all charges of the source
/// @param charges in order, those of earlier runs first
/// @param earlierCharges how many come from earlier runs
/// @param meaning of what was spent
/// @param domains where the possible values of each column come from
/// @param assumed what is taken for public, in sentences
/// @param rows about how many rows were learned from: released or declared
/// @param made by which generator and version
/// @param randomness where noise came from
/// @param ledger name of its file, null where it was forgotten with the run
public record Certificate(
    Protection protection,
    Accountant spent,
    List<Charge> charges,
    int earlierCharges,
    Meaning meaning,
    List<DomainSource> domains,
    List<String> assumed,
    long rows,
    Provenance made,
    String randomness,
    @Nullable String ledger) {

  private static final String RANDOMNESS =
      "java.security.SecureRandom, and ChaCha20 under a key from it where networks are trained;"
          + " integers from discrete distributions that are exact to 100 bits or more. The seed serves"
          + " only what needs no secret: where a network begins, and what is drawn afterwards.";

  public Certificate {
    charges = List.copyOf(charges);
    domains = List.copyOf(domains);
    assumed = List.copyOf(assumed);
  }

  static Certificate of(
      Protection protection, Ledger ledger, PrivateFit.Result learned, Assumptions assumptions) {
    List<Charge> charges = ledger.charges();
    Accountant spent = ledger.spent();
    return new Certificate(
        protection,
        spent,
        charges,
        ledger.earlierCharges(),
        Meaning.of(
            spent,
            protection.delta(),
            new Cost.Together(charges.stream().map(Charge::cost).toList())),
        learned.domain().sources(),
        assumptions.sentences(learned.model().schema()),
        learned.domain().rows(),
        learned.model().provenance(),
        RANDOMNESS,
        protection.ledger() == null ? null : String.valueOf(protection.ledger().getFileName()));
  }

  /// Never an epsilon without its delta and unit.
  public String sentence() {
    String unit =
        switch (protection.unit()) {
          case PrivacyUnit.Person person ->
              "a person (column "
                  + person.column()
                  + ", at most "
                  + person.mostRows()
                  + (person.mostRows() == 1 ? " row" : " rows")
                  + " each)";
          case PrivacyUnit.Row _ -> "a single row";
        };
    return String.format(
        Locale.ROOT,
        "All releases from \"%s\" together are (%s, %s)-differentially private for %s that is added"
            + " or removed; epsilon %.6g is spent.",
        protection.source(),
        Double.toString(protection.epsilon()),
        Double.toString(protection.delta()),
        unit,
        spent.epsilon());
  }

  /// The epsilon of each charge and all before it, at the claim's delta.
  public List<Double> epsilons() {
    List<Double> epsilons = new ArrayList<>();
    List<Cost> costs = new ArrayList<>();
    for (Charge charge : charges) {
      costs.add(charge.cost());
      epsilons.add(Accountant.of(costs, protection.delta(), spent.route()).epsilon());
    }
    return epsilons;
  }

  /// Whether delta is so large for the rows that it promises little.
  public boolean deltaIsLarge() {
    return protection.delta() >= 1.0 / rows;
  }
}
