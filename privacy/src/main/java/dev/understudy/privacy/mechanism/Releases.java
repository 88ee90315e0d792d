package dev.understudy.privacy.mechanism;

/// The only way out for values that depend on private rows.
public interface Releases {
  /// Charges the mechanism's cost under a name, then draws.
  ///
  /// @param name of the entry in the ledger; it must not depend on the rows
  /// @throws dev.understudy.privacy.BudgetExceededException if the budget does not suffice; then
  ///   nothing was drawn
  <E, R> R release(String name, Mechanism<E, R> mechanism, E exact);
}
