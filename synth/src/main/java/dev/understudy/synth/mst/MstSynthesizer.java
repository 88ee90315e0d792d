package dev.understudy.synth.mst;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.graphical.Grouping;
import dev.understudy.learn.graphical.MarginalEstimation;
import dev.understudy.learn.graphical.Measurement;
import dev.understudy.learn.graphical.Scope;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import dev.understudy.synth.measured.CodeUnits;
import dev.understudy.synth.measured.MeasuredArchive;
import dev.understudy.synth.measured.MeasuredModel;
import dev.understudy.synth.measured.NoisyTables;
import dev.understudy.synth.measured.UnitModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A maximum spanning tree of pairs (McKenna, Miklau, Sheldon, "Winning the NIST Contest", 2021):
///
/// ```
///   1  every column by itself; codes of less than three standard deviations become one
///   2  one pair after the other that closes no circle, by the exponential mechanism; its score is
///      how far its counts lie from independence (sum of absolute differences)
///   3  the chosen pairs
/// ```
///
/// A third of the budget each, as mu^2 of Gaussian differential privacy.
public record MstSynthesizer() implements PrivateSynthesizer {

  public static final String NAME = "mst";

  private static final String PHASE = "learning a spanning tree";
  private static final String SINGLE = "counts of every column";
  private static final String EDGE = "edge of the spanning tree, ";
  private static final String PAIRS = "counts of the chosen pairs";

  /// Standard deviations of noise that a code must be worth to stay alone.
  private static final double DEVIATIONS = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "With --epsilon: noisy counts of pairs that form a maximum spanning tree";
  }

  @Override
  public List<Charge> plan(Prospect prospect, Allowance allowance) {
    int features = Math.max(1, prospect.features().size());
    double third = allowance.gaussian() / Math.sqrt(3);
    List<Charge> charges = new ArrayList<>();
    charges.add(new Charge(SINGLE, NoisyTables.cost(features, prospect.rowsPerUnit(), third)));
    for (int edge = 1; edge < features; edge++) {
      charges.add(new Charge(EDGE + edge, Cost.Selection.ofMu(third / Math.sqrt(features - 1))));
    }
    if (features > 1) {
      charges.add(new Charge(PAIRS, NoisyTables.cost(features - 1, prospect.rowsPerUnit(), third)));
    }
    return charges;
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    double third = allowance.gaussian() / Math.sqrt(3);
    NoisyTables tables = new NoisyTables(rows, releases);
    run.progress().at(PHASE, 0, 2);
    List<Scope> singles = new ArrayList<>();
    for (CodedTable.Feature feature : rows.coded().features()) {
      singles.add(
          new Scope(new int[] {singles.size()}, List.of(Grouping.fine(feature.cardinality()))));
    }
    List<Measurement> own = tables.measure(SINGLE, third, singles);
    UnitModel model =
        new UnitModel(
            own.stream().map(MstSynthesizer::compressed).toList(),
            MarginalEstimation.total(own),
            own);
    run.progress().at(PHASE, 1, 2);
    if (singles.size() > 1) {
      model.learn(tables.measure(PAIRS, third, spanningTree(model, tables, third, run)));
    }
    run.progress().at(PHASE, 2, 2);
    return MeasuredModel.of(NAME, rows, model, tables, run);
  }

  /// Codes that do not stand out of the noise are one unit, in which all are alike.
  private static CodeUnits compressed(Measurement own) {
    double least = DEVIATIONS * Math.sqrt(own.variances()[0]);
    int[] groupOf = new int[own.counts().length];
    int kept = (int) Arrays.stream(own.counts()).filter(count -> count >= least).count();
    int next = 0;
    for (int code = 0; code < groupOf.length; code++) {
      groupOf[code] = own.counts()[code] >= least ? next++ : kept;
    }
    double[] shares = new double[groupOf.length];
    Arrays.fill(shares, 1.0 / shares.length);
    return new CodeUnits(new Grouping(groupOf, kept == groupOf.length ? kept : kept + 1), shares);
  }

  /// Kruskal's algorithm with noisy choices.
  private static List<Scope> spanningTree(UnitModel model, NoisyTables tables, double mu, Run run) {
    int features = model.features();
    int[] part = new int[features];
    Arrays.setAll(part, feature -> feature);
    List<Scope> tree = new ArrayList<>();
    while (tree.size() < features - 1) {
      run.progress().check();
      List<Scope> open = new ArrayList<>();
      for (int first = 0; first < features; first++) {
        for (int second = first + 1; second < features; second++) {
          if (part[first] != part[second]) {
            open.add(
                new Scope(
                    new int[] {first, second},
                    List.of(model.units(first).grouping(), model.units(second).grouping())));
          }
        }
      }
      List<double[]> expected = open.stream().map(model::expected).toList();
      int chosen =
          tables.select(
              EDGE + (tree.size() + 1),
              mu / Math.sqrt(features - 1),
              open,
              expected,
              1,
              (_, distance) -> distance);
      int[] edge = open.get(chosen).features();
      int kept = part[edge[0]];
      int gone = part[edge[1]];
      Arrays.setAll(part, feature -> part[feature] == gone ? kept : part[feature]);
      tree.add(open.get(chosen));
    }
    return tree;
  }

  @Override
  public Model load(ModelArchive archive) {
    return MeasuredArchive.load(archive);
  }
}
