package dev.understudy.learn.graphical;

import java.util.ArrayList;
import java.util.List;

/// What a table of counts crosses: features, each seen in groups of its codes.
///
/// @param features first slowest, each once
/// @param groupings of the same features
public record Scope(int[] features, List<Grouping> groupings) {

  public Scope {
    groupings = List.copyOf(groupings);
    if (features.length != groupings.size()) {
      throw new IllegalArgumentException("every feature has a grouping");
    }
  }

  /// How many cells the table has.
  public double cells() {
    double cells = 1;
    for (Grouping grouping : groupings) {
      cells *= grouping.groups();
    }
    return cells;
  }

  /// Features with every code by itself.
  public static Scope fine(Domain domain, int... features) {
    List<Grouping> groupings = new ArrayList<>();
    for (int feature : features) {
      groupings.add(Grouping.fine(domain.sizes()[feature]));
    }
    return new Scope(features, groupings);
  }

  /// The same features in groups of units.
  ///
  /// @param units `[feature]` of all features
  public Scope onUnits(Grouping[] units) {
    List<Grouping> seen = new ArrayList<>();
    for (int k = 0; k < features.length; k++) {
      seen.add(groupings.get(k).of(units[features[k]]));
    }
    return new Scope(features, seen);
  }

  /// Per cell of this scope the cell of the same scope on units.
  int[] cellsOf(Scope seen, Grouping[] units) {
    int[] map = {0};
    for (int k = 0; k < features.length; k++) {
      Grouping own = groupings.get(k);
      Grouping other = seen.groupings.get(k);
      int[] groupOf = new int[own.groups()];
      for (int code = 0; code < own.groupOf().length; code++) {
        groupOf[own.groupOf()[code]] = other.groupOf()[units[features[k]].groupOf()[code]];
      }
      int[] finer = new int[map.length * own.groups()];
      for (int cell = 0, next = 0; cell < map.length; cell++) {
        for (int group = 0; group < own.groups(); group++) {
          finer[next++] = map[cell] * other.groups() + groupOf[group];
        }
      }
      map = finer;
    }
    return map;
  }

  /// What a table over all codes sums to in this scope.
  ///
  /// @param values `[cells over the features' codes]`, in this scope's order
  public double[] sums(Domain domain, double[] values) {
    double[] sums = new double[(int) cells()];
    int[] map = map(domain, features);
    for (int cell = 0; cell < map.length; cell++) {
      sums[map[cell]] += values[cell];
    }
    return sums;
  }

  /// Per cell of a table over `order` the cell of this scope's table that holds it.
  ///
  /// @param order of the features of a table that has all of the scope, first slowest
  int[] map(Domain domain, int[] order) {
    int[][] part = new int[domain.features()][];
    int stride = 1;
    for (int k = features.length - 1; k >= 0; k--) {
      part[features[k]] = groupings.get(k).offsets(stride);
      stride *= groupings.get(k).groups();
    }
    int[] map = {0};
    for (int feature : order) {
      int size = domain.sizes()[feature];
      int[] finer = new int[Math.multiplyExact(map.length, size)];
      for (int cell = 0, next = 0; cell < map.length; cell++) {
        for (int code = 0; code < size; code++) {
          finer[next++] = map[cell] + (part[feature] == null ? 0 : part[feature][code]);
        }
      }
      map = finer;
    }
    return map;
  }
}
