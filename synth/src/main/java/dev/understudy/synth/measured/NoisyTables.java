package dev.understudy.synth.measured;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.CodedTable;
import dev.understudy.learn.graphical.Measurement;
import dev.understudy.learn.graphical.Scope;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.ExponentialMechanism;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.privacy.mechanism.Scores;
import dev.understudy.synth.confidential.Measured;
import dev.understudy.synth.confidential.PrivateRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/// Tables of counts of private rows, let out with discrete Gaussian noise only; and what was let
/// out so far. Nothing else of a private generator touches rows.
public final class NoisyTables {

  /// Units that a count is cut into where a sum of differences becomes a whole number.
  private static final int UNITS = 256;

  private final PrivateRows rows;
  private final Releases releases;
  private final List<Measured.Measurement> released = new ArrayList<>();

  public NoisyTables(PrivateRows rows, Releases releases) {
    this.rows = rows;
    this.releases = releases;
  }

  /// What one release of so many tables costs, at this mu of Gaussian differential privacy.
  public static Cost cost(int tables, int rowsPerUnit, double mu) {
    long squared = Math.multiplyExact((long) tables, (long) rowsPerUnit * rowsPerUnit);
    return new Cost.DiscreteGaussian(squared, Cost.DiscreteGaussian.variance(squared, mu));
  }

  /// Releases tables together, with the same noise in every count. A unit of privacy has its rows
  /// in one cell of each table, or in several, which makes less of a difference.
  ///
  /// @param name of the entry in the ledger
  /// @param mu of Gaussian differential privacy that they cost together
  public List<Measurement> measure(String name, double mu, List<Scope> scopes) {
    long squared = rows.squaredSensitivity(scopes.size());
    double variance = Cost.DiscreteGaussian.variance(squared, mu);
    int cells = 0;
    for (Scope scope : scopes) {
      cells = Math.addExact(cells, (int) scope.cells());
    }
    long[] exact = new long[cells];
    int next = 0;
    for (Scope scope : scopes) {
      count(scope, exact, next);
      next += (int) scope.cells();
    }
    long[] noisy = releases.release(name, new DiscreteGaussian(squared, variance), exact);
    List<Measurement> measured = new ArrayList<>();
    next = 0;
    for (Scope scope : scopes) {
      int end = next + (int) scope.cells();
      long[] counts = Arrays.copyOfRange(noisy, next, end);
      next = end;
      released.add(
          new Measured.Measurement(
              scope.features(), scope.groupings(), counts, Math.sqrt(variance)));
      measured.add(
          Measurement.of(scope, Arrays.stream(counts).asDoubleStream().toArray(), variance));
    }
    return measured;
  }

  /// How far tables of counts lie from what is expected (sum of absolute differences), released
  /// together. A row adds or takes one count of one cell, so it moves each of these by at most one.
  ///
  /// @param expected counts, `[scope][cell]`, which may depend on nothing but earlier releases
  /// @param mu of Gaussian differential privacy that they cost together
  public double[] distances(String name, double mu, List<Scope> scopes, List<double[]> expected) {
    long[] exact = new long[scopes.size()];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = (long) Math.floor(UNITS * distance(scopes.get(i), expected.get(i)));
    }
    long squared = squaredSensitivity(scopes.size());
    double variance = Cost.DiscreteGaussian.variance(squared, mu);
    long[] noisy = releases.release(name, new DiscreteGaussian(squared, variance), exact);
    return Arrays.stream(noisy).mapToDouble(units -> (double) units / UNITS).toArray();
  }

  /// Chooses one of several tables by scores that grow with their distance from what is expected,
  /// with the exponential mechanism.
  ///
  /// @param scores of scopes given their distances; one more row of distance moves no score by more
  ///   than `slope`
  /// @param expected counts, `[scope][cell]`, which may depend on nothing but earlier releases
  /// @param mu of Gaussian differential privacy that it costs
  /// @return the place of the chosen one
  public int select(
      String name,
      double mu,
      List<Scope> scopes,
      List<double[]> expected,
      double slope,
      ToDoubleBiFunction<Integer, Double> scores) {
    double[] exact =
        Chunks.map(
                scopes.size(),
                1,
                (scope, _) ->
                    scores.applyAsDouble(scope, distance(scopes.get(scope), expected.get(scope))))
            .stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    Scores whole = Scores.of(exact, slope * rows.rowsPerUnit(), slope / UNITS);
    double epsilon = Cost.Selection.ofMu(mu).epsilon();
    return releases.release(
        name, new ExponentialMechanism(epsilon, whole.sensitivity()), whole.units());
  }

  /// The standard deviation of the noise of [#distances].
  public double deviationOfDistances(int scopes, double mu) {
    return Math.sqrt(Cost.DiscreteGaussian.variance(squaredSensitivity(scopes), mu)) / UNITS;
  }

  /// Rounding down may put neighbours one unit further apart, rounding errors another.
  private long squaredSensitivity(int scopes) {
    long most = (long) rows.rowsPerUnit() * UNITS + 2;
    return Math.multiplyExact(most * most, (long) scopes);
  }

  /// @return the sum of absolute differences of exact counts, private
  double distance(Scope scope, double[] expected) {
    long[] counts = new long[(int) scope.cells()];
    count(scope, counts, 0);
    double distance = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      distance += Math.abs(counts[cell] - expected[cell]);
    }
    return distance;
  }

  /// All tables so far, in the order they were released.
  List<Measured.Measurement> released() {
    return List.copyOf(released);
  }

  private void count(Scope scope, long[] counts, int offset) {
    int features = scope.features().length;
    int[][] codes = new int[features][];
    int[][] groupOf = new int[features][];
    int[] groups = new int[features];
    for (int k = 0; k < features; k++) {
      CodedTable.Feature feature = rows.coded().features().get(scope.features()[k]);
      codes[k] = feature.codes();
      groupOf[k] = scope.groupings().get(k).groupOf();
      groups[k] = scope.groupings().get(k).groups();
    }
    for (int row = 0; row < rows.coded().rowCount(); row++) {
      int cell = 0;
      for (int k = 0; k < features; k++) {
        cell = cell * groups[k] + groupOf[k][codes[k][row]];
      }
      counts[offset + cell]++;
    }
  }
}
