package dev.understudy.synth.relation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/// In how many rows a formula holds, and in how many it would by chance.
///
/// @param x index of the computed quantity
/// @param formula how
/// @param defined rows with all its cells
/// @param holds rows in which it holds
/// @param chance share of the defined rows in which it would hold if the computed value were that
///   of another row with the same bin of x
/// @param persons that hold values of bins by the formula; those of atoms prove nothing
record Evidence(
    int x, Formula formula, int defined, BitSet holds, double chance, int persons, boolean exact) {

  /// @param sources `[source][row]`
  static Evidence of(
      int x, Formula formula, Quantity quantity, double[][] sources, IntUnaryOperator personOf) {
    double[] values = quantity.values();
    double[] computed = computed(formula, sources);
    boolean[] stretches = stretches(quantity);
    int[] before = new int[stretches.length];
    Arrays.fill(before, -1);
    BitSet holds = new BitSet();
    BitSet persons = new BitSet();
    int defined = 0;
    int byChance = 0;
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row]) || !Double.isFinite(computed[row])) {
        continue;
      }
      defined++;
      int code = quantity.codes()[row];
      if (Quantity.shows(computed[row], values[row], quantity.decimals())) {
        holds.set(row);
        if (stretches[code]) {
          persons.set(personOf.applyAsInt(row));
        }
      }
      if (before[code] >= 0
          && Quantity.shows(computed[before[code]], values[row], quantity.decimals())) {
        byChance++;
      }
      before[code] = row;
    }
    return new Evidence(
        x,
        formula,
        defined,
        holds,
        defined == 0 ? 0 : (double) byChance / defined,
        persons.cardinality(),
        defined > 0 && holds.cardinality() == defined);
  }

  private static double[] computed(Formula formula, double[][] sources) {
    double[] computed = new double[sources[0].length];
    double[] at = new double[sources.length];
    for (int row = 0; row < computed.length; row++) {
      for (int k = 0; k < at.length; k++) {
        at[k] = sources[k][row];
      }
      computed[row] = formula.value(at);
    }
    return computed;
  }

  /// Per code whether it stands for several values.
  static boolean[] stretches(Quantity quantity) {
    int codes = Arrays.stream(quantity.codes()).max().orElse(-1) + 1;
    boolean[] stretches = new boolean[codes];
    double[] seen = new double[codes];
    Arrays.fill(seen, Double.NaN);
    for (int row = 0; row < quantity.codes().length; row++) {
      double value = quantity.values()[row];
      int code = quantity.codes()[row];
      if (!Double.isNaN(value)) {
        stretches[code] |= !Double.isNaN(seen[code]) && seen[code] != value;
        seen[code] = value;
      }
    }
    return stretches;
  }

  /// Share of the defined rows that it explains beyond chance and beyond what is explained already.
  double excess(BitSet explained) {
    BitSet further = (BitSet) holds.clone();
    further.andNot(explained);
    return (double) further.cardinality() / Math.max(1, defined) - chance;
  }

  /// How many terms are subtracted or divided by; a total is more natural than a difference.
  long inverse() {
    return Arrays.stream(formula.terms()).filter(term -> term < 0).count();
  }
}
