package dev.understudy.report;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Classification;
import dev.understudy.judge.Classification.ClassScore;
import dev.understudy.judge.ColumnScore;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.portrait.Portrait;
import dev.understudy.judge.portrait.Portrait.Association;
import dev.understudy.judge.portrait.Portrait.Clusters;
import dev.understudy.judge.portrait.Portrait.Overlay;
import dev.understudy.judge.portrait.Portrait.Projection;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Contents of reports as the judge and the doctor would make them, with figures that are
/// recognised on the page.
final class Examples {

  private static final double LEVEL = 0.95;

  private Examples() {}

  /// Eight columns of patients, judged against a holdout.
  static ReportContent patients() {
    return of(8, "");
  }

  /// `columns` columns, whose names end in `suffix`.
  static ReportContent of(int columns, String suffix) {
    RandomStream random = new Seed(7).stream();
    List<ColumnSchema> schema = new ArrayList<>();
    List<ColumnScore> scores = new ArrayList<>();
    List<Overlay> overlays = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      String name = (i % 2 == 0 ? "pressure " : "finding ") + i + suffix;
      Kind kind = i % 2 == 0 ? Kind.NUMBER : Kind.CATEGORY;
      ColumnSchema column = ColumnSchema.of(name, kind);
      schema.add(i == 1 ? column.withRole(Role.TARGET) : column);
      scores.add(columnScore(name, kind, 0.9 + 0.09 * random.nextDouble()));
      overlays.add(kind == Kind.NUMBER ? histogram(name, random) : bars(name, suffix, random));
    }
    return new ReportContent(
        "heart_disease.csv" + suffix,
        Schema.of(schema),
        findings(suffix),
        new Scorecard(Scorecard.VERSION, measures(), scores, classification(suffix)),
        new Portrait(overlays, association(schema, random), projection(random), clusters()),
        null,
        null,
        List.of(
            new Fact("Data (SHA-256)", "9f86d081884c7d65"),
            new Fact("Seed", "42"),
            new Fact(Fact.COMMAND, "understudy synthesize heart.csv --seed 42" + suffix)),
        List.of("3 categories of column 'thal' held by fewer than 5 persons" + suffix));
  }

  /// A report about nothing: no column, no measure, no finding, no projection.
  static ReportContent bare() {
    return new ReportContent(
        "empty.csv",
        Schema.of(List.of()),
        List.of(),
        new Scorecard(Scorecard.VERSION, List.of(), List.of(), List.of()),
        new Portrait(
            List.of(),
            new Association(List.of(), new double[0][], new double[0][], ""),
            null,
            null),
        null,
        null,
        List.of(),
        List.of());
  }

  /// The patients without target and holdout: such measures have no value and say why.
  static ReportContent withoutHoldout() {
    ReportContent full = patients();
    List<Measure> measures =
        scorecard(full).measures().stream()
            .map(measure ->
                new Measure(
                    measure.name(),
                    measure.group(),
                    null,
                    null,
                    0,
                    42,
                    measure.higherIsBetter(),
                    Anchors.NONE,
                    "There is no holdout."))
            .toList();
    List<Overlay> overlays =
        portrait(full).overlays().stream()
            .map(overlay ->
                new Overlay(
                    overlay.column(),
                    overlay.edges(),
                    overlay.labels(),
                    overlay.real(),
                    new double[0],
                    overlay.synthetic()))
            .toList();
    List<ColumnScore> columns =
        scorecard(full).columns().stream()
            .map(column ->
                new ColumnScore(
                    column.name(), column.shape(), null, column.real(), column.synthetic()))
            .toList();
    return new ReportContent(
        full.title(),
        Schema.of(full.schema().columns().stream().map(c -> c.withoutRole(Role.TARGET)).toList()),
        full.findings(),
        new Scorecard(Scorecard.VERSION, measures, columns, List.of()),
        new Portrait(overlays, portrait(full).association(), null, null),
        null,
        null,
        full.provenance(),
        full.withheld());
  }

  static Scorecard scorecard(ReportContent content) {
    return Objects.requireNonNull(content.scorecard());
  }

  private static Portrait portrait(ReportContent content) {
    return Objects.requireNonNull(content.portrait());
  }

  static Measure measure(
      String name, String group, double value, @Nullable Interval interval, Anchors anchors) {
    boolean higherIsBetter = !group.equals("privacy") && !name.startsWith("c2st");
    return new Measure(name, group, value, interval, 184, 42, higherIsBetter, anchors, "");
  }

  static Interval interval(double low, double high) {
    return new Interval(low, high, LEVEL);
  }

  static List<Measure> measures() {
    return List.of(
        measure(
            "column_shapes",
            "fidelity",
            0.951,
            interval(0.94, 0.962),
            new Anchors(0.957, 0.962, 0.963)),
        measure(
            "c2st_holdout_auc",
            "fidelity",
            0.713,
            interval(0.687, 0.734),
            new Anchors(0.5, 0.926, 0.504)),
        measure(
            "tstr_auc", "utility", 0.861, interval(0.803, 0.908), new Anchors(null, 0.493, 0.894)),
        measure("trtr_auc", "utility", 0.893, interval(0.846, 0.936), Anchors.NONE),
        measure(
            "auc_difference",
            "utility",
            -0.032,
            interval(-0.071, 0.004),
            new Anchors(null, -0.4, 0.001)),
        measure(
            "exact_copies",
            "privacy",
            -0.011,
            interval(-0.038, 0.004),
            new Anchors(0.0, -0.011, 0.989)),
        measure(
            "membership_auc",
            "privacy",
            0.507,
            interval(0.461, 0.553),
            new Anchors(0.498, 0.502, 0.991)),
        measure("unheard_of_measure", "curiosities", 12.25, null, Anchors.NONE));
  }

  private static ColumnScore columnScore(String name, Kind kind, double shape) {
    boolean number = kind == Kind.NUMBER;
    return new ColumnScore(
        name,
        shape,
        0.97,
        new ColumnScore.Summary(0.066, number ? 132.13 : null, number ? 19.07 : null, 61),
        new ColumnScore.Summary(0.071, number ? 131.88 : null, number ? 18.44 : null, 58));
  }

  private static Overlay histogram(String name, RandomStream random) {
    double[] edges = new double[16];
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < edges.length; i++) {
      edges[i] = 90 + 7.5 * i;
      labels.add(i < edges.length - 1 ? "bin " + i : "(missing)");
    }
    return new Overlay(
        name,
        edges,
        labels,
        shares(edges.length, random),
        shares(edges.length, random),
        shares(edges.length, random));
  }

  private static Overlay bars(String name, String suffix, RandomStream random) {
    List<String> labels =
        List.of("typical angina" + suffix, "asymptomatic", "a & b", "(other)", "(missing)");
    return new Overlay(
        name,
        new double[0],
        labels,
        shares(labels.size(), random),
        shares(labels.size(), random),
        shares(labels.size(), random));
  }

  private static double[] shares(int count, RandomStream random) {
    double[] shares = new double[count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      shares[i] = random.nextDouble();
      total += shares[i];
    }
    for (int i = 0; i < count; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  private static Association association(List<ColumnSchema> schema, RandomStream random) {
    int count = Math.min(40, schema.size());
    List<String> names = schema.stream().limit(count).map(ColumnSchema::name).toList();
    double[][] real = new double[count][count];
    double[][] synthetic = new double[count][count];
    for (int row = 0; row < count; row++) {
      real[row][row] = 1;
      synthetic[row][row] = 1;
      for (int column = 0; column < row; column++) {
        real[row][column] = 2 * random.nextDouble() - 1;
        real[column][row] = real[row][column];
        synthetic[row][column] = real[row][column] * 0.8;
        synthetic[column][row] = synthetic[row][column];
      }
    }
    String note = count < schema.size() ? "Shown are 40 of " + schema.size() + " columns." : "";
    return new Association(names, real, synthetic, note);
  }

  private static Projection projection(RandomStream random) {
    return new Projection(
        new double[] {0.237, 0.123}, points(300, random), points(80, random), points(300, random));
  }

  private static double[][] points(int count, RandomStream random) {
    double[][] points = new double[count][2];
    for (double[] point : points) {
      point[0] = random.nextGaussian() * 2;
      point[1] = random.nextGaussian();
    }
    return points;
  }

  private static Clusters clusters() {
    return new Clusters(
        new double[][] {{-1, 0}, {1, 0.5}, {2, -1}},
        new double[] {0.5, 0.3, 0.2},
        new double[] {0.52, 0.29, 0.19},
        new double[] {0.46, 0.33, 0.21},
        new double[] {2.91, 2.95, 3.11});
  }

  private static List<Classification> classification(String suffix) {
    List<String> classes = List.of("0" + suffix, "1", "4");
    long[][] confusion = {{70, 12, 0}, {15, 60, 3}, {1, 4, 1}};
    List<ClassScore> scores =
        List.of(
            new ClassScore("0" + suffix, 0.814, 0.854, 0.833, 82),
            new ClassScore("1", 0.789, 0.769, 0.779, 78),
            new ClassScore("4", 0, 0, 0, 0));
    return List.of(
        new Classification("real", classes, confusion, scores),
        new Classification("synthetic", classes, confusion, scores));
  }

  private static List<Finding> findings(String suffix) {
    return List.of(
        new Finding(
            "suspected-missing-code",
            Severity.WARNING,
            List.of("pressure 0" + suffix),
            172,
            "172 of 920 cells hold 0, far from all other values." + suffix,
            "They are treated as missing.",
            "Set spelling.missing of the column in the schema to say otherwise."),
        new Finding(
            "identifier",
            Severity.NOTE,
            List.of("id"),
            920,
            "Every value is different.",
            "The column is made anew.",
            "Use --keep id."));
  }
}
