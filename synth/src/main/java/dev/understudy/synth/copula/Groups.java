package dev.understudy.synth.copula;

import dev.understudy.learn.CodedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts the rows into groups in each of which one Gaussian copula is fitted, as the general
/// location model does (Olkin and Tate, 1961). One correlation per pair cannot say "age rises with
/// income, except among the retired"; one per group can. Groups are the codes of one or a few
/// features, the hubs: the target first, then whichever feature tells most about all others.
final class Groups {

  /// Features with more codes than this do not make groups, ordered ones are cut into quantiles.
  private static final int MAXIMUM_CODES = 16;

  /// Pieces an ordered feature is cut into when it is the target, and to measure information.
  private static final int TARGET_PIECES = 4;

  private static final int INFORMATION_PIECES = 8;

  /// Fewest rows of a group: enough that the sampling error of a correlation, 1 / sqrt(rows), is
  /// 0.1, and more than a group has latent variables.
  private static final int LEAST_ROWS = 100;

  /// Hubs besides the target.
  private static final int MAXIMUM_HUBS = 2;

  /// Rows on which information is measured.
  private static final int SAMPLE = 20_000;

  /// Features beyond which no hub is looked for, as the pairs become too many.
  private static final int SEARCHED_FEATURES = 200;

  private final CodedTable table;
  private final int leastRows;
  private int[] group;
  private int count = 1;
  private final List<Integer> hubs = new ArrayList<>();

  private Groups(CodedTable table) {
    this.table = table;
    this.leastRows = Math.max(LEAST_ROWS, 4 * table.features().size());
    this.group = new int[table.rowCount()];
  }

  /// @param target features of the target, empty if there is none
  static Groups of(CodedTable table, int[] target) {
    Groups groups = new Groups(table);
    if (target.length > 0) {
      groups.split(target[target.length - 1], TARGET_PIECES);
    }
    if (table.features().size() <= SEARCHED_FEATURES) {
      for (int added = 0; added < MAXIMUM_HUBS; added++) {
        int hub = groups.mostInformative();
        if (hub < 0 || !groups.split(hub, MAXIMUM_CODES)) {
          break;
        }
      }
    }
    return groups;
  }

  int count() {
    return count;
  }

  /// The rows of each group, `[group][]`, ascending.
  int[][] rows() {
    int[] sizes = new int[count];
    for (int held : group) {
      sizes[held]++;
    }
    int[][] rows = new int[count][];
    Arrays.setAll(rows, held -> new int[sizes[held]]);
    int[] next = new int[count];
    for (int row = 0; row < group.length; row++) {
      rows[group[row]][next[group[row]]++] = row;
    }
    return rows;
  }

  /// Features whose codes make the groups.
  List<Integer> hubs() {
    return List.copyOf(hubs);
  }

  /// Splits every group by the codes of a feature. Codes with too few rows in a group stay
  /// together; if these are too few as well, they join the smallest of the new groups. False if
  /// nothing changed.
  private boolean split(int feature, int pieces) {
    int[] codes = coarse(table.features().get(feature), pieces);
    int cardinality = size(codes);
    if (cardinality < 2 || cardinality > MAXIMUM_CODES) {
      return false;
    }
    int[] sizes = new int[count * cardinality];
    int[] unknown = new int[count];
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < 0) {
        unknown[group[row]]++;
      } else {
        sizes[group[row] * cardinality + codes[row]]++;
      }
    }
    int[] renumbered = new int[count * (cardinality + 1)];
    int next = 0;
    for (int held = 0; held < count; held++) {
      next = renumber(held, cardinality, sizes, unknown[held], renumbered, next);
    }
    if (next == count) {
      return false;
    }
    for (int row = 0; row < codes.length; row++) {
      int code = codes[row] < 0 ? cardinality : codes[row];
      group[row] = renumbered[group[row] * (cardinality + 1) + code];
    }
    count = next;
    hubs.add(feature);
    return true;
  }

  private int renumber(
      int held, int cardinality, int[] sizes, int unknown, int[] renumbered, int next) {
    int base = held * (cardinality + 1);
    int rest = unknown;
    int first = next;
    int smallest = -1;
    int smallestSize = Integer.MAX_VALUE;
    Arrays.fill(renumbered, base, base + cardinality + 1, -1);
    for (int code = 0; code < cardinality; code++) {
      int size = sizes[held * cardinality + code];
      if (size >= leastRows) {
        if (size < smallestSize) {
          smallestSize = size;
          smallest = next;
        }
        renumbered[base + code] = next++;
      } else {
        rest += size;
      }
    }
    boolean restAlone = rest >= leastRows || next == first;
    int restGroup = restAlone ? next++ : smallest;
    for (int code = 0; code <= cardinality; code++) {
      if (renumbered[base + code] < 0) {
        renumbered[base + code] = restGroup;
      }
    }
    return next;
  }

  /// The feature that tells most about all others within the present groups, -1 if none tells more
  /// than chance would.
  private int mostInformative() {
    int stride = Math.max(1, table.rowCount() / SAMPLE);
    int[][] coarse =
        table.features().stream()
            .map(feature -> every(coarse(feature, INFORMATION_PIECES), stride))
            .toArray(int[][]::new);
    int[] sampled = every(group, stride);
    int[] sizes = Arrays.stream(coarse).mapToInt(Groups::size).toArray();
    int best = -1;
    double most = 0;
    for (int hub = 0; hub < coarse.length; hub++) {
      int cardinality = table.features().get(hub).cardinality();
      if (hubs.contains(hub) || cardinality < 2 || cardinality > MAXIMUM_CODES) {
        continue;
      }
      double information = 0;
      for (int other = 0; other < coarse.length; other++) {
        information +=
            other == hub
                ? 0
                : information(coarse[hub], sizes[hub], coarse[other], sizes[other], sampled);
      }
      if (information > most) {
        most = information;
        best = hub;
      }
    }
    return best;
  }

  private static int size(int[] codes) {
    int greatest = -1;
    for (int code : codes) {
      greatest = Math.max(greatest, code);
    }
    return greatest + 1;
  }

  private static int[] every(int[] values, int stride) {
    int[] chosen = new int[(values.length + stride - 1) / stride];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[i * stride];
    }
    return chosen;
  }

  /// Codes as they are where they are few, otherwise cut into pieces of about equal size; rare
  /// unordered codes beyond the pieces fall together.
  private static int[] coarse(CodedTable.Feature feature, int pieces) {
    if (feature.cardinality() <= (feature.ordered() ? pieces : MAXIMUM_CODES)) {
      return feature.codes();
    }
    long[] counts = new long[feature.cardinality()];
    long known = 0;
    for (int code : feature.codes()) {
      if (code >= 0) {
        counts[code]++;
        known++;
      }
    }
    int[] piece = new int[counts.length];
    long seen = 0;
    for (int code = 0; code < counts.length; code++) {
      piece[code] =
          (int) Math.min(pieces - 1, (seen + counts[code] / 2) * pieces / Math.max(1, known));
      seen += counts[code];
    }
    int[] coarse = new int[feature.codes().length];
    for (int row = 0; row < coarse.length; row++) {
      coarse[row] = feature.codes()[row] < 0 ? -1 : piece[feature.codes()[row]];
    }
    return coarse;
  }

  /// Conditional mutual information of two features given the group, in nats, less its expectation
  /// under independence (Miller, 1955), at least 0.
  private double information(int[] a, int sizeA, int[] b, int sizeB, int[] group) {
    int[] joint = new int[count * sizeA * sizeB];
    int known = 0;
    for (int row = 0; row < a.length; row++) {
      if (a[row] >= 0 && b[row] >= 0) {
        joint[(group[row] * sizeA + a[row]) * sizeB + b[row]]++;
        known++;
      }
    }
    if (known == 0) {
      return 0;
    }
    double information = 0;
    double bias = 0;
    for (int held = 0; held < count; held++) {
      long[] sumA = new long[sizeA];
      long[] sumB = new long[sizeB];
      long total = 0;
      for (int i = 0; i < sizeA; i++) {
        for (int j = 0; j < sizeB; j++) {
          int cell = joint[(held * sizeA + i) * sizeB + j];
          sumA[i] += cell;
          sumB[j] += cell;
          total += cell;
        }
      }
      for (int i = 0; i < sizeA; i++) {
        for (int j = 0; j < sizeB; j++) {
          double cell = joint[(held * sizeA + i) * sizeB + j];
          if (cell > 0) {
            information += cell * StrictMath.log(cell * total / ((double) sumA[i] * sumB[j]));
          }
        }
      }
      int usedA = used(sumA);
      int usedB = used(sumB);
      bias += Math.max(0, usedA - 1) * Math.max(0, usedB - 1) / 2.0;
    }
    return Math.max(0, (information - bias) / known);
  }

  private static int used(long[] sums) {
    int used = 0;
    for (long sum : sums) {
      used += sum > 0 ? 1 : 0;
    }
    return used;
  }
}
