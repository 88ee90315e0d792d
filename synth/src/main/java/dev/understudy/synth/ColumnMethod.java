package dev.understudy.synth;

/// How one column is drawn from those before it, where a generator goes column by column.
public enum ColumnMethod {
  /// Many small trees: effects of single columns, and what they do together where at least one of
  /// them does something alone.
  BOOSTED,
  /// Trees of one split: effects of single columns that add up, as in a logistic regression whose
  /// terms bend.
  ADDITIVE,
  /// One tree per question, as in sequential CART.
  CART,
  /// Its own distribution, whatever the other columns say.
  INDEPENDENT
}
