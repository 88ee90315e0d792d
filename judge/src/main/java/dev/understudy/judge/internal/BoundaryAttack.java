package dev.understudy.judge.internal;

import dev.understudy.judge.internal.AttackSpace.Freedom;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/// An attacker who sees only which class a model says, for trees have no slopes: random search over
/// the corners of the cube of allowed changes, with bisection towards the unchanged row, keeping
/// the nearest wrong row (after RayS: Chen and Gu, KDD 2020, whose directions are signs too). At
/// most 144 questions a row; categories stay as they are.
final class BoundaryAttack {

  private static final int DIRECTIONS = 24;
  private static final int BISECTIONS = 5;

  /// A direction is only worth following if it beats the best one by this much.
  private static final double GAIN = 0.98;

  /// Share of signs of the best direction that are turned to try another.
  private static final double TURNED = 0.25;

  private final TargetTrees model;
  private final AttackSpace space;
  private final FeatureMatrix clean;
  private final int[] labels;

  /// @param attacked rows whose target is known
  BoundaryAttack(TargetTrees model, AttackSpace space, CodedRows attacked) {
    this.model = model;
    this.space = space;
    this.clean = attacked.features(model.columns());
    float[] classes = model.target().labels(attacked);
    this.labels = IntStream.range(0, classes.length).map(row -> (int) classes[row]).toArray();
  }

  /// The least strength found at which each row is predicted wrongly, in training standard
  /// deviations, `[row]`: 0 if it is without any change, infinite if none was found.
  ///
  /// @param greatest strength that is tried
  double[] radii(double greatest, Seed seed) {
    int rows = clean.rows();
    int[] changeable = changeable();
    byte[][] best = new byte[rows][changeable.length];
    double[] radii = new double[rows];
    int[] all = IntStream.range(0, rows).toArray();
    boolean[] wrong = wrong(all, new byte[rows][changeable.length], new double[rows], changeable);
    for (int row = 0; row < rows; row++) {
      radii[row] = wrong[row] ? 0 : Double.POSITIVE_INFINITY;
    }
    RandomStream[] random =
        Arrays.stream(all).mapToObj(row -> seed.child(row).stream()).toArray(RandomStream[]::new);
    int[] open = Arrays.stream(all).filter(row -> radii[row] > 0).toArray();
    for (int round = 0; round < DIRECTIONS && changeable.length > 0; round++) {
      byte[][] tried = new byte[rows][];
      double[] high = new double[rows];
      for (int row : open) {
        boolean known = Double.isFinite(radii[row]);
        tried[row] = known ? turned(best[row], random[row]) : drawn(changeable.length, random[row]);
        high[row] = known ? GAIN * radii[row] : greatest;
      }
      boolean[] fallen = wrong(open, tried, high, changeable);
      int[] found =
          IntStream.range(0, open.length).filter(i -> fallen[i]).map(i -> open[i]).toArray();
      bisect(found, tried, high, changeable);
      for (int row : found) {
        radii[row] = high[row];
        best[row] = tried[row];
      }
    }
    return radii;
  }

  /// Comes nearer to the unchanged rows while the class stays wrong; lowers `high`.
  private void bisect(int[] rows, byte[][] directions, double[] high, int[] changeable) {
    double[] low = new double[high.length];
    double[] middle = new double[high.length];
    for (int k = 0; k < BISECTIONS && rows.length > 0; k++) {
      for (int row : rows) {
        middle[row] = (low[row] + high[row]) / 2;
      }
      boolean[] fallen = wrong(rows, directions, middle, changeable);
      for (int i = 0; i < rows.length; i++) {
        double[] end = fallen[i] ? high : low;
        end[rows[i]] = middle[rows[i]];
      }
    }
  }

  private static byte[] drawn(int size, RandomStream random) {
    byte[] signs = new byte[size];
    for (int i = 0; i < size; i++) {
      signs[i] = (byte) (random.nextInt(2) * 2 - 1);
    }
    return signs;
  }

  private static byte[] turned(byte[] signs, RandomStream random) {
    byte[] turned = signs.clone();
    for (int i = 0; i < turned.length; i++) {
      if (random.nextDouble() < TURNED) {
        turned[i] = (byte) -turned[i];
      }
    }
    return turned;
  }

  /// Which features are numbers that may be changed.
  private int[] changeable() {
    return IntStream.range(0, model.columns().length)
        .filter(feature -> {
          Freedom freedom = space.columns().get(model.columns()[feature]);
          return freedom.changeable() && freedom.high() > freedom.low();
        })
        .toArray();
  }

  /// Whether each of the rows, moved along its direction, is predicted wrongly, `[i]`.
  private boolean[] wrong(int[] rows, byte[][] directions, double[] strengths, int[] changeable) {
    FeatureMatrix moved = clean.select(rows);
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      for (int k = 0; k < changeable.length; k++) {
        int at = i * moved.columns() + changeable[k];
        float origin = moved.values()[at];
        if (!Float.isNaN(origin)) {
          Freedom freedom = space.columns().get(model.columns()[changeable[k]]);
          double wanted = origin + strengths[row] * directions[row][k];
          moved.values()[at] = (float) freedom.nearest(origin, wanted, strengths[row]);
        }
      }
    }
    boolean[] wrong = new boolean[rows.length];
    if (rows.length > 0) {
      float[][] predicted = model.predict(moved);
      for (int i = 0; i < rows.length; i++) {
        wrong[i] = Predictions.mostProbable(predicted[i]) != labels[rows[i]];
      }
    }
    return wrong;
  }
}
