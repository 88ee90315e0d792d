package dev.understudy.synth.measured;

import dev.understudy.learn.graphical.Grouping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Puts codes together until every group holds a least share of the rows.
public final class Agglomeration {

  private Agglomeration() {}

  /// Codes of at least this share stay alone; between them the smallest group joins the smaller of
  /// its neighbours, again and again. What lies between two such codes may stay smaller.
  ///
  /// @param shares `[code]`, at least 0
  public static Grouping ofNeighboursBetweenAtoms(double[] shares, double least) {
    Groups groups = new Groups(IntStream.range(0, shares.length).toArray(), shares);
    boolean joined = true;
    while (joined) {
      joined = false;
      int smallest = -1;
      for (int group = 0; group < groups.size(); group++) {
        boolean lonely = groups.neighbour(group, least) < 0;
        if (groups.share(group) < least
            && !lonely
            && (smallest < 0 || groups.share(group) < groups.share(smallest))) {
          smallest = group;
        }
      }
      if (smallest >= 0) {
        groups.join(smallest, groups.neighbour(smallest, least));
        joined = true;
      }
    }
    return groups.grouping();
  }

  /// The smallest group joins the smaller of its neighbours in this order, again and again.
  ///
  /// @param order of the codes; groups are runs of it
  /// @param shares `[code]`, at least 0
  public static Grouping ofNeighbours(int[] order, double[] shares, double least) {
    Groups groups = new Groups(order, shares);
    while (groups.size() > 1 && groups.share(groups.smallest()) < least) {
      int smallest = groups.smallest();
      groups.join(smallest, groups.neighbour(smallest, Double.POSITIVE_INFINITY));
    }
    return groups.grouping();
  }

  /// The two smallest of the codes below a share join, again and again; what is left of them may
  /// stay smaller.
  ///
  /// @param shares `[code]`, at least 0
  public static Grouping ofSmallest(double[] shares, double least) {
    Groups groups = new Groups(order(shares), shares);
    while (groups.size() > 1) {
      int smallest = groups.smallest();
      int next = -1;
      for (int group = 0; group < groups.size(); group++) {
        if (group != smallest
            && groups.share(group) < least
            && (next < 0 || groups.share(group) < groups.share(next))) {
          next = group;
        }
      }
      if (next < 0 || groups.share(smallest) >= least) {
        break;
      }
      groups.join(smallest, next);
    }
    return groups.grouping();
  }

  /// Groups of codes, in an order.
  private static final class Groups {
    private final List<List<Integer>> codes = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private final int count;

    Groups(int[] order, double[] shareOfCode) {
      count = order.length;
      for (int code : order) {
        codes.add(new ArrayList<>(List.of(code)));
        shares.add(shareOfCode[code]);
      }
    }

    int size() {
      return shares.size();
    }

    double share(int group) {
      return shares.get(group);
    }

    int smallest() {
      int smallest = 0;
      for (int group = 1; group < size(); group++) {
        if (share(group) < share(smallest)) {
          smallest = group;
        }
      }
      return smallest;
    }

    /// The smaller of the groups beside one that are below a share, -1 for none.
    int neighbour(int group, double below) {
      boolean left = group > 0 && share(group - 1) < below;
      boolean right = group + 1 < size() && share(group + 1) < below;
      if (left && right) {
        return share(group + 1) < share(group - 1) ? group + 1 : group - 1;
      }
      return left ? group - 1 : right ? group + 1 : -1;
    }

    void join(int one, int other) {
      int kept = Math.min(one, other);
      int gone = Math.max(one, other);
      codes.get(kept).addAll(codes.remove(gone));
      shares.set(kept, shares.get(kept) + shares.remove(gone));
    }

    Grouping grouping() {
      int[] groupOf = new int[count];
      codes.sort(Comparator.comparingInt(group -> group.stream().min(Integer::compare).orElse(0)));
      for (int group = 0; group < codes.size(); group++) {
        for (int code : codes.get(group)) {
          groupOf[code] = group;
        }
      }
      return new Grouping(groupOf, codes.size());
    }
  }

  /// Codes in the order of their values.
  public static int[] order(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer code) -> values[code]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
