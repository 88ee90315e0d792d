package dev.understudy.report.internal;

import dev.understudy.report.Dependence;
import dev.understudy.report.chart.DependenceGraph;
import dev.understudy.report.chart.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which columns drive which, as a picture of the strongest links.
///
/// @param picture the graph
/// @param note which links are left out, empty for none
public record DriversSection(Figure picture, String note) {

  /// Links drawn of one column, and of all: more cannot be followed by eye.
  private static final int LINKS_EACH = 2;

  private static final int LINKS = 50;

  /// Links that tell less, in nats per row, are not drawn.
  private static final double LEAST = 0.002;

  /// @param dependence with at least one link
  static DriversSection of(Dependence dependence) {
    List<Dependence.Link> strongest = new ArrayList<>(dependence.links());
    strongest.sort(Comparator.comparingDouble((Dependence.Link link) -> -link.nats()));
    Map<String, Integer> drawn = new HashMap<>();
    List<DependenceGraph.Link> links = new ArrayList<>();
    for (Dependence.Link link : strongest) {
      boolean room = links.size() < LINKS && drawn.getOrDefault(link.to(), 0) < LINKS_EACH;
      if (links.isEmpty() || (room && link.nats() >= LEAST)) {
        drawn.merge(link.to(), 1, Integer::sum);
        links.add(new DependenceGraph.Link(link.from(), link.to(), link.nats()));
      }
    }
    int all = dependence.links().size();
    String note =
        links.size() == all
            ? ""
            : "Drawn are the "
                + Digits.count(links.size())
                + " strongest of "
                + Digits.count(all)
                + " links; the model tells them all to understudy inspect.";
    return new DriversSection(
        Figure.of("drivers", new DependenceGraph("Which columns drive which", links)), note);
  }
}
