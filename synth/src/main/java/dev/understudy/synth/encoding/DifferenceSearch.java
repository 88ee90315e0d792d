package dev.understudy.synth.encoding;

import dev.understudy.synth.relation.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds quantities that are known better by their difference from another, of which nothing is
/// known but how often each difference occurs, than by their own bin.
final class DifferenceSearch {

  /// Quantities beyond which nothing is looked for.
  private static final int SEARCHED = 200;

  /// Rows on which pairs are screened.
  private static final int SCREENED = 200;

  /// Rows that must have both.
  private static final int LEAST_ROWS = 50;

  /// How much less a difference must leave open than one from another row's quantity would, in
  /// nats: a tenth.
  private static final double MUCH = StrictMath.log(10);

  private final List<Quantity> quantities;
  private final Persons persons;
  private final int minimumPersons;

  private DifferenceSearch(List<Quantity> quantities, Persons persons, int minimumPersons) {
    this.quantities = quantities;
    this.persons = persons;
    this.minimumPersons = minimumPersons;
  }

  /// @param quantities columns of a table, in its order
  /// @param except columns that are computed from others without exception
  static List<Difference> find(
      List<Quantity> quantities, Set<String> except, Persons persons, int minimumPersons) {
    List<Difference> differences = new ArrayList<>();
    if (quantities.size() > SEARCHED) {
      return differences;
    }
    var search = new DifferenceSearch(quantities, persons, minimumPersons);
    for (int x = 1; x < quantities.size(); x++) {
      if (!except.contains(quantities.get(x).name())) {
        search.best(x).ifPresent(differences::add);
      }
    }
    return differences;
  }

  private Optional<Difference> best(int x) {
    Quantity quantity = quantities.get(x);
    double unit = unit(quantity);
    double[] width = widths(quantity, unit);
    double known = Arrays.stream(width).filter(Double::isFinite).average().orElse(0);
    Optional<Difference> best = Optional.empty();
    if (known <= StrictMath.log(unit)) {
      // atoms only: nothing is left open
      return best;
    }
    double median = median(width);
    for (int y = 0; y < x; y++) {
      Quantity from = quantities.get(y);
      if (from.unit() != quantity.unit() || !isNear(quantity, from, StrictMath.exp(median))) {
        continue;
      }
      Difference difference = Difference.analyse(quantity, from, persons, minimumPersons);
      if (difference.covers(quantity, from, unit)) {
        double spread = difference.spread(quantity, from, unit);
        if (spread < known && spread < byChance(quantity, from, unit) - MUCH) {
          known = spread;
          best = Optional.of(difference);
        }
      }
    }
    return best;
  }

  /// What the difference leaves open when each row is given the other quantity of a row far away.
  private double byChance(Quantity quantity, Quantity from, double unit) {
    int rows = from.values().length;
    double[] elsewhere = new double[rows];
    for (int row = 0; row < rows; row++) {
      elsewhere[row] = from.values()[(row + rows / 2) % rows];
    }
    Quantity moved =
        new Quantity(from.name(), elsewhere, from.decimals(), from.codes(), from.unit());
    Difference difference = Difference.analyse(quantity, moved, persons, minimumPersons);
    return difference.bins().cardinality() == 0
        ? Double.POSITIVE_INFINITY
        : difference.spread(quantity, moved, unit);
  }

  /// Logarithm of the width of the bin of each value, NaN where it is missing.
  private static double[] widths(Quantity quantity, double unit) {
    int codes = Arrays.stream(quantity.codes()).max().orElse(-1) + 1;
    double[] low = new double[codes];
    double[] high = new double[codes];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int row = 0; row < quantity.codes().length; row++) {
      double value = quantity.values()[row];
      if (!Double.isNaN(value)) {
        int code = quantity.codes()[row];
        low[code] = Math.min(low[code], value);
        high[code] = Math.max(high[code], value);
      }
    }
    double[] widths = new double[quantity.values().length];
    for (int row = 0; row < widths.length; row++) {
      int code = quantity.codes()[row];
      widths[row] =
          Double.isNaN(quantity.values()[row])
              ? Double.NaN
              : StrictMath.log(Math.max(unit, high[code] - low[code]));
    }
    return widths;
  }

  /// The finest difference that counts: the last digit, or the smallest step between neighbours
  /// among values of any number of digits.
  private static double unit(Quantity quantity) {
    if (quantity.decimals() >= 0) {
      return StrictMath.pow(10, -quantity.decimals());
    }
    double[] sorted =
        Arrays.stream(quantity.values()).filter(Double::isFinite).sorted().distinct().toArray();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.length; i++) {
      least = Math.min(least, sorted[i] - sorted[i - 1]);
    }
    return Double.isFinite(least) ? least : 1;
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /// Whether half of the differences on some rows lie within a few bins.
  private static boolean isNear(Quantity quantity, Quantity from, double bin) {
    int all = quantity.values().length;
    int tried = Math.min(all, SCREENED);
    double[] differences = new double[tried];
    int both = 0;
    for (int i = 0; i < tried; i++) {
      int row = (int) ((long) i * all / tried);
      double difference = quantity.values()[row] - from.values()[row];
      if (!Double.isNaN(difference)) {
        differences[both++] = difference;
      }
    }
    if (both < Math.min(LEAST_ROWS, tried / 2)) {
      return false;
    }
    Arrays.sort(differences, 0, both);
    return differences[both * 3 / 4] - differences[both / 4] <= 8 * bin;
  }
}
