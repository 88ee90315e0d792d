package dev.understudy.judge.internal;

import dev.understudy.judge.internal.GradientAttacks.Outcome;
import dev.understudy.learn.DenseNetwork;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Optional;

/// Models trained on one table, under every attack.
///
/// @param right which attacked rows are predicted rightly still, `[attack][strength][row]`, attacks
///   in the order of [Attack]
record Attacked(boolean[][][] right) {

  /// Most by which a number is changed, in training standard deviations.
  static final double[] STRENGTHS = {0, 0.05, 0.1, 0.2, 0.4};

  /// How a model is attacked.
  enum Attack {
    FGSM("fgsm", "network"),
    PGD("pgd", "network"),
    PGD_CATEGORIES("pgd_categories", "network"),
    BLACKBOX("blackbox", "trees");

    final String label;
    final String model;

    Attack(String label, String model) {
      this.label = label;
      this.model = model;
    }
  }

  /// What the models of every table share.
  ///
  /// @param target of classes
  /// @param columns the columns models see
  /// @param inputs of the network
  /// @param space what attackers may change
  /// @param trees how trees are grown
  record Setting(
      Target target,
      int[] columns,
      NetworkInputs inputs,
      AttackSpace space,
      BoostedTrees.Settings trees) {}

  /// Empty where the table teaches nothing.
  ///
  /// @param train rows models are trained on
  /// @param test rows that are attacked, whose target is known
  /// @param strengths ascending
  static Optional<Attacked> of(
      Setting setting, CodedRows train, CodedRows test, double[] strengths, Seed seed) {
    CodedRows known = setting.target.known(train);
    if (!setting.target.teaches(known) || setting.columns.length == 0) {
      return Optional.empty();
    }
    TargetNetwork network =
        TargetNetwork.fit(
            setting.target,
            setting.inputs,
            known,
            DenseNetwork.Settings.STANDARD,
            seed.child("network"));
    Outcome gradient = new GradientAttacks(network, setting.space, test).run(strengths);
    try (TargetTrees trees =
        TargetTrees.fit(
            setting.target, setting.columns, known, setting.trees, seed.child("trees"))) {
      double[] radii =
          new BoundaryAttack(trees, setting.space, test)
              .radii(strengths[strengths.length - 1], seed.child("boundary"));
      return Optional.of(
          new Attacked(
              new boolean[][][] {
                gradient.fgsm(), gradient.pgd(), gradient.categories(), beyond(radii, strengths)
              }));
    }
  }

  /// A row stands at every strength below the one at which it falls.
  private static boolean[][] beyond(double[] radii, double[] strengths) {
    boolean[][] right = new boolean[strengths.length][radii.length];
    for (int i = 0; i < strengths.length; i++) {
      for (int row = 0; row < radii.length; row++) {
        right[i][row] = radii[row] > strengths[i];
      }
    }
    return right;
  }

  /// The rows of several parts put back in order.
  ///
  /// @param rows of each part
  /// @param size rows of all parts together
  static Attacked joined(List<Attacked> parts, List<int[]> rows, int size) {
    boolean[][][] all = new boolean[Attack.values().length][STRENGTHS.length][size];
    for (int part = 0; part < parts.size(); part++) {
      for (int attack = 0; attack < all.length; attack++) {
        for (int i = 0; i < STRENGTHS.length; i++) {
          boolean[] right = parts.get(part).right[attack][i];
          for (int row = 0; row < right.length; row++) {
            all[attack][i][rows.get(part)[row]] = right[row];
          }
        }
      }
    }
    return new Attacked(all);
  }

  /// Share of rows predicted rightly at one strength.
  double accuracy(Attack attack, int strength) {
    return accuracy(attack, strength, Weights.once(right[attack.ordinal()][strength].length)[0]);
  }

  /// Share of rows predicted rightly at one strength, each counted as often as it weighs.
  double accuracy(Attack attack, int strength, byte[] weights) {
    boolean[] rows = right[attack.ordinal()][strength];
    double sum = 0;
    double count = 0;
    for (int row = 0; row < rows.length; row++) {
      count += weights[row];
      sum += rows[row] ? weights[row] : 0;
    }
    return sum / count;
  }
}
