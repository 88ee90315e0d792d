package dev.understudy.synth.internal;

import java.util.ArrayList;
import java.util.List;

/// A line of codes halved again and again, each time where the mass of all rows is halved (a Polya
/// tree; Lavine, Annals of Statistics 20, 1992). What is known of a few rows is mixed with the
/// whole level by level: the few decide the coarse shape, of which they know much, the whole the
/// fine details, of which they know little. Plain mixing of the codes cannot see that neighbouring
/// bins shift together.
///
/// @param levels nodes with at least two codes, by depth, from left to right
public record PolyaTree(List<List<Node>> levels) {

  /// A range of codes and where it is cut in two.
  ///
  /// @param from first code
  /// @param cut first code of the right half
  /// @param to behind the last code
  /// @param share of the whole's mass that the left half has
  public record Node(int from, int cut, int to, double share) {}

  public PolyaTree {
    levels = List.copyOf(levels);
  }

  /// @param whole probabilities over all rows, `[code]`
  public static PolyaTree of(double[] whole) {
    List<List<Node>> levels = new ArrayList<>();
    List<Node> level = new ArrayList<>();
    addNode(level, whole, 0, whole.length);
    while (!level.isEmpty()) {
      levels.add(List.copyOf(level));
      List<Node> next = new ArrayList<>();
      for (Node node : level) {
        addNode(next, whole, node.from, node.cut);
        addNode(next, whole, node.cut, node.to);
      }
      level = next;
    }
    return new PolyaTree(levels);
  }

  private static void addNode(List<Node> nodes, double[] whole, int from, int to) {
    if (to - from < 2) {
      return;
    }
    double half = sum(whole, from, to) / 2;
    double left = whole[from];
    int cut = from + 1;
    while (cut < to - 1 && left + whole[cut] / 2 < half) {
      left += whole[cut++];
    }
    double leftMass = sum(whole, from, cut);
    double total = leftMass + sum(whole, cut, to);
    nodes.add(new Node(from, cut, to, total > 0 ? leftMass / total : 0.5));
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
