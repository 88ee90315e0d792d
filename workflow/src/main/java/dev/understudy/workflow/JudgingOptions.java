package dev.understudy.workflow;

import dev.understudy.judge.Suite;
import dev.understudy.judge.attack.Claim;
import dev.understudy.judge.gate.GateRules;
import dev.understudy.judge.gate.Purpose;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.workflow.confidential.Protection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How tables are judged.
///
/// @param suite how much is measured
/// @param rules of the gate
/// @param claim of differential privacy made for the table, null for none
/// @param shadowModels how often an attacker runs the generator again where it is at hand, 0 for
///   not at all
/// @param signingKey file of the Ed25519 key that signs the results, null for none
public record JudgingOptions(
    Suite suite,
    GateRules rules,
    @Nullable Claim claim,
    int shadowModels,
    @Nullable Path signingKey) {

  /// The same with the claim that is promised, unless another one is named.
  JudgingOptions withClaim(Protection protection) {
    String unit = protection.unit() instanceof PrivacyUnit.Person ? "person" : "row";
    return claim != null
        ? this
        : new JudgingOptions(
            suite,
            rules,
            new Claim(protection.epsilon(), protection.delta(), unit),
            shadowModels,
            signingKey);
  }

  /// The default suite, the rules for partners, no claim, no shadow models, no signature.
  public static JudgingOptions usual() {
    return new JudgingOptions(Suite.DEFAULT, GateRules.shipped(Purpose.PARTNER), null, 0, null);
  }
}
