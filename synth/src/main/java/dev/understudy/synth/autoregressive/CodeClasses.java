package dev.understudy.synth.autoregressive;

import dev.understudy.learn.CodedTable;
import dev.understudy.table.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The codes of a feature as the classes of a network. Few codes are a class each. Many are
/// grouped, neighbours where their order means something and otherwise the rare ones, so that a
/// class holds about a hundredth of the cells; inside a class codes follow their counts, whatever
/// else the row holds.
///
/// @param classOf `[code]`, every class between 0 and the largest has a code
/// @param share of each code within its class, `[code]`, in (0, 1]
record CodeClasses(int[] classOf, double[] share) {

  /// Codes up to this number are a class each. Not tuned: above the hundred bins of TabularARGN
  /// (arXiv 2501.12012), so that grouping never makes more classes than it finds codes.
  static final int MOST_CLASSES = 128;

  private static final int GROUPS = 100;

  CodeClasses {
    int classes = classOf.length == 0 ? 0 : Arrays.stream(classOf).max().getAsInt() + 1;
    double[] sums = new double[Math.max(0, Math.min(classes, classOf.length))];
    if (classOf.length == 0 || share.length != classOf.length || sums.length != classes) {
      throw new IllegalArgumentException("the classes of a feature do not fit its codes");
    }
    for (int code = 0; code < classOf.length; code++) {
      if (classOf[code] < 0 || !(share[code] > 0 && share[code] <= 1)) {
        throw new IllegalArgumentException("a class or share of a code is out of range");
      }
      sums[classOf[code]] += share[code];
    }
    for (double sum : sums) {
      if (Math.abs(sum - 1) > 1e-6) {
        throw new IllegalArgumentException("the shares of a class do not sum to one");
      }
    }
  }

  static CodeClasses of(CodedTable.Feature feature) {
    double[] counts = new double[feature.cardinality()];
    Arrays.fill(counts, 0.5);
    for (int code : feature.codes()) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    return of(feature.ordered(), counts);
  }

  /// @param ordered whether the order of the codes means something
  /// @param counts of the codes, positive
  static CodeClasses of(boolean ordered, double[] counts) {
    int[] classOf = new int[counts.length];
    if (counts.length <= MOST_CLASSES) {
      Arrays.setAll(classOf, code -> code);
    } else {
      group(ordered, counts, classOf);
    }
    double[] sums = new double[counts.length];
    for (int code = 0; code < counts.length; code++) {
      sums[classOf[code]] += counts[code];
    }
    double[] share = new double[counts.length];
    Arrays.setAll(share, code -> counts[code] / sums[classOf[code]]);
    return new CodeClasses(classOf, share);
  }

  private static void group(boolean ordered, double[] counts, int[] classOf) {
    int[] sequence =
        ordered
            ? IntStream.range(0, counts.length).toArray()
            : IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(code -> -counts[code]))
                .mapToInt(Integer::intValue)
                .toArray();
    double most = Arrays.stream(counts).sum() / GROUPS;
    double held = 0;
    int group = -1;
    for (int code : sequence) {
      if (group < 0 || held + counts[code] > most) {
        group++;
        held = 0;
      }
      held += counts[code];
      classOf[code] = group;
    }
  }

  /// Numbers of codes as sums of classes.
  double[] sums(double[] ofCodes) {
    double[] sums = new double[classes()];
    for (int code = 0; code < ofCodes.length; code++) {
      sums[classOf[code]] += ofCodes[code];
    }
    return sums;
  }

  int classes() {
    return Arrays.stream(classOf).max().orElse(-1) + 1;
  }

  boolean grouped() {
    return classes() < classOf.length;
  }

  /// The class of each code, unknown staying unknown.
  int[] encode(int[] codes) {
    int[] classes = new int[codes.length];
    Arrays.setAll(classes, row -> codes[row] < 0 ? -1 : classOf[codes[row]]);
    return classes;
  }

  /// Draws codes of classes.
  ///
  /// @param possible which codes may be drawn, `[code]`, or null for all
  Decoder decoder(boolean @org.jspecify.annotations.Nullable [] possible) {
    int[][] members = new int[classes()][];
    double[][] cumulative = new double[members.length][];
    int[] next = new int[members.length];
    for (int code = 0; code < classOf.length; code++) {
      if (possible == null || possible[code]) {
        next[classOf[code]]++;
      }
    }
    for (int group = 0; group < members.length; group++) {
      members[group] = new int[next[group]];
      cumulative[group] = new double[next[group]];
      next[group] = 0;
    }
    for (int code = 0; code < classOf.length; code++) {
      if (possible == null || possible[code]) {
        int group = classOf[code];
        int at = next[group]++;
        members[group][at] = code;
        cumulative[group][at] = share[code] + (at == 0 ? 0 : cumulative[group][at - 1]);
      }
    }
    return new Decoder(members, cumulative);
  }

  /// Codes of each class.
  ///
  /// @param members codes that may be drawn, `[class][member]`
  /// @param cumulative their summed shares, `[class][member]`
  record Decoder(int[][] members, double[][] cumulative) {

    int code(int group, RandomStream random) {
      int[] codes = members[group];
      if (codes.length == 1) {
        return codes[0];
      }
      double[] sums = cumulative[group];
      double u = random.nextDouble() * sums[sums.length - 1];
      int at = 0;
      while (at < sums.length - 1 && sums[at] <= u) {
        at++;
      }
      return codes[at];
    }

    /// The part of each class that may be drawn, `[class]`.
    float[] shares() {
      float[] shares = new float[members.length];
      for (int group = 0; group < shares.length; group++) {
        int last = members[group].length - 1;
        shares[group] = last < 0 ? 0 : (float) cumulative[group][last];
      }
      return shares;
    }
  }
}
