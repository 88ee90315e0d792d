package dev.understudy.learn.graphical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The most likely distribution behind noisy marginals, by entropic mirror descent (McKenna,
/// Sheldon, Miklau, "Graphical-model based estimation and inference for differential privacy",
/// 2019, algorithm 2).
///
/// ```
///   minimise over p   L(p) = sum over measurements m of |total M_m p - y_m|^2 / (2 variance_m)
///   potentials       -= step * gradient,   p = distribution of the potentials
/// ```
///
/// Starting from equal potentials this also is the distribution of the largest entropy among those
/// that fit as well. A step that does not lower the loss by half of what its gradient promises is
/// halved.
public final class MarginalEstimation {

  private static final double GROWTH = 1.2;
  private static final int MOST_HALVINGS = 40;
  private static final int PATIENCE = 50;

  private final Domain domain;
  private final double total;
  private final List<Target> targets = new ArrayList<>();

  /// A measurement and its factor.
  private static final class Target {
    final Measurement measurement;
    final double[] potential;
    final double[] gradient;
    int clique;
    int[] map = {};

    Target(Measurement measurement) {
      this.measurement = measurement;
      this.potential = new double[measurement.counts().length];
      this.gradient = new double[potential.length];
    }
  }

  /// @param total number of rows, above 0; see [#total]
  public MarginalEstimation(Domain domain, double total) {
    this.domain = domain;
    this.total = total;
  }

  /// The number of rows by all measurements: their sums, weighted by inverse variances; at least 1.
  public static double total(List<Measurement> measurements) {
    double weighted = 0;
    double weights = 0;
    for (Measurement measurement : measurements) {
      double weight = 1 / Arrays.stream(measurement.variances()).sum();
      weighted += weight * Arrays.stream(measurement.counts()).sum();
      weights += weight;
    }
    return Math.max(1, weighted / weights);
  }

  /// Takes further measurements into account from the next fit on, which starts from the factors of
  /// the last one.
  public void add(List<Measurement> measurements) {
    measurements.forEach(measurement -> targets.add(new Target(measurement)));
  }

  /// What has been measured: the features that stand in one factor.
  public List<int[]> scopes() {
    return targets.stream().map(target -> target.measurement.scope().features()).toList();
  }

  /// @param iterations of mirror descent at most
  /// @param tolerance it ends once fifty iterations lower the loss by less than this part of it
  public GraphicalModel fit(int iterations, double tolerance) {
    JunctionTree tree = JunctionTree.of(domain, scopes());
    for (Target target : targets) {
      Scope scope = target.measurement.scope();
      target.clique = tree.host(scope.features());
      target.map = scope.map(domain, tree.cliques().get(target.clique).features());
    }
    return new Descent(tree).run(iterations, tolerance);
  }

  /// One fit on one tree.
  private final class Descent {
    private final JunctionTree tree;
    private final Calibration calibration;
    private final double[][] gradient;
    private final double[][] gradients;
    private double[][] potentials;
    private double[][] trial;
    private double loss;
    private double step;

    Descent(JunctionTree tree) {
      this.tree = tree;
      this.calibration = new Calibration(tree);
      this.potentials = zeros(calibration);
      this.trial = zeros(calibration);
      this.gradient = zeros(calibration);
      this.gradients = targets.stream().map(t -> t.gradient.clone()).toArray(double[][]::new);
      this.step = 2 / (total * total * precision());
    }

    GraphicalModel run(int iterations, double tolerance) {
      spread(target -> target.potential, potentials);
      calibration.run(potentials);
      loss = evaluate(calibration);
      double checkpoint = loss;
      for (int iteration = 1; iteration <= iterations && descend(); iteration++) {
        if (iteration % PATIENCE == 0) {
          if (checkpoint - loss <= tolerance * loss) {
            break;
          }
          checkpoint = loss;
        }
      }
      calibration.run(potentials);
      return GraphicalModel.of(tree, calibration);
    }

    /// One step down, halved as often as it takes.
    ///
    /// @return whether there is one
    private boolean descend() {
      spread(target -> target.gradient, gradient);
      for (int t = 0; t < gradients.length; t++) {
        System.arraycopy(targets.get(t).gradient, 0, gradients[t], 0, gradients[t].length);
      }
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        for (int c = 0; c < trial.length; c++) {
          subtract(potentials[c], gradient[c], step, trial[c]);
        }
        calibration.run(trial);
        double next = evaluate(calibration);
        if (loss - next >= 0.5 * promised()) {
          accept(next);
          return true;
        }
        step /= 2;
      }
      return false;
    }

    /// What the gradient promises of the step: its product with how far expected counts moved. A
    /// gradient is total times the error over the variance, so gradients tell expected counts.
    private double promised() {
      double sum = 0;
      for (int t = 0; t < gradients.length; t++) {
        double[] variances = targets.get(t).measurement.variances();
        double[] now = targets.get(t).gradient;
        for (int cell = 0; cell < now.length; cell++) {
          double moved = (gradients[t][cell] - now[cell]) * variances[cell] / (total * total);
          sum += gradients[t][cell] * moved;
        }
      }
      return sum;
    }

    private void accept(double next) {
      for (int t = 0; t < gradients.length; t++) {
        double[] potential = targets.get(t).potential;
        subtract(potential, gradients[t], step, potential);
      }
      double[][] swap = potentials;
      potentials = trial;
      trial = swap;
      loss = next;
      step *= GROWTH;
    }
  }

  private double precision() {
    double precision = 0;
    for (Target target : targets) {
      precision += 1 / Arrays.stream(target.measurement.variances()).min().orElse(1);
    }
    return precision;
  }

  /// The loss at the calibrated marginals; leaves the gradient of every measurement behind.
  private double evaluate(Calibration calibration) {
    double loss = 0;
    for (Target target : targets) {
      double[] expected = target.gradient;
      Arrays.fill(expected, 0);
      double[] marginal = calibration.marginals[target.clique];
      int[] map = target.map;
      for (int cell = 0; cell < map.length; cell++) {
        expected[map[cell]] += marginal[cell];
      }
      double[] counts = target.measurement.counts();
      double[] variances = target.measurement.variances();
      for (int cell = 0; cell < expected.length; cell++) {
        double error = total * expected[cell] - counts[cell];
        loss += error * error / (2 * variances[cell]);
        expected[cell] = total * error / variances[cell];
      }
    }
    return loss;
  }

  /// Adds tables of the measurements up in the cells of the cliques that hold them.
  private void spread(Function<Target, double[]> table, double[][] cliques) {
    for (double[] clique : cliques) {
      Arrays.fill(clique, 0);
    }
    for (Target target : targets) {
      double[] values = table.apply(target);
      double[] clique = cliques[target.clique];
      int[] map = target.map;
      for (int cell = 0; cell < map.length; cell++) {
        clique[cell] += values[map[cell]];
      }
    }
  }

  private static void subtract(double[] from, double[] gradient, double step, double[] to) {
    for (int cell = 0; cell < to.length; cell++) {
      to[cell] = from[cell] - step * gradient[cell];
    }
  }

  private static double[][] zeros(Calibration calibration) {
    double[][] zeros = new double[calibration.marginals.length][];
    Arrays.setAll(zeros, c -> new double[calibration.marginals[c].length]);
    return zeros;
  }
}
