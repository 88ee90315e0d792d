package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// All measures of fidelity beyond [dev.understudy.judge.internal.Distributions] and
/// [dev.understudy.judge.internal.Discrimination], in the order they are shown. All compare with
/// the training rows; the holdout stands beside them.
public final class FidelityMeasures {

  /// Half samples behind an interval: a standard error from 20 is itself within 16 %.
  private static final int REPLICATES = 20;

  /// Rows of a half sample at most; the error of more rows follows from the square root.
  private static final int HALF_ROWS = 2_500;

  /// Cells of a half sample at most, so that wide tables do not take minutes.
  private static final int HALF_CELLS = 150_000;

  /// Rows of each table that are all compared with each other; in [Suite#FULL] more. A share of
  /// half of them is known to .009, one of .01 to .002.
  private static final int ROWS = 3_000;

  private static final int FULL_ROWS = 10_000;

  /// Tables of more columns are compared on fewer rows, so that all pairs cost the same.
  private static final int WIDE = 40;

  /// Rows of each table whose kernels are all computed: an exponential a pair.
  private static final int KERNEL_ROWS = 1_200;

  private static final int FULL_KERNEL_ROWS = 4_000;

  private FidelityMeasures() {}

  /// @param evidence the tables behind `tables`
  public static List<Measure> of(
      JudgedTables tables, Evidence evidence, Suite suite, Progress progress) {
    Seed seed = tables.seed().child("fidelity");
    CodedRows train = tables.train();
    List<ColumnSchema> schema = Coding.modelled(evidence.schema());
    long rows = (long) train.rows() + tables.synthetic().rows();
    int halfRows = Math.min(HALF_ROWS, Math.max(200, HALF_CELLS / schema.size()));
    Comparison comparison = new Comparison(tables, REPLICATES, halfRows, seed, progress);
    QuantileBins bins = QuantileBins.of(train);
    List<Measure> measures = new ArrayList<>();

    SdmetricsReports reports = new SdmetricsReports(evidence, tables, seed.child("sdmetrics"));
    measures.addAll(comparison.measures(reports.quality()));
    measures.addAll(reports.diagnostic(comparison.standardErrors(reports.columnValidity())[0]));
    int widest = suite == Suite.QUICK ? 2 : 3;
    for (int size = 1; size <= widest; size++) {
      measures.addAll(
          comparison.measures(
              KWayMarginals.family(size, train, bins, rows, seed.child("marginals"))));
    }
    measures.addAll(comparison.measures(Missingness.family(train)));
    measures.addAll(
        comparison.measures(
            ConditionalDistributions.family(train, bins, target(schema), seed.child("given"))));
    if (suite != Suite.QUICK) {
      double narrow = Math.sqrt(Math.min(1, (double) WIDE / schema.size()));
      int pairRows = (int) (narrow * (suite == Suite.FULL ? FULL_ROWS : ROWS));
      int kernelRows = (int) (narrow * (suite == Suite.FULL ? FULL_KERNEL_ROWS : KERNEL_ROWS));
      measures.addAll(
          AlphaPrecisionMeasures.of(tables, pairRows, seed.child("alpha precision"), progress));
      measures.add(MeanDiscrepancy.measure(tables, kernelRows, seed.child("mmd"), progress));
      measures.addAll(Propensity.of(tables, pairRows, seed.child("propensity"), progress));
      measures.addAll(Clusters.of(train, seed.child("clusters")).measures(comparison, tables));
      measures.addAll(
          ComponentStructure.measures(tables, seed.child("principal components"), progress));
      measures.add(OutlierCoverage.of(tables, pairRows, seed.child("outliers"), progress));
      measures.addAll(comparison.measures(RareAndRange.family(train)));
      measures.add(RangeViolations.of(train, schema).measure(tables, seed));
    }
    measures.addAll(comparison.measures(new Alarms(seed.child("alarms")).family()));
    return List.copyOf(measures);
  }

  private static OptionalInt target(List<ColumnSchema> schema) {
    return IntStream.range(0, schema.size())
        .filter(column -> schema.get(column).has(Role.TARGET))
        .findFirst();
  }
}
