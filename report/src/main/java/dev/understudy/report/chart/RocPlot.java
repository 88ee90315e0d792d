package dev.understudy.report.chart;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// ROC curves on logarithmic axes, where the few who are accused with certainty can be seen
/// (Carlini et al., "Membership Inference Attacks From First Principles", 2022). Lines are steps:
/// between two measured rates nothing better is known than the lower one.
///
/// @param title what is shown
/// @param lines one per attack, the last one drawn on top
/// @param bound what a claim allows, null for no claim
/// @param known the least false positive rate that so many people can tell; left of it is veiled
public record RocPlot(String title, List<Line> lines, @Nullable Bound bound, double known)
    implements Chart {

  /// @param label of the attack
  /// @param falsePositives ascending rates in [0, 1], `[points]`
  /// @param truePositives rates in [0, 1], `[points]`
  /// @param whiskers intervals of the true positive rate at some false positive rates
  /// @param strongest whether the line is the one to look at
  public record Line(
      String label,
      double[] falsePositives,
      double[] truePositives,
      List<Whisker> whiskers,
      boolean strongest) {}

  /// @param falsePositives where it stands
  /// @param from lower end of the interval of the true positive rate
  /// @param to upper end
  public record Whisker(double falsePositives, double from, double to) {}

  /// @param label of the claim
  /// @param falsePositives ascending rates in [0, 1], `[points]`
  /// @param most true positives that the claim allows there, `[points]`
  public record Bound(String label, double[] falsePositives, double[] most) {}

  /// Both axes begin here: one false accusation in ten thousand.
  public static final double LEAST = 1e-4;

  private static final double[] RATES = {1e-4, 1e-3, 1e-2, 0.1, 1};

  /// Room that the word in the veil takes.
  private static final double WORD = 84;

  private static final double WIDTH = 360;
  private static final double HEIGHT = 330;
  private static final double LEFT = 50;
  private static final double RIGHT = 352;
  private static final double TOP = 8;
  private static final double BASE = 288;

  private static final Scale X = new Scale(StrictMath.log10(LEAST), 0, LEFT, RIGHT);
  private static final Scale Y = new Scale(StrictMath.log10(LEAST), 0, BASE, TOP);

  @Override
  public Svg draw() {
    Svg svg = Svg.of(WIDTH, HEIGHT, title, description());
    svg.rectangle("frame", LEFT, TOP, RIGHT - LEFT, BASE - TOP);
    drawBound(svg);
    drawGrid(svg);
    svg.line("guess-line", LEFT, BASE, RIGHT, TOP);
    for (Line line : lines) {
      svg.path(line.strongest ? "roc-strongest" : "roc-line", steps(line), line.label);
    }
    lines.stream().filter(Line::strongest).forEach(line -> drawWhiskers(svg, line));
    if (known > LEAST) {
      double edge = x(known);
      svg.rectangle("veil", LEFT, TOP, edge - LEFT, BASE - TOP);
      if (edge - LEFT > WORD) {
        svg.text("label small muted", LEFT + 6, TOP + 14, "too few people");
      }
    }
    svg.text("label muted middle", (LEFT + RIGHT) / 2, HEIGHT - 6, "others falsely called members");
    svg.text("label small muted halo", x(2e-4), y(1.2e-4), "guessing");
    return svg;
  }

  private static double x(double rate) {
    return X.at(StrictMath.log10(Math.max(LEAST, rate)));
  }

  private static double y(double rate) {
    return Y.at(StrictMath.log10(Math.max(LEAST, rate)));
  }

  private static void drawGrid(Svg svg) {
    for (double rate : RATES) {
      String text = Digits.shortest(100 * rate) + "\u00a0%";
      svg.line("grid", x(rate), TOP, x(rate), BASE);
      svg.line("grid", LEFT, y(rate), RIGHT, y(rate));
      String place = rate == 1 ? " end" : " middle";
      svg.text("label small muted" + place, x(rate), BASE + 13, text);
      svg.text("label small muted end", LEFT - 5, y(rate) + 3.5, text);
    }
  }

  private static Svg.Path steps(Line line) {
    Svg.Path path = new Svg.Path().move(LEFT, y(before(line)));
    for (int i = 0; i < line.falsePositives.length; i++) {
      if (line.falsePositives[i] > LEAST) {
        path.across(x(line.falsePositives[i])).upright(y(line.truePositives[i]));
      }
    }
    return path;
  }

  /// The true positive rate at the left edge.
  private static double before(Line line) {
    double rate = 0;
    for (int i = 0; i < line.falsePositives.length && line.falsePositives[i] <= LEAST; i++) {
      rate = line.truePositives[i];
    }
    return rate;
  }

  private static void drawWhiskers(Svg svg, Line line) {
    for (Whisker whisker : line.whiskers) {
      double at = x(whisker.falsePositives);
      svg.line("synthetic-whisker", at, y(whisker.from), at, y(whisker.to));
      svg.line("synthetic-cap", at - 4, y(whisker.from), at + 4, y(whisker.from));
      svg.line("synthetic-cap", at - 4, y(whisker.to), at + 4, y(whisker.to));
    }
  }

  private void drawBound(Svg svg) {
    if (bound == null) {
      return;
    }
    Svg.Path curve = new Svg.Path().move(x(bound.falsePositives[0]), y(bound.most[0]));
    Svg.Path area = new Svg.Path().move(x(bound.falsePositives[0]), TOP);
    for (int i = 0; i < bound.most.length; i++) {
      curve.to(x(bound.falsePositives[i]), y(bound.most[i]));
      area.to(x(bound.falsePositives[i]), y(bound.most[i]));
    }
    svg.path("bound-area", area.to(RIGHT, TOP).close());
    svg.path("bound-line", curve, bound.label);
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    text.append("Share of members found against share of others falsely called members, both from");
    text.append(" 0.01 % to 100 % on logarithmic axes; guessing is the diagonal. Attacks: ");
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(lines.get(i).label);
    }
    text.append('.');
    Optional<Line> strongest = lines.stream().filter(Line::strongest).findFirst();
    strongest.ifPresent(line -> text.append(" Strongest: ").append(line.label).append('.'));
    if (bound != null) {
      text.append(' ').append(bound.label).append('.');
    }
    return text.toString();
  }
}
