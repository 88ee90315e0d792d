package dev.understudy.synth.measured;

import dev.understudy.learn.graphical.Grouping;
import java.util.Arrays;

/// Codes of a feature put together where noise drowns them: a model knows units, and inside a unit
/// codes are drawn by shares of their own.
///
/// @param grouping of codes into units
/// @param shares of all rows, `[code]`, at least 0 and in sum 1
public record CodeUnits(Grouping grouping, double[] shares) {

  /// Every code a unit of its own.
  public static CodeUnits fine(int codes) {
    double[] shares = new double[codes];
    Arrays.fill(shares, 1.0 / codes);
    return new CodeUnits(Grouping.fine(codes), shares);
  }

  public int count() {
    return grouping.groups();
  }

  /// The share of each unit, `[unit]`.
  public double[] unitShares() {
    return grouping.sums(shares);
  }

  /// Groups of units as groups of codes.
  ///
  /// @param ofUnits grouping of the units
  public Grouping codes(Grouping ofUnits) {
    int[] groupOf =
        Arrays.stream(grouping.groupOf()).map(unit -> ofUnits.groupOf()[unit]).toArray();
    return new Grouping(groupOf, ofUnits.groups());
  }

  /// The same, where no code of a unit of rows is without any chance: a unit that was thought to be
  /// empty may be drawn once tables of pairs are counted.
  CodeUnits withoutEmptyUnits() {
    double[] own = unitShares();
    double[] filled = shares.clone();
    for (int code = 0; code < filled.length; code++) {
      if (own[grouping.groupOf()[code]] <= 0) {
        filled[code] = 1;
      }
    }
    return new CodeUnits(grouping, filled);
  }
}
