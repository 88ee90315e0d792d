package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.ColumnPairs;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The two reports of SDMetrics 0.29 (QualityReport, DiagnosticReport for single tables) with the
/// package's values, for comparison with figures others publish. What is flawed there is flawed
/// here; our own measures stand beside them. The package draws 50,000 rows for pairs of larger
/// tables; here all rows are used.
final class SdmetricsReports {

  private static final Definition QUALITY = definition("sdmetrics_quality_score");
  private static final Definition SHAPES = definition("sdmetrics_column_shapes");
  private static final Definition TRENDS = definition("sdmetrics_column_pair_trends");
  private static final Definition DIAGNOSTIC = definition("sdmetrics_diagnostic_score");
  private static final Definition VALIDITY = definition("sdmetrics_data_validity");
  private static final Definition STRUCTURE = definition("sdmetrics_data_structure");

  private static final String NO_PAIR =
      "No pair of columns is related strongly enough in the training rows to count"
          + " (|r| above .5, Cram\u00e9r's V above .3).";

  private final Evidence evidence;
  private final JudgedTables tables;
  private final List<ColumnSchema> schema;
  private final SdmetricsKeys keys;
  private final Seed seed;

  /// @param evidence the tables behind `tables`
  SdmetricsReports(Evidence evidence, JudgedTables tables, Seed seed) {
    this.evidence = evidence;
    this.tables = tables;
    this.schema = Coding.modelled(evidence.schema());
    this.keys = SdmetricsKeys.of(evidence.train(), evidence.schema());
    this.seed = seed;
  }

  private static Definition definition(String name) {
    return new Definition(name, Scores.FIDELITY, true);
  }

  /// Quality score, column shapes, pair trends.
  Family quality() {
    ColumnPairs pairs =
        ColumnPairs.choose(
            schema.size(),
            (long) tables.train().rows() + tables.synthetic().rows(),
            seed.child("pairs"));
    SdmetricsTrends trends = new SdmetricsTrends(pairs.pairs(), schema);
    String sampled =
        pairs.sampled()
            ? String.format(
                Locale.ROOT,
                "On %d of %d pairs of columns, drawn at random; the package takes all.",
                pairs.pairs().length,
                pairs.possible())
            : "";
    return new Family(
        List.of(
            Figure.share(QUALITY, "No column has cells in both tables.", sampled),
            Figure.share(
                SHAPES, "No column has cells in both tables.", "Missing cells are ignored."),
            Figure.share(
                TRENDS,
                NO_PAIR,
                Scores.sentences(
                    "Only pairs that are strongly related in the training rows.", sampled))),
        (train, judged) -> {
          double shapes = SdmetricsShapes.of(train, judged);
          double pairTrends = trends.of(train, judged);
          return new double[] {Family.meanOfFinite(shapes, pairTrends), shapes, pairTrends};
        });
  }

  /// Diagnostic score, data validity, data structure.
  ///
  /// @param standardError of the validity of columns, NaN if unknown
  List<Measure> diagnostic(double standardError) {
    Table holdout = evidence.holdout();
    double validity = validity(tables.synthetic(), evidence.synthetic());
    double structure =
        SdmetricsStructure.of(evidence.train(), evidence.synthetic(), evidence.schema());
    double heldValidity = Double.NaN;
    double heldStructure = Double.NaN;
    if (holdout != null && tables.holdoutAnchor().isPresent()) {
      heldValidity = validity(tables.holdoutAnchor().get(), holdout);
      heldStructure = SdmetricsStructure.of(evidence.train(), holdout, evidence.schema());
    }
    double independent = validity(tables.independent(), evidence.train());
    double copy = validity(tables.copy(), evidence.train());
    String structureNote =
        "Types are those pandas gives the columns of a CSV file; a missing cell among whole numbers"
            + " makes another type.";
    return List.of(
        measure(
            DIAGNOSTIC,
            Family.meanOfFinite(validity, structure),
            standardError / 2,
            Scores.anchors(
                Family.meanOfFinite(heldValidity, heldStructure),
                Family.meanOfFinite(independent, 1),
                Family.meanOfFinite(copy, 1)),
            ""),
        measure(
            VALIDITY,
            validity,
            standardError,
            Scores.anchors(heldValidity, independent, copy),
            "Rewards copies of extremes and rare values."),
        measure(STRUCTURE, structure, 0, Scores.anchors(heldStructure, 1, 1), structureNote));
  }

  /// The validity of the modelled columns alone, for its scatter.
  Family columnValidity() {
    SdmetricsValidity rule = new SdmetricsValidity(schema);
    int all = schema.size() + keys.names().size();
    return new Family(
        List.of(Figure.share(VALIDITY, "", "")),
        (train, judged) -> {
          List<Double> scores = rule.columns(train, judged);
          return new double[] {mean(scores) * schema.size() / all};
        });
  }

  private double validity(CodedRows judged, Table table) {
    List<Double> scores =
        new ArrayList<>(new SdmetricsValidity(schema).columns(tables.train(), judged));
    scores.addAll(keys.of(table));
    return mean(scores);
  }

  private static double mean(List<Double> scores) {
    return Family.meanOfFinite(scores.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Measure measure(
      Definition definition, double value, double standardError, Anchors anchors, String note) {
    if (!Double.isFinite(value)) {
      return definition.unknown(seed, "No column has cells in both tables.");
    }
    Interval interval =
        Double.isFinite(standardError) ? Scores.normal(value, standardError, 0, 1) : null;
    return definition.measure(
        value, interval, tables.synthetic().rows(), seed, anchors, note, tables.note());
  }
}
