package dev.understudy.synth.bayesian;

import dev.understudy.synth.internal.PolyaTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The codes of a feature as a parent sees them: in up to 2, 4, 8 or 16 groups, each of which is
/// cut at the next level. Ordered codes are halved by rows; of the others the most frequent stand
/// alone. A code that is not known has a group of its own, behind the others.
///
/// @param groupOf `[level - 1][code]`
/// @param counts groups without the unknown, `[level - 1]`
record Groups(int[][] groupOf, int[] counts) {

  private static final int LEVELS = 4;

  /// @param whole probabilities of the codes
  /// @param first code that stands alone at every level, -1 for the most frequent
  static Groups of(double[] whole, boolean ordered, int first) {
    List<int[]> levels = ordered ? halved(whole) : frequent(whole, first);
    return new Groups(
        levels.toArray(int[][]::new),
        levels.stream().mapToInt(level -> Arrays.stream(level).max().getAsInt() + 1).toArray());
  }

  private static List<int[]> halved(double[] whole) {
    List<int[]> levels = new ArrayList<>();
    boolean[] begins = new boolean[whole.length];
    for (List<PolyaTree.Node> level : PolyaTree.of(whole).levels()) {
      if (levels.size() == LEVELS) {
        break;
      }
      level.forEach(node -> begins[node.cut()] = true);
      int[] group = new int[whole.length];
      for (int code = 1; code < group.length; code++) {
        group[code] = group[code - 1] + (begins[code] ? 1 : 0);
      }
      levels.add(group);
    }
    return levels;
  }

  private static List<int[]> frequent(double[] whole, int first) {
    int[] byShare =
        IntStream.range(0, whole.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer code) -> code == first ? 0 : 1)
                    .thenComparingDouble(code -> -whole[code]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> levels = new ArrayList<>();
    for (int level = 1; level <= LEVELS && 1 << (level - 1) < whole.length; level++) {
      int rest = (1 << level) - 1;
      int[] group = new int[whole.length];
      for (int rank = 0; rank < byShare.length; rank++) {
        group[byShare[rank]] = Math.min(rank, rest);
      }
      levels.add(group);
    }
    return levels;
  }

  int levels() {
    return counts.length;
  }

  /// The group of a code, the last one for a code that is not known.
  ///
  /// @param level 0 for a single group
  int of(int level, int code) {
    if (level == 0) {
      return code < 0 ? 1 : 0;
    }
    return code < 0 ? counts[level - 1] : groupOf[level - 1][code];
  }

  /// Some code of a group, -1 for the unknown.
  int representative(int level, int group) {
    for (int code = 0; level > 0 && code < groupOf[level - 1].length; code++) {
      if (groupOf[level - 1][code] == group) {
        return code;
      }
    }
    return level == 0 && group == 0 ? 0 : -1;
  }

  /// Groups of a level without the unknown.
  int count(int level) {
    return level == 0 ? 1 : counts[level - 1];
  }
}
