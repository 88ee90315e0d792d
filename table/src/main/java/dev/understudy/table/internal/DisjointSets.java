package dev.understudy.table.internal;

/// Sets of the numbers 0 .. n - 1 that can be joined (union by size, path halving; Tarjan 1975).
public final class DisjointSets {

  private final int[] parent;
  private final int[] size;

  public DisjointSets(int count) {
    parent = new int[count];
    size = new int[count];
    for (int i = 0; i < count; i++) {
      parent[i] = i;
      size[i] = 1;
    }
  }

  /// The number that stands for the set of `member`.
  public int find(int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  public void join(int one, int other) {
    int rootOfOne = find(one);
    int rootOfOther = find(other);
    if (rootOfOne == rootOfOther) {
      return;
    }
    boolean oneIsLarger = size[rootOfOne] >= size[rootOfOther];
    int kept = oneIsLarger ? rootOfOne : rootOfOther;
    int joined = oneIsLarger ? rootOfOther : rootOfOne;
    parent[joined] = kept;
    size[kept] += size[joined];
  }
}
