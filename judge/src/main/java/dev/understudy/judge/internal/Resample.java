package dev.understudy.judge.internal;

import dev.understudy.learn.Bootstrap;
import dev.understudy.table.Seed;

/// Bootstrap resamples of a table, or of a random part of it where it is large.
///
/// @param rows the part
/// @param weights how often each of its rows was drawn, `[replicate][row]`
public record Resample(CodedRows rows, byte[][] weights) {

  /// @param mostRows about as many rows are resampled at most; persons are kept whole
  public static Resample of(CodedRows all, int mostRows, int replicates, Seed seed) {
    CodedRows part = part(all, mostRows, seed.child("part"));
    return new Resample(part, Bootstrap.weights(part.persons(), replicates, seed.child("weights")));
  }

  /// A random part of about as many rows as asked, all rows if there are not more; persons are kept
  /// whole.
  public static CodedRows part(CodedRows all, int mostRows, Seed seed) {
    return all.rows() <= mostRows ? all : all.select(rowsOfPersons(all, mostRows, seed));
  }

  /// Rows of random persons until there are enough.
  private static int[] rowsOfPersons(CodedRows all, int mostRows, Seed seed) {
    int persons = all.personCount();
    int[] sizes = new int[persons];
    for (int person : all.persons()) {
      sizes[person]++;
    }
    boolean[] chosen = new boolean[persons];
    int size = 0;
    for (int person : seed.stream().permutation(persons)) {
      if (size + sizes[person] <= mostRows) {
        chosen[person] = true;
        size += sizes[person];
      }
    }
    int[] rows = new int[size];
    int next = 0;
    for (int row = 0; row < all.rows(); row++) {
      if (chosen[all.persons()[row]]) {
        rows[next++] = row;
      }
    }
    return rows;
  }
}
