package dev.understudy.synth.marginals;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.graphical.GraphicalModel;
import dev.understudy.learn.graphical.Grouping;
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
import dev.understudy.synth.measured.UnitLearning;
import dev.understudy.synth.measured.UnitModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// One fit of the default private generator:
///
/// ```
///   1  every feature by itself             -> units: codes that stand out of the noise
///   2  every feature with the target       -> what predicts it, and which codes are alike
///   3  how far all pairs are from that     -> noisy distances, at several resolutions, once
///   4  a forest of the farthest pairs      -> the model explains most of the other pairs too
///   5  pairs that must still be off        -> by the same distances, less what the model explains
/// ```
///
/// Tables of pairs are chosen with their resolution, and split the budget by y^(2/3)
/// ([PairSelection]).
final class MarginalsFit {

  private static final String PHASE = "learning noisy tables";
  private static final int STEPS = 5;

  /// Standard deviations of noise that a code must be worth to be a unit of its own.
  private static final double DEVIATIONS_OF_UNITS = 2;

  /// Standard deviations of noise that the rows of a group must be worth in the smallest class of
  /// the target, and the rows of a cell of a pair on average.
  private static final double DEVIATIONS_WITH_TARGET = 1;

  private static final double DEVIATIONS_OF_PAIRS = 0.7;

  /// Resolutions of pairs: the coarsest, and twice, four times, eight times as fine.
  private static final int RESOLUTIONS = 4;

  /// Long ordered features are also counted in so few groups: a sum of many noisy counts has the
  /// noise of all.
  private static final int GROUPS_OF_LONG_FEATURES = 10;

  /// A class of the target that is rarer does not make all groups coarser.
  private static final double RAREST_CLASS = 0.05;

  /// Mean absolute value of a standard normal variable.
  private static final double MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

  private final PrivateRows rows;
  private final double mu;
  private final Run run;
  private final NoisyTables tables;
  private final int features;
  private final int target;
  private final boolean[] ordered;
  private final BudgetShares shares;

  /// @param mu of Gaussian differential privacy that may be spent
  MarginalsFit(PrivateRows rows, double mu, Releases releases, Run run) {
    this.rows = rows;
    this.mu = mu;
    this.run = run;
    this.tables = new NoisyTables(rows, releases);
    List<CodedTable.Feature> coded = rows.coded().features();
    this.features = coded.size();
    this.ordered = new boolean[features];
    for (int feature = 0; feature < features; feature++) {
      ordered[feature] = coded.get(feature).ordered();
    }
    int[] targets = rows.targetFeatures();
    this.target = targets.length > 0 && features > 1 ? targets[0] : -1;
    this.shares = BudgetShares.of(rows.rowsPerUnit() / (mu * rows.noisyRows()), target >= 0);
  }

  Model fit() {
    step(0);
    UnitModel model =
        units(tables.measure(MarginalsSynthesizer.SINGLE, spend(shares.single()), singles()));
    if (features > 1) {
      step(1);
      if (target >= 0) {
        learnTarget(model);
      }
      step(2);
      learnPairs(model);
    }
    step(STEPS);
    return MeasuredModel.of(MarginalsSynthesizer.NAME, rows, model, tables, run);
  }

  private void step(int done) {
    run.progress().at(PHASE, done, STEPS);
    run.progress().check();
  }

  private double spend(double share) {
    return mu * Math.sqrt(share);
  }

  /// Every feature by itself; those that are long and have an order also in few groups.
  private List<Scope> singles() {
    List<Scope> scopes = new ArrayList<>();
    for (int feature = 0; feature < features; feature++) {
      int codes = codes(feature);
      scopes.add(new Scope(new int[] {feature}, List.of(Grouping.fine(codes))));
    }
    for (int feature = 0; feature < features; feature++) {
      int codes = codes(feature);
      if (ordered[feature] && codes > 2 * GROUPS_OF_LONG_FEATURES) {
        int[] groupOf = new int[codes];
        Arrays.setAll(groupOf, code -> code * GROUPS_OF_LONG_FEATURES / codes);
        scopes.add(
            new Scope(
                new int[] {feature}, List.of(new Grouping(groupOf, GROUPS_OF_LONG_FEATURES))));
      }
    }
    return scopes;
  }

  private UnitModel units(List<Measurement> own) {
    double total = MarginalEstimation.total(own);
    List<CodeUnits> units = new ArrayList<>();
    for (int feature = 0; feature < features; feature++) {
      int here = feature;
      List<Measurement> ofFeature =
          own.stream().filter(table -> table.scope().features()[0] == here).toList();
      units.add(UnitLearning.learn(ordered[feature], ofFeature, total, DEVIATIONS_OF_UNITS));
    }
    return new UnitModel(units, total, own);
  }

  private int codes(int feature) {
    return rows.coded().features().get(feature).cardinality();
  }

  private void learnTarget(UnitModel model) {
    double smallest =
        Arrays.stream(model.units(target).unitShares())
            .filter(share -> share > RAREST_CLASS)
            .min()
            .orElse(1);
    double noise = Math.sqrt(features - 1) * rows.rowsPerUnit() / spend(shares.target());
    double least = DEVIATIONS_WITH_TARGET * noise / (model.total() * smallest);
    Resolutions resolutions = new Resolutions(model, ordered, target, null);
    Grouping classes = model.units(target).grouping();
    List<Scope> scopes = new ArrayList<>();
    for (int feature = 0; feature < features; feature++) {
      if (feature != target) {
        scopes.add(
            new Scope(
                new int[] {target, feature}, List.of(classes, resolutions.of(feature, least))));
      }
    }
    model.learn(tables.measure(MarginalsSynthesizer.TARGET, spend(shares.target()), scopes));
  }

  private void learnPairs(UnitModel model) {
    List<Scope> scopes = pairs(model);
    if (scopes.isEmpty()) {
      return;
    }
    List<double[]> expected = scopes.stream().map(model::expected).toList();
    double[] noisy =
        tables.distances(
            MarginalsSynthesizer.DISTANCES, spend(shares.distances()), scopes, expected);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < noisy.length; i++) {
      candidates.add(new Candidate(scopes.get(i), noisy[i] - chance(expected.get(i))));
    }
    step(3);
    boolean joined = measure(model, candidates, shares.forest(), true);
    step(4);
    double doubt = tables.deviationOfDistances(scopes.size(), spend(shares.distances()));
    List<Candidate> left = new ArrayList<>();
    for (int i = 0; i < noisy.length; i++) {
      double explained = distance(model.expected(scopes.get(i)), expected.get(i));
      Candidate candidate = candidates.get(i);
      left.add(candidate.withDistance(candidate.distance() - explained - doubt));
    }
    measure(model, left, shares.further() + (joined ? 0 : shares.forest()), false);
  }

  /// The distance that rows drawn from the expectation have from it.
  private static double chance(double[] expected) {
    return MEAN_ABSOLUTE * Arrays.stream(expected).map(Math::sqrt).sum();
  }

  private static double distance(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> Math.abs(one[i] - other[i])).sum();
  }

  /// All pairs without the target, at several resolutions.
  private List<Scope> pairs(UnitModel model) {
    double noise = Math.sqrt(features - 1) * rows.rowsPerUnit() / spend(shares.forest());
    double coarsest = Math.sqrt(DEVIATIONS_OF_PAIRS * noise / model.total());
    GraphicalModel withTarget = target >= 0 ? model.model() : null;
    Resolutions resolutions = new Resolutions(model, ordered, target, withTarget);
    Grouping[][] groupings = new Grouping[features][RESOLUTIONS];
    for (int feature = 0; feature < features; feature++) {
      double least = coarsest;
      for (int level = 0; level < RESOLUTIONS; level++) {
        groupings[feature][level] = resolutions.of(feature, least);
        least /= 2;
      }
    }
    List<Scope> scopes = new ArrayList<>();
    for (int first = 0; first < features; first++) {
      for (int second = 0; second < first; second++) {
        if (first != target && second != target) {
          scopes.addAll(levels(first, second, groupings[first], groupings[second]));
        }
      }
    }
    return scopes;
  }

  private static List<Scope> levels(
      int first, int second, Grouping[] ofFirst, Grouping[] ofSecond) {
    List<Scope> scopes = new ArrayList<>();
    Set<Double> sizes = new HashSet<>();
    for (int level = 0; level < RESOLUTIONS; level++) {
      Grouping one = ofFirst[level];
      Grouping other = ofSecond[level];
      Scope scope = new Scope(new int[] {first, second}, List.of(one, other));
      if (one.groups() > 1 && other.groups() > 1 && sizes.add(scope.cells())) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  /// Measures the tables that are worth it, and learns them.
  ///
  /// @return whether there are any
  private boolean measure(
      UnitModel model, List<Candidate> candidates, double share, boolean forest) {
    double budget = mu * mu * share;
    List<Candidate> chosen =
        new PairSelection(candidates, budget, forest, model::cellsWith).choose();
    double weights = chosen.stream().mapToDouble(Candidate::weight).sum();
    List<Measurement> measured = new ArrayList<>();
    for (Candidate candidate : chosen) {
      String name =
          MarginalsSynthesizer.PAIR + name(candidate.first()) + " and " + name(candidate.second());
      double own = Math.sqrt(budget * candidate.weight() / weights);
      measured.addAll(tables.measure(name, own, List.of(candidate.scope())));
    }
    model.learn(measured);
    return !chosen.isEmpty();
  }

  private String name(int feature) {
    return rows.coded().features().get(feature).name().replaceAll("\\p{Cntrl}", " ");
  }
}
