package dev.understudy.learn.graphical;

import java.util.Arrays;

/// How many codes each feature has.
///
/// @param sizes `[feature]`, each at least 1
public record Domain(int[] sizes) {

  public Domain {
    sizes = sizes.clone();
    if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException("a feature has at least one code");
    }
  }

  public int features() {
    return sizes.length;
  }

  /// Cells of the table that crosses these features; a double, as there may be too many for an
  /// integer.
  public double cells(int... features) {
    double cells = 1;
    for (int feature : features) {
      cells *= sizes[feature];
    }
    return cells;
  }

  /// Per cell of a table over `features` (row-major, first slowest) the cell of the table over
  /// `onto` that holds it.
  ///
  /// @param onto features that are all in `features`, in any order
  /// @return `[cells(features)]`
  int[] map(int[] features, int[] onto) {
    int[] stride = new int[sizes.length];
    int step = 1;
    for (int k = onto.length - 1; k >= 0; k--) {
      stride[onto[k]] = step;
      step *= sizes[onto[k]];
    }
    int[] map = {0};
    for (int feature : features) {
      int size = sizes[feature];
      int[] finer = new int[Math.multiplyExact(map.length, size)];
      for (int cell = 0, next = 0; cell < map.length; cell++) {
        for (int code = 0; code < size; code++) {
          finer[next++] = map[cell] + code * stride[feature];
        }
      }
      map = finer;
    }
    return map;
  }
}
