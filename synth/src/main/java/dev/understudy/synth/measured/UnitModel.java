package dev.understudy.synth.measured;

import dev.understudy.learn.graphical.Domain;
import dev.understudy.learn.graphical.GraphicalModel;
import dev.understudy.learn.graphical.Grouping;
import dev.understudy.learn.graphical.JunctionTree;
import dev.understudy.learn.graphical.MarginalEstimation;
import dev.understudy.learn.graphical.Measurement;
import dev.understudy.learn.graphical.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A distribution over the units of all features that grows with what is measured.
public final class UnitModel {

  private static final int ITERATIONS = 800;
  private static final double TOLERANCE = 1e-4;

  private final List<CodeUnits> units;
  private final Grouping[] groupings;
  private final Domain domain;
  private final double total;
  private final MarginalEstimation estimation;
  private GraphicalModel model;

  /// Features by themselves.
  ///
  /// @param units `[feature]`
  /// @param total about how many rows there are
  /// @param own tables of one feature each, at least one of each
  public UnitModel(List<CodeUnits> units, double total, List<Measurement> own) {
    this.units = units.stream().map(CodeUnits::withoutEmptyUnits).toList();
    this.groupings = units.stream().map(CodeUnits::grouping).toArray(Grouping[]::new);
    this.domain = new Domain(units.stream().mapToInt(CodeUnits::count).toArray());
    this.total = total;
    this.estimation = new MarginalEstimation(domain, total);
    this.model = learn(own);
  }

  /// Takes further tables into account.
  ///
  /// @return the new distribution
  public GraphicalModel learn(List<Measurement> measured) {
    return learn(measured, ITERATIONS);
  }

  /// The same with so many iterations at most.
  public GraphicalModel learn(List<Measurement> measured, int iterations) {
    estimation.add(measured.stream().map(table -> table.onUnits(groupings)).toList());
    model = estimation.fit(iterations, TOLERANCE);
    return model;
  }

  /// The distribution over units.
  public GraphicalModel model() {
    return model;
  }

  public CodeUnits units(int feature) {
    return units.get(feature);
  }

  public int features() {
    return units.size();
  }

  /// About how many rows there are.
  public double total() {
    return total;
  }

  /// The counts that the model expects in a table of codes.
  public double[] expected(Scope scope) {
    double[] counts = scope.onUnits(groupings).sums(domain, model.marginal(scope.features()));
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] *= total;
    }
    return counts;
  }

  /// Whether the model could take in a table of these features without growing.
  public boolean holds(int[] features) {
    return model.tree().host(features) >= 0;
  }

  /// How many cells the model would have if these were measured too.
  public double cellsWith(List<Scope> further) {
    List<int[]> scopes = new ArrayList<>(estimation.scopes());
    further.forEach(scope -> scopes.add(scope.features()));
    return JunctionTree.cells(domain, scopes);
  }

  /// The distribution over codes: feature `features() + k` has the codes of feature k.
  GraphicalModel overCodes() {
    return model.refined(Arrays.asList(groupings), units.stream().map(CodeUnits::shares).toList());
  }
}
