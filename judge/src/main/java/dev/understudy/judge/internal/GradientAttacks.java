package dev.understudy.judge.internal;

import dev.understudy.judge.internal.AttackSpace.Freedom;
import dev.understudy.judge.internal.NetworkInputs.Block;

/// Attackers who know a network and follow the slope of its loss, within an [AttackSpace].
///
/// FGSM (Goodfellow, Shlens, Szegedy, ICLR 2015) moves every number once by the whole strength, in
/// the direction in which the loss rises. PGD (Madry et al., ICLR 2018) does so in 20 small steps
/// and comes back into the allowed cube after each. With categories it then switches, one by one,
/// the category that raises the loss most, as the constrained adaptive attacks do (Simonetto et
/// al., arXiv 2406.00775). A row that falls at a small strength has fallen at a greater one too,
/// and to the stronger attack, as whatever was allowed still is.
final class GradientAttacks {

  private static final int STEPS = 20;

  /// A step is this share of the strength divided by the number of steps, as in Madry et al., so
  /// that the far side of the cube can be reached.
  private static final double REACH = 2.5;

  /// Categories that are switched in a row at most.
  private static final int MOST_SWITCHES = 2;

  private final TargetNetwork model;
  private final AttackSpace space;
  private final int rows;
  private final int width;
  private final float[] clean;
  private final float[] labels;

  /// @param attacked rows whose target is known
  GradientAttacks(TargetNetwork model, AttackSpace space, CodedRows attacked) {
    this.model = model;
    this.space = space;
    this.rows = attacked.rows();
    this.width = model.inputs().width();
    this.clean = model.inputs().of(attacked).values();
    this.labels = model.target().labels(attacked);
  }

  /// Which rows are predicted rightly still, `[strength][row]`.
  ///
  /// @param fgsm after one step
  /// @param pgd after 20 steps
  /// @param categories after 20 steps and at most two switched categories
  record Outcome(boolean[][] fgsm, boolean[][] pgd, boolean[][] categories) {}

  /// @param strengths ascending, from 0 on, in training standard deviations
  Outcome run(double[] strengths) {
    boolean[][] fgsm = new boolean[strengths.length][];
    boolean[][] pgd = new boolean[strengths.length][];
    boolean[][] categories = new boolean[strengths.length][];
    float[] slopes = model.network().slopes(clean, rows, labels);
    for (int i = 0; i < strengths.length; i++) {
      if (strengths[i] == 0) {
        fgsm[i] = right(clean);
        pgd[i] = fgsm[i];
        categories[i] = fgsm[i];
        continue;
      }
      float[] one = clean.clone();
      step(one, slopes, strengths[i], strengths[i], true);
      float[] many = descend(strengths[i]);
      fgsm[i] = right(one);
      pgd[i] = and(right(many), fgsm[i]);
      categories[i] = pgd[i];
      float[] switched = many;
      boolean[] touched = new boolean[rows * model.inputs().blocks().size()];
      for (int k = 0; k < MOST_SWITCHES; k++) {
        switched = switchOne(switched, touched);
        categories[i] = and(right(switched), categories[i]);
      }
      if (i > 0) {
        pgd[i] = and(pgd[i], pgd[i - 1]);
        categories[i] = and(categories[i], categories[i - 1]);
      }
    }
    return new Outcome(fgsm, pgd, categories);
  }

  /// The changed rows of PGD, rounded to what is allowed, `[rows * width]`.
  float[] descend(double strength) {
    float[] moved = clean.clone();
    for (int k = 0; k < STEPS; k++) {
      float[] slopes = model.network().slopes(moved, rows, labels);
      step(moved, slopes, REACH * strength / STEPS, strength, k == STEPS - 1);
    }
    return moved;
  }

  /// The changed rows of FGSM, `[rows * width]`.
  float[] once(double strength) {
    float[] moved = clean.clone();
    step(moved, model.network().slopes(clean, rows, labels), strength, strength, true);
    return moved;
  }

  /// Moves every number of every row by `size` along the sign of its slope.
  ///
  /// @param rounded whether numbers end on the grid of their column
  private void step(float[] moved, float[] slopes, double size, double strength, boolean rounded) {
    for (Block block : model.inputs().blocks()) {
      Freedom freedom = space.columns().get(block.column());
      if (!block.numeric() || !freedom.changeable()) {
        continue;
      }
      for (int row = 0; row < rows; row++) {
        int at = row * width + block.first();
        boolean missing = block.width() > 1 && clean[at + 1] == 1;
        if (!missing) {
          double wanted = moved[at] + size * Math.signum(slopes[at]);
          moved[at] =
              (float)
                  (rounded
                      ? freedom.nearest(clean[at], wanted, strength)
                      : Math.clamp(wanted, clean[at] - strength, clean[at] + strength));
        }
      }
    }
  }

  /// The rows with one more category switched: the one that raises the loss most to first order, if
  /// the loss does rise. Missing cells stay missing, and nothing becomes missing or rare.
  ///
  /// @param touched columns that were switched before, `[row * block]`; added to
  float[] switchOne(float[] from, boolean[] touched) {
    float[] slopes = model.network().slopes(from, rows, labels);
    float[] before = model.network().losses(from, rows, labels);
    float[] changed = from.clone();
    int blocks = model.inputs().blocks().size();
    int[] chosen = new int[rows];
    for (int row = 0; row < rows; row++) {
      float most = 0;
      int to = -1;
      chosen[row] = -1;
      for (int index = 0; index < blocks; index++) {
        Block block = model.inputs().blocks().get(index);
        int now = row * width + block.first() + level(from, row, block);
        if (!switchable(block, touched[row * blocks + index])
            || now >= row * width + block.first() + block.named()) {
          continue;
        }
        for (int level = 0; level < block.named(); level++) {
          int at = row * width + block.first() + level;
          if (slopes[at] - slopes[now] > most) {
            most = slopes[at] - slopes[now];
            to = at;
            chosen[row] = index;
          }
        }
      }
      if (chosen[row] >= 0) {
        Block block = model.inputs().blocks().get(chosen[row]);
        changed[row * width + block.first() + level(from, row, block)] = 0;
        changed[to] = 1;
      }
    }
    float[] after = model.network().losses(changed, rows, labels);
    for (int row = 0; row < rows; row++) {
      if (chosen[row] < 0) {
        continue;
      }
      touched[row * blocks + chosen[row]] = true;
      if (after[row] <= before[row]) {
        System.arraycopy(from, row * width, changed, row * width, width);
      }
    }
    return changed;
  }

  private boolean switchable(Block block, boolean touched) {
    return !block.numeric() && !touched && space.columns().get(block.column()).changeable();
  }

  private int level(float[] features, int row, Block block) {
    int level = 0;
    while (level < block.width() - 1 && features[row * width + block.first() + level] != 1) {
      level++;
    }
    return level;
  }

  private boolean[] right(float[] features) {
    float[][] predicted = model.network().predict(features, rows);
    boolean[] right = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      right[row] = Predictions.mostProbable(predicted[row]) == (int) labels[row];
    }
    return right;
  }

  private static boolean[] and(boolean[] a, boolean[] b) {
    boolean[] both = new boolean[a.length];
    for (int row = 0; row < both.length; row++) {
      both[row] = a[row] && b[row];
    }
    return both;
  }
}
