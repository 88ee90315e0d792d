package dev.understudy.learn.graphical;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Codes of a feature put together.
///
/// @param groupOf `[code]`, each in `0 .. groups - 1`
/// @param groups how many, each with a code
public record Grouping(int[] groupOf, int groups) {

  public Grouping {
    boolean[] met = new boolean[groups];
    for (int group : groupOf) {
      met[group] = true;
    }
    if (!IntStream.range(0, groups).allMatch(group -> met[group])) {
      throw new IllegalArgumentException("a group has no code");
    }
  }

  /// Every code by itself.
  public static Grouping fine(int codes) {
    return new Grouping(IntStream.range(0, codes).toArray(), codes);
  }

  /// These groups of codes as groups of units; groups that share a unit are one.
  public Grouping of(Grouping units) {
    int[] groupOfUnit = IntStream.range(0, units.groups).toArray();
    int[] first = new int[groups];
    Arrays.fill(first, -1);
    for (int code = 0; code < groupOf.length; code++) {
      int unit = units.groupOf[code];
      if (first[groupOf[code]] < 0) {
        first[groupOf[code]] = unit;
      } else {
        join(groupOfUnit, first[groupOf[code]], unit);
      }
    }
    int[] numbers = new int[units.groups];
    Arrays.fill(numbers, -1);
    int count = 0;
    for (int unit = 0; unit < groupOfUnit.length; unit++) {
      int group = groupOfUnit[unit];
      numbers[group] = numbers[group] < 0 ? count++ : numbers[group];
      groupOfUnit[unit] = numbers[group];
    }
    return new Grouping(groupOfUnit, count);
  }

  private static void join(int[] groupOfUnit, int one, int other) {
    int kept = groupOfUnit[one];
    int gone = groupOfUnit[other];
    for (int unit = 0; unit < groupOfUnit.length; unit++) {
      groupOfUnit[unit] = groupOfUnit[unit] == gone ? kept : groupOfUnit[unit];
    }
  }

  /// Sums over the codes of each group.
  public double[] sums(double[] values) {
    double[] sums = new double[groups];
    for (int code = 0; code < values.length; code++) {
      sums[groupOf[code]] += values[code];
    }
    return sums;
  }

  int[] offsets(int stride) {
    return Arrays.stream(groupOf).map(group -> group * stride).toArray();
  }
}
