package dev.understudy.judge.attack;

import dev.understudy.judge.Suite;
import org.jspecify.annotations.Nullable;

/// How a table is attacked.
///
/// @param suite how many people are asked
/// @param claim of differential privacy made for the table, null for none
/// @param shadows the generator and how often it is run again, null where it is not at hand
public record AttackOptions(Suite suite, @Nullable Claim claim, @Nullable Shadows shadows) {

  /// No claim, no generator at hand.
  public static AttackOptions of(Suite suite) {
    return new AttackOptions(suite, null, null);
  }

  public AttackOptions withShadows(Shadows shadows) {
    return new AttackOptions(suite, claim, shadows);
  }
}
