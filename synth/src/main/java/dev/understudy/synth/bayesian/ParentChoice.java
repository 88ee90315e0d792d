package dev.understudy.synth.bayesian;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.Marginals;
import dev.understudy.privacy.mechanism.ExponentialMechanism;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.privacy.mechanism.Scores;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.table.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses the next feature of a network and its parents among those that are in it, by the
/// exponential mechanism with score R of PrivBayes (2017, section 5.3), in rows:
///
/// ```
///   R = 1/2 sum over codes x and combinations p of parents' codes of |n(x,p) - n(x) n(p) / n|
/// ```
///
/// One row more moves n(x,p) by 1 in one cell, and the products by [-n pq + n p e + n q e' + e e']
/// / (n + 1), where p and q are shares and e, e' are 1 in one place: 3 in all. So R moves by at
/// most 2, whatever the number of rows, which is private here.
///
/// Parents are taken only as far as their table stands out from the noise: its mean count must be
/// at least 4 times the mean size of the noise ("theta-usefulness", section 4.1).
final class ParentChoice {

  /// By how much a row moves R.
  private static final double PER_ROW = 2;

  /// Scores are rounded to this part of a row, far above the errors of doubles.
  private static final double UNIT = 0x1p-10;

  private static final double USEFUL = 4;

  private static final int MOST_PARENTS = 3;

  /// Most candidates of all steps together; parents are fewer in wide tables.
  private static final long MOST_CANDIDATES = 30_000;

  private final Marginals marginals;
  private final double mostCells;
  private final int mostParents;
  private final ExponentialMechanism mechanism;
  private final Map<Family, Double> scores = new HashMap<>();

  /// A feature and its parents.
  ///
  /// @param parents ascending
  record Family(int feature, int[] parents) {

    /// The parents, then the feature.
    int[] crossed() {
      int[] crossed = Arrays.copyOf(parents, parents.length + 1);
      crossed[parents.length] = feature;
      return crossed;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Family family
          && family.feature == feature
          && Arrays.equals(family.parents, parents);
    }

    @Override
    public int hashCode() {
      return 31 * feature + Arrays.hashCode(parents);
    }
  }

  /// @param rows about how many there are
  /// @param noise standard deviation of a count in a table
  ParentChoice(Marginals marginals, double rows, double noise, ExponentialMechanism mechanism) {
    this.marginals = marginals;
    this.mostCells = rows / (USEFUL * noise * Math.sqrt(2 / Math.PI));
    this.mechanism = mechanism;
    this.mostParents = mostParents(marginals.featureCount());
  }

  private static int mostParents(int features) {
    int most = 1;
    long sets = features;
    long combinations = features;
    while (most < MOST_PARENTS) {
      combinations = combinations * (features - most) / (most + 1);
      sets += combinations;
      if (sets * features > MOST_CANDIDATES) {
        break;
      }
      most++;
    }
    return most;
  }

  static String name(int step) {
    return "network, step " + step;
  }

  static ExponentialMechanism mechanism(double mu, int rowsPerUnit) {
    long units = Scores.of(new double[0], PER_ROW * rowsPerUnit, UNIT).sensitivity();
    return new ExponentialMechanism(Allowance.selection(mu), units);
  }

  /// All features in an order in which parents come first.
  List<Family> families(int root, Releases releases, Progress progress) {
    int features = marginals.featureCount();
    List<Family> families = new ArrayList<>();
    if (features == 0) {
      return families;
    }
    families.add(new Family(root, new int[0]));
    for (int step = 1; step < features; step++) {
      progress.at("choosing a network", step, features);
      progress.check();
      int[] known = families.stream().mapToInt(Family::feature).sorted().toArray();
      List<Family> candidates = candidates(known);
      score(candidates);
      double[] exact = candidates.stream().mapToDouble(scores::get).toArray();
      long[] units = Scores.of(exact, PER_ROW, UNIT).units();
      families.add(candidates.get(releases.release(name(step), mechanism, units)));
    }
    return families;
  }

  /// Every feature that is left with every set of known ones that is useful and could not be
  /// larger.
  private List<Family> candidates(int[] known) {
    List<Family> candidates = new ArrayList<>();
    for (int feature = 0; feature < marginals.featureCount(); feature++) {
      if (Arrays.binarySearch(known, feature) < 0) {
        List<int[]> sets = new ArrayList<>();
        extend(known, 0, new int[0], marginals.cardinality(feature), sets);
        for (int[] set : sets) {
          candidates.add(new Family(feature, set));
        }
      }
    }
    return candidates;
  }

  private void extend(int[] known, int from, int[] set, double cells, List<int[]> sets) {
    boolean larger = false;
    for (int i = 0; i < known.length && set.length < mostParents; i++) {
      double more = cells * marginals.cardinality(known[i]);
      int next = known[i];
      if (more <= mostCells && Arrays.stream(set).noneMatch(one -> one == next)) {
        larger = true;
        if (i >= from) {
          int[] extended = Arrays.copyOf(set, set.length + 1);
          extended[set.length] = next;
          extend(known, i + 1, extended, more, sets);
        }
      }
    }
    if (!larger) {
      sets.add(set);
    }
  }

  private void score(List<Family> candidates) {
    List<Family> open = candidates.stream().filter(family -> !scores.containsKey(family)).toList();
    List<Double> found = Chunks.map(open.size(), 1, (place, _) -> dependence(open.get(place)));
    for (int i = 0; i < open.size(); i++) {
      scores.put(open.get(i), found.get(i));
    }
  }

  /// R.
  private double dependence(Family family) {
    if (family.parents().length == 0) {
      return 0;
    }
    long[] counts = marginals.count(family.crossed());
    int codes = marginals.cardinality(family.feature());
    double[] ofCode = new double[codes];
    double[] ofParents = new double[counts.length / codes];
    double rows = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      ofCode[cell % codes] += counts[cell];
      ofParents[cell / codes] += counts[cell];
      rows += counts[cell];
    }
    if (rows == 0) {
      return 0;
    }
    double distance = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      distance += Math.abs(counts[cell] - ofCode[cell % codes] * ofParents[cell / codes] / rows);
    }
    return distance / 2;
  }
}
