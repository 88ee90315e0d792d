package dev.understudy.judge.internal;

import dev.understudy.table.Seed;
import java.util.Optional;

/// The tables every measure compares, in common codes.
///
/// @param train real rows the generator learned from
/// @param holdout real rows it never saw
/// @param synthetic rows it made
/// @param independent as many rows as the synthetic table, training columns each shuffled by itself
/// @param copy as many rows as the synthetic table, training rows as they are
/// @param seed of this judgement
/// @param note what was left out to keep within memory and time, empty for nothing
public record JudgedTables(
    CodedRows train,
    Optional<CodedRows> holdout,
    CodedRows synthetic,
    CodedRows independent,
    CodedRows copy,
    Seed seed,
    String note) {

  /// Adds the two anchors that are made of training rows.
  public static JudgedTables of(
      CodedRows train, Optional<CodedRows> holdout, CodedRows synthetic, Seed seed, String note) {
    int size = synthetic.rows();
    return new JudgedTables(
        train,
        holdout,
        synthetic,
        train.independent(size, seed.child("independent")),
        train.sample(size, seed.child("copy")),
        seed,
        note);
  }

  /// The holdout, at most as many rows as the synthetic table has.
  public Optional<CodedRows> holdoutAnchor() {
    return holdout.map(rows ->
        rows.rows() <= synthetic.rows()
            ? rows
            : rows.sample(synthetic.rows(), seed.child("holdout anchor")));
  }
}
