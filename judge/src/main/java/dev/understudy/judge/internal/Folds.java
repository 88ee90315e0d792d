package dev.understudy.judge.internal;

import dev.understudy.table.RandomStream;
import java.util.Arrays;

/// Cuts rows into folds of about equal size without cutting a person's rows apart.
public final class Folds {

  private Folds() {}

  /// Deals persons in random order, each to the fold that has fewest rows so far.
  ///
  /// @param persons whom each row belongs to
  /// @return the fold of each row, 0 .. folds - 1
  public static int[] deal(int[] persons, int folds, RandomStream random) {
    int[] sizes = new int[Arrays.stream(persons).max().orElse(-1) + 1];
    for (int person : persons) {
      sizes[person]++;
    }
    int[] foldOfPerson = new int[sizes.length];
    int[] foldSizes = new int[folds];
    for (int person : random.permutation(sizes.length)) {
      int smallest = 0;
      for (int fold = 1; fold < folds; fold++) {
        if (foldSizes[fold] < foldSizes[smallest]) {
          smallest = fold;
        }
      }
      foldOfPerson[person] = smallest;
      foldSizes[smallest] += sizes[person];
    }
    return Arrays.stream(persons).map(person -> foldOfPerson[person]).toArray();
  }

  /// The rows in `fold`, or all others, ascending.
  public static int[] rows(int[] folds, int fold, boolean inside) {
    int[] chosen = new int[folds.length];
    int count = 0;
    for (int row = 0; row < folds.length; row++) {
      if ((folds[row] == fold) == inside) {
        chosen[count++] = row;
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
