package dev.understudy.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which columns drive which: boxes in layers, each below all it depends on, and lines downwards
/// whose width grows with what they tell. Boxes of a layer are ordered by the mean place of their
/// neighbours, which keeps most lines from crossing (the barycentre method; Sugiyama, Tagawa and
/// Toda, IEEE Transactions on Systems, Man, and Cybernetics 11, 1981).
///
/// @param title what is shown
/// @param links without circles, at least one
public record DependenceGraph(String title, List<Link> links) implements Chart {

  /// @param from what drives
  /// @param to what is driven
  /// @param weight nats per row, above 0
  public record Link(String from, String to, double weight) {}

  private static final double WIDTH = 860;
  private static final double BOX_WIDTH = 112;
  private static final double BOX_HEIGHT = 20;
  private static final double LAYER_HEIGHT = 64;
  private static final double MARGIN = 8;
  private static final double ARROW = 5;

  /// Boxes side by side; a fuller layer goes on below.
  private static final int MOST_ABREAST = 7;

  private static final int SWEEPS = 8;

  /// How far rows are moved aside, in turn to the left and to the right, so that lines to rows
  /// further below do not run behind boxes.
  private static final double STAGGER = 90;

  /// Widths of lines, in the style sheet.
  private static final int WIDTHS = 5;

  @Override
  public Svg draw() {
    List<List<String>> layers = layers();
    Map<String, double[]> places = places(layers);
    double height = (layers.size() - 1) * LAYER_HEIGHT + BOX_HEIGHT + 2 * MARGIN;
    Svg svg = Svg.of(WIDTH, height, title, description());
    double most = links.stream().mapToDouble(Link::weight).max().orElse(1);
    List<Link> weakestFirst = new ArrayList<>(links);
    weakestFirst.sort(Comparator.comparingDouble(Link::weight));
    for (Link link : weakestFirst) {
      draw(svg, link, at(places, link.from), at(places, link.to), most);
    }
    for (Map.Entry<String, double[]> box : places.entrySet()) {
      double x = box.getValue()[0];
      double y = box.getValue()[1];
      svg.rectangle("node", x - BOX_WIDTH / 2, y, BOX_WIDTH, BOX_HEIGHT, box.getKey());
      svg.fittedText("label middle", x, y + 14, box.getKey(), BOX_WIDTH - 8);
    }
    return svg;
  }

  private static double[] at(Map<String, double[]> places, String node) {
    double[] place = places.get(node);
    if (place == null) {
      throw new IllegalStateException("no place for " + node);
    }
    return place;
  }

  private void draw(Svg svg, Link link, double[] from, double[] to, double most) {
    int width = (int) Math.ceil(WIDTHS * Math.sqrt(link.weight / most));
    String tooltip =
        link.from + " \u2192 " + link.to + ": " + Digits.significant(link.weight, 2) + " nats";
    double start = from[1] + BOX_HEIGHT;
    double end = to[1] - ARROW;
    double bend = Math.min(LAYER_HEIGHT, (end - start) / 2);
    svg.path(
        "link link-" + Math.clamp(width, 1, WIDTHS),
        new Svg.Path()
            .move(from[0], start)
            .bend(from[0], start + bend, to[0], end - bend, to[0], end),
        tooltip);
    svg.path(
        "link-head",
        new Svg.Path()
            .move(to[0] - ARROW, end - ARROW)
            .to(to[0] + ARROW, end - ARROW)
            .to(to[0], to[1])
            .close());
  }

  /// The boxes from top to bottom, each row at most as many as fit.
  private List<List<String>> layers() {
    Map<String, Integer> depth = depths();
    int deepest = depth.values().stream().max(Integer::compare).orElse(0);
    List<List<String>> layers = new ArrayList<>();
    for (int layer = 0; layer <= deepest; layer++) {
      int here = layer;
      layers.add(
          new ArrayList<>(
              depth.keySet().stream()
                  .filter(node -> Integer.valueOf(here).equals(depth.get(node)))
                  .toList()));
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int step = 0; step < layers.size(); step++) {
        int layer = sweep % 2 == 0 ? step : layers.size() - 1 - step;
        Map<String, double[]> places = places(layers);
        double[] centre = {WIDTH / 2, 0};
        layers
            .get(layer)
            .sort(Comparator.comparingDouble(node -> neighbours(node, places, centre)));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> layer : layers) {
      int parts = (layer.size() + MOST_ABREAST - 1) / MOST_ABREAST;
      for (int part = 0; part < parts; part++) {
        rows.add(layer.subList(part * layer.size() / parts, (part + 1) * layer.size() / parts));
      }
    }
    return rows;
  }

  /// The mean place across of what a box is linked to.
  private double neighbours(String node, Map<String, double[]> places, double[] none) {
    double sum = 0;
    int count = 0;
    for (Link link : links) {
      if (link.from.equals(node) || link.to.equals(node)) {
        sum += places.getOrDefault(link.from.equals(node) ? link.to : link.from, none)[0];
        count++;
      }
    }
    return sum / count;
  }

  /// How many links lead to each box at most, in the order links name them.
  private Map<String, Integer> depths() {
    Map<String, Integer> depth = new LinkedHashMap<>();
    for (Link link : links) {
      depth.put(link.from, 0);
      depth.put(link.to, 0);
    }
    boolean changed = true;
    for (int round = 0; changed; round++) {
      if (round > depth.size()) {
        throw new IllegalArgumentException("the links have a circle");
      }
      changed = false;
      for (Link link : links) {
        int below = depth.getOrDefault(link.from, 0) + 1;
        changed |= depth.getOrDefault(link.to, 0) < below;
        depth.merge(link.to, below, Math::max);
      }
    }
    return depth;
  }

  /// Centre across and top of each box.
  private static Map<String, double[]> places(List<List<String>> layers) {
    Map<String, double[]> places = new LinkedHashMap<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      List<String> row = layers.get(layer);
      for (int i = 0; i < row.size(); i++) {
        double slot = WIDTH / row.size();
        double aside = Math.min(STAGGER, (slot - BOX_WIDTH) / 2) * (layer % 3 - 1);
        double x = slot * (i + 0.5) + aside;
        places.put(row.get(i), new double[] {x, MARGIN + layer * LAYER_HEIGHT});
      }
    }
    return places;
  }

  private String description() {
    List<Link> strongest = new ArrayList<>(links);
    strongest.sort(Comparator.comparingDouble((Link link) -> -link.weight));
    return String.join(
        "; ",
        Arrays.stream(strongest.toArray(Link[]::new))
            .map(link ->
                link.from + " drives " + link.to + ", " + Digits.significant(link.weight, 2))
            .toList());
  }
}
