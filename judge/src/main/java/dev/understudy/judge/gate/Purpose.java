package dev.understudy.judge.gate;

/// Who will see the released table.
public enum Purpose {
  /// People who may see real data under the same rules, on the same premises.
  INTERNAL,
  /// Named others under a contract that forbids to look for persons.
  PARTNER,
  /// Everybody, for ever.
  PUBLIC
}
