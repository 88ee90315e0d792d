package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Cuts a column of whole numbers into parts with about equally many values each. A number is put
/// on a grid by the caller, whose ends must be public or paid for.
///
/// The middle cut is chosen first, then those in each half, and so on (Kaplan, Schnapp, Stemmer,
/// "Differentially Private Approximate Quantiles", 2022). A cut is chosen by the exponential
/// mechanism over the places of the grid (Smith 2011), whose score is the distance of the number of
/// values below from the number wanted. A value takes part in one choice on each level, so a level
/// costs one selection.
///
/// @param lower the lowest place of the grid
/// @param upper the highest, at most 2^60 above; values beyond are moved to the ends
/// @param parts how many, at least 2
/// @param epsilon of all levels together
/// @param mostValues by how many values neighbours may differ: 1 for rows, or the rows per person
public record Quantiles(long lower, long upper, int parts, double epsilon, int mostValues)
    implements Mechanism<long[], long[]> {
  private static final long LONGEST = 1L << 60;

  public Quantiles {
    if (upper < lower || upper - lower < 0 || upper - lower > LONGEST || parts < 2) {
      throw new IllegalArgumentException(
          "A grid of at most 2^60 places is cut into at least two parts, not "
              + lower
              + " to "
              + upper
              + " into "
              + parts);
    }
    Selections.require(epsilon, mostValues);
  }

  @Override
  public Cost cost() {
    return new Cost.Together(Collections.nCopies(levels(), new Cost.Selection(epsilon / levels())));
  }

  @Override
  public double sensitivity() {
    return mostValues;
  }

  /// How many values are in one column and not in the other.
  @Override
  public double distance(long[] one, long[] other) {
    long[] sorted = one.clone();
    long[] otherSorted = other.clone();
    Arrays.sort(sorted);
    Arrays.sort(otherSorted);
    return Distances.exchanged(sorted, otherSorted);
  }

  /// The cuts in ascending order, `parts - 1` of them, each the lowest place of the part above it;
  /// equal ones where the grid is too coarse.
  @Override
  public long[] draw(long[] values, RandomBits bits) {
    long[] sorted = values.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Math.clamp(sorted[i], lower, upper);
    }
    Arrays.sort(sorted);
    long[] cuts = new long[parts - 1];
    var choice = new WeightedChoice(bits, true);
    List<Stretch> level = List.of(new Stretch(0, sorted.length, lower, upper, 0, parts));
    while (!level.isEmpty()) {
      var next = new ArrayList<Stretch>();
      for (Stretch stretch : level) {
        if (stretch.parts() > 1) {
          long cut = cut(sorted, stretch, choice, bits);
          cuts[stretch.middle() - 1] = cut;
          next.addAll(stretch.halves(cut, below(sorted, stretch, cut)));
        }
      }
      level = next;
    }
    return cuts;
  }

  /// Values `from` to `to` of the sorted column, all on the places `low` to `high`, that become the
  /// parts `firstPart` to `lastPart`.
  private record Stretch(int from, int to, long low, long high, int firstPart, int lastPart) {
    int parts() {
      return lastPart - firstPart;
    }

    int middle() {
      return (firstPart + lastPart) / 2;
    }

    List<Stretch> halves(long cut, int below) {
      return List.of(
          new Stretch(from, below, low, cut, firstPart, middle()),
          new Stretch(below, to, cut, high, middle(), lastPart));
    }
  }

  /// A place above `i` values of the stretch has the penalty |i parts - wanted count|, where wanted
  /// parts of the parts lie below. One value more or less changes it by the larger side at most.
  private long cut(long[] sorted, Stretch stretch, WeightedChoice choice, RandomBits bits) {
    int count = stretch.to() - stretch.from();
    long wanted = stretch.middle() - stretch.firstPart();
    long[] lengths = new long[count + 1];
    long[] penalties = new long[count + 1];
    long previous = stretch.low() - 1;
    for (int i = 0; i <= count; i++) {
      long place = i < count ? sorted[stretch.from() + i] : stretch.high();
      lengths[i] = place - previous;
      penalties[i] = Math.abs(i * (long) stretch.parts() - wanted * count);
      previous = place;
    }
    long largerSide = Math.max(wanted, stretch.parts() - wanted);
    Rational rate = Rational.of(epsilon / levels()).over(2 * largerSide * mostValues);
    int chosen = choice.choose(lengths, penalties, rate);
    long start = chosen == 0 ? stretch.low() : sorted[stretch.from() + chosen - 1] + 1;
    return start + bits.below(lengths[chosen]);
  }

  private static int below(long[] sorted, Stretch stretch, long cut) {
    int low = stretch.from();
    int high = stretch.to();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < cut) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How often the parts are halved until each is one.
  private int levels() {
    return 32 - Integer.numberOfLeadingZeros(parts - 1);
  }
}
