package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Resample;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Random rows of each table, for measures that compare every row with every other: equally many
/// where the figures depend on how many there are. Persons stay whole, so a sample may fall a few
/// rows short.
///
/// @param train training rows
/// @param synthetic synthetic rows
/// @param holdout holdout rows
/// @param independent rows without relations between columns
/// @param copy training rows drawn as the synthetic ones are, so of large tables mostly others than
///   those of `train`
/// @param note says how many rows
record Samples(
    CodedRows train,
    CodedRows synthetic,
    Optional<CodedRows> holdout,
    CodedRows independent,
    CodedRows copy,
    String note) {

  /// A holdout smaller than this does not shrink the other samples.
  private static final int SMALL_HOLDOUT = 100;

  /// @param most rows of each table at most
  static Samples of(JudgedTables tables, int most, Seed seed) {
    int rows = Math.min(most, Math.min(tables.train().rows(), tables.synthetic().rows()));
    int held = tables.holdout().map(CodedRows::rows).orElse(0);
    int size = held >= SMALL_HOLDOUT ? Math.min(rows, held) : rows;
    return draw(
        tables, size, String.format(Locale.ROOT, "On %d random rows of each table.", size), seed);
  }

  /// As many rows of each table as it has, but not more than `most`.
  static Samples upTo(JudgedTables tables, int most, Seed seed) {
    boolean all = Math.max(tables.train().rows(), tables.synthetic().rows()) <= most;
    String note =
        all ? "" : String.format(Locale.ROOT, "On at most %d random rows of each table.", most);
    return draw(tables, most, note, seed);
  }

  private static Samples draw(JudgedTables tables, int size, String note, Seed seed) {
    return new Samples(
        Resample.part(tables.train(), size, seed.child("train")),
        Resample.part(tables.synthetic(), size, seed.child("synthetic")),
        tables.holdout().map(all -> Resample.part(all, size, seed.child("holdout"))),
        Resample.part(tables.independent(), size, seed.child("independent")),
        Resample.part(tables.copy(), size, seed.child("copy")),
        note);
  }

  /// One row of each person, so that rows are independent of each other.
  static CodedRows onePerPerson(CodedRows rows) {
    int[] firsts = new int[rows.personCount()];
    Arrays.fill(firsts, -1);
    for (int row = 0; row < rows.rows(); row++) {
      int person = rows.persons()[row];
      firsts[person] = firsts[person] < 0 ? row : firsts[person];
    }
    return firsts.length == rows.rows() ? rows : rows.select(firsts);
  }

  /// The judged samples: synthetic, holdout (or nothing), independent, copy.
  List<Optional<CodedRows>> judged() {
    return List.of(Optional.of(synthetic), holdout, Optional.of(independent), Optional.of(copy));
  }
}
