package dev.understudy.synth.aim;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.graphical.Domain;
import dev.understudy.learn.graphical.MarginalEstimation;
import dev.understudy.learn.graphical.Measurement;
import dev.understudy.learn.graphical.Scope;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.measured.CodeUnits;
import dev.understudy.synth.measured.MeasuredModel;
import dev.understudy.synth.measured.NoisyTables;
import dev.understudy.synth.measured.UnitModel;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One fit of [AimSynthesizer]: algorithms 2 to 4 of the paper, with 1/sigma^2 where it has 2 rho.
///
/// ```
///   rounds T = 16 features, per round .9 of its budget for counting, .1 for choosing
///   score of a set c = weight_c (distance of its counts from the model - sqrt(2/pi) sigma cells_c)
///   where a measurement moved the model by less than its noise, sigma halves
/// ```
final class AimFit {

  private static final String PHASE = "learning round by round";

  private static final int ROUNDS_PER_FEATURE = 16;
  private static final double COUNTING = 0.9;

  /// Cells of the junction tree once all is spent; before, in proportion to what is spent. The
  /// paper allows ten million, for hours.
  private static final double MOST_CELLS = 200_000;

  /// Each value of a column is modelled.
  private static final int MOST_CODES = 1000;

  private static final int ITERATIONS_PER_ROUND = 100;
  private static final int ITERATIONS_AT_THE_END = 1000;
  private static final double MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

  /// Rounding errors of what is left, as a part of the budget.
  private static final double NOTHING = 1e-9;

  private final PrivateRows rows;
  private final Run run;
  private final NoisyTables tables;
  private final Domain domain;
  private final double budget;
  private final Workload workload;
  private final List<int[]> sets;
  private double spent;

  /// @param mu of Gaussian differential privacy that may be spent
  AimFit(PrivateRows rows, double mu, Releases releases, Run run) {
    this.rows = rows;
    this.run = run;
    this.tables = new NoisyTables(rows, releases);
    this.domain =
        new Domain(
            rows.coded().features().stream().mapToInt(CodedTable.Feature::cardinality).toArray());
    this.budget = mu * mu;
    for (CodedTable.Feature feature : rows.coded().features()) {
      if (feature.cardinality() > MOST_CODES) {
        throw new UserError(
            "Column '"
                + feature.name()
                + "' has "
                + feature.cardinality()
                + " possible values, and aim takes at most "
                + MOST_CODES
                + "; marginals puts rare ones together.");
      }
    }
    int[] targets = rows.targetFeatures();
    this.workload = Workload.of(domain.features(), targets.length > 0 ? targets[0] : -1);
    this.sets = workload.downwardClosure();
  }

  /// What the first release takes, as a share of mu^2.
  static double shareOfSingles(int features) {
    return features * counting(features);
  }

  /// What counting one table takes in a round at first, as a share of mu^2.
  private static double counting(int features) {
    return COUNTING / (ROUNDS_PER_FEATURE * (double) features);
  }

  Model fit() {
    int features = domain.features();
    double share = features == 1 ? 1 : shareOfSingles(features);
    List<Scope> singles =
        IntStream.range(0, features).mapToObj(feature -> Scope.fine(domain, feature)).toList();
    List<Measurement> own =
        tables.measure(AimSynthesizer.SINGLE, Math.sqrt(budget * share), singles);
    spent = budget * share;
    UnitModel model =
        new UnitModel(
            Arrays.stream(domain.sizes()).mapToObj(CodeUnits::fine).toList(),
            MarginalEstimation.total(own),
            own);
    if (features > 1) {
      rounds(model, budget * counting(features));
    }
    return MeasuredModel.of(AimSynthesizer.NAME, rows, model, tables, run);
  }

  /// @param counting mu^2 of counting one table in the first round
  private void rounds(UnitModel model, double counting) {
    double choosing = counting * (1 - COUNTING) / COUNTING;
    for (int round = 1; spent < budget * (1 - NOTHING); round++) {
      run.progress().at(PHASE, (int) (100 * spent / budget), 100);
      run.progress().check();
      double left = budget - spent;
      if (left < 2 * (counting + choosing)) {
        counting = COUNTING * left;
        choosing = (1 - COUNTING) * left;
      }
      spent += counting + choosing;
      double sigma = rows.rowsPerUnit() / Math.sqrt(counting);
      Scope chosen = choose(model, round, Math.sqrt(choosing), sigma);
      double[] before = model.expected(chosen);
      model.learn(
          tables.measure("counts of round " + round, Math.sqrt(counting), List.of(chosen)),
          ITERATIONS_PER_ROUND);
      if (distance(before, model.expected(chosen)) <= MEAN_ABSOLUTE * sigma * before.length) {
        counting *= 4;
        choosing *= 4;
      }
    }
    model.learn(List.of(), ITERATIONS_AT_THE_END);
  }

  private Scope choose(UnitModel model, int round, double mu, double sigma) {
    List<Scope> open = new ArrayList<>();
    for (int[] set : sets) {
      Scope scope = Scope.fine(domain, set);
      if (model.holds(set) || model.cellsWith(List.of(scope)) <= MOST_CELLS * spent / budget) {
        open.add(scope);
      }
    }
    double[] weights = open.stream().mapToDouble(s -> workload.weight(s.features())).toArray();
    double heaviest = Arrays.stream(weights).max().orElse(1);
    List<double[]> expected = open.stream().map(model::expected).toList();
    int chosen =
        tables.select(
            "choice of round " + round,
            mu,
            open,
            expected,
            heaviest,
            (set, distance) ->
                weights[set] * (distance - MEAN_ABSOLUTE * sigma * expected.get(set).length));
    return open.get(chosen);
  }

  private static double distance(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> Math.abs(one[i] - other[i])).sum();
  }
}
