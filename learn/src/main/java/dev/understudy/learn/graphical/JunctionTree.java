package dev.understudy.learn.graphical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A tree of cliques in which every scope lies inside a clique and every feature in cliques that
/// hang together (Koller and Friedman, "Probabilistic Graphical Models", 2009, chapter 10). A
/// distribution with factors over these scopes is
///
/// ```
///   p(row) = p(root clique) * product over other cliques of p(residual | separator)
/// ```
///
/// where a clique's separator is what it shares with its parent. Features are eliminated greedily,
/// the one that makes the smallest table first; the tree joins cliques by their largest separators.
///
/// @param domain sizes of all features
/// @param cliques parents before children, the root first
public record JunctionTree(Domain domain, List<Clique> cliques) {

  /// The table of a clique is row-major over its separator and then its residual, so what belongs
  /// to one cell of the separator lies side by side.
  ///
  /// @param separator features shared with the parent, ascending
  /// @param residual its other features, ascending
  /// @param parent position of the parent among the cliques, -1 for the root
  public record Clique(int[] separator, int[] residual, int parent) {

    /// The features in the order of the table.
    public int[] features() {
      int[] features = Arrays.copyOf(separator, separator.length + residual.length);
      System.arraycopy(residual, 0, features, separator.length, residual.length);
      return features;
    }

    boolean holds(int[] scope) {
      return Arrays.stream(scope).allMatch(this::holds);
    }

    boolean holds(int feature) {
      return Arrays.binarySearch(separator, feature) >= 0
          || Arrays.binarySearch(residual, feature) >= 0;
    }
  }

  /// @throws IllegalArgumentException if that is no junction tree
  public JunctionTree {
    cliques = List.copyOf(cliques);
    BitSet met = new BitSet();
    for (int c = 0; c < cliques.size(); c++) {
      Clique clique = cliques.get(c);
      boolean placed = c == 0 ? clique.parent < 0 : clique.parent >= 0 && clique.parent < c;
      if (!placed
          || (c == 0
              ? clique.separator.length > 0
              : !cliques.get(clique.parent).holds(clique.separator))) {
        throw new IllegalArgumentException("a clique does not hang on its parent");
      }
      for (int feature : clique.residual) {
        if (feature < 0 || feature >= domain.features() || met.get(feature)) {
          throw new IllegalArgumentException("a feature is new in one clique");
        }
        met.set(feature);
      }
    }
    if (met.cardinality() != domain.features()) {
      throw new IllegalArgumentException("a feature is in no clique");
    }
  }

  /// @param scopes features that stand in one factor; features in none are cliques of their own
  public static JunctionTree of(Domain domain, List<int[]> scopes) {
    return joined(domain, maximalCliques(domain, scopes));
  }

  /// Cells of all cliques of the tree that these scopes would have: what [#of] would need in memory
  /// and time.
  public static double cells(Domain domain, List<int[]> scopes) {
    return maximalCliques(domain, scopes).stream()
        .mapToDouble(clique -> domain.cells(clique.stream().toArray()))
        .sum();
  }

  /// The position of the smallest clique that holds a scope, -1 for none.
  public int host(int[] scope) {
    int host = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < cliques.size(); c++) {
      double cells = domain.cells(cliques.get(c).features());
      if (cells < least && cliques.get(c).holds(scope)) {
        host = c;
        least = cells;
      }
    }
    return host;
  }

  private static List<BitSet> maximalCliques(Domain domain, List<int[]> scopes) {
    int count = domain.features();
    BitSet[] neighbours = new BitSet[count];
    for (int feature = 0; feature < count; feature++) {
      neighbours[feature] = new BitSet(count);
      neighbours[feature].set(feature);
    }
    for (int[] scope : scopes) {
      for (int one : scope) {
        for (int other : scope) {
          neighbours[one].set(other);
        }
      }
    }
    List<BitSet> cliques = new ArrayList<>();
    BitSet left = new BitSet(count);
    left.set(0, count);
    while (!left.isEmpty()) {
      int next = smallest(domain, neighbours, left);
      BitSet clique = (BitSet) neighbours[next].clone();
      clique.stream()
          .forEach(feature -> {
            neighbours[feature].or(clique);
            neighbours[feature].clear(next);
          });
      left.clear(next);
      if (cliques.stream().noneMatch(larger -> isSubset(clique, larger))) {
        cliques.add(clique);
      }
    }
    return cliques;
  }

  private static int smallest(Domain domain, BitSet[] neighbours, BitSet left) {
    int smallest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int feature = left.nextSetBit(0); feature >= 0; feature = left.nextSetBit(feature + 1)) {
      double cells = 1;
      for (int other = neighbours[feature].nextSetBit(0);
          other >= 0;
          other = neighbours[feature].nextSetBit(other + 1)) {
        cells *= domain.sizes()[other];
      }
      if (smallest < 0 || cells < least) {
        smallest = feature;
        least = cells;
      }
    }
    return smallest;
  }

  private static boolean isSubset(BitSet one, BitSet other) {
    BitSet rest = (BitSet) one.clone();
    rest.andNot(other);
    return rest.isEmpty();
  }

  /// Prim's algorithm with the number of shared features as the weight of an edge.
  private static JunctionTree joined(Domain domain, List<BitSet> found) {
    int count = found.size();
    List<Clique> cliques = new ArrayList<>();
    int[] placeOf = new int[count];
    int[] parent = new int[count];
    int[] shared = new int[count];
    boolean[] placed = new boolean[count];
    Arrays.fill(parent, -1);
    for (int step = 0; step < count; step++) {
      int next = -1;
      for (int c = 0; c < count; c++) {
        if (!placed[c] && (next < 0 || shared[c] > shared[next])) {
          next = c;
        }
      }
      placed[next] = true;
      placeOf[next] = step;
      BitSet separator = new BitSet();
      if (parent[next] >= 0) {
        separator.or(found.get(next));
        separator.and(found.get(parent[next]));
      }
      BitSet residual = (BitSet) found.get(next).clone();
      residual.andNot(separator);
      cliques.add(
          new Clique(
              separator.stream().toArray(),
              residual.stream().toArray(),
              parent[next] < 0 ? -1 : placeOf[parent[next]]));
      for (int c = 0; c < count; c++) {
        BitSet both = (BitSet) found.get(next).clone();
        both.and(found.get(c));
        if (!placed[c] && (parent[c] < 0 || both.cardinality() > shared[c])) {
          parent[c] = next;
          shared[c] = both.cardinality();
        }
      }
    }
    return new JunctionTree(domain, cliques);
  }
}
