package dev.understudy.synth.autoregressive;

import dev.understudy.learn.network.PrivateSettings;
import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.accounting.SubsampledGaussian;
import dev.understudy.privacy.mechanism.NoisyTraining;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.ColumnCounts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How a private network spends its allowance: a small part on the counts of every column, from
/// which it begins, and the rest on noisy steps. Nothing of it depends on a row: steps and their
/// rate are the same for all tables, and the noise is the least that the allowance pays for.
///
/// @param counts of every column
/// @param noise of a step, as a multiple of the greatest length of a gradient
record TrainingPlan(ColumnCounts counts, double noise) {

  /// With which a person takes part in a step. Where noise is above 2, what counts is noise over
  /// rate, which hardly depends on the rate.
  private static final double RATE = 0.04;

  private static final int STEPS = 1000;

  /// Of mu^2.
  private static final double COUNTS_SHARE = 0.1;

  private static final String TRAINING = "training of the network";

  /// Sampling never makes the noise this much smaller than it would be without.
  private static final double MOST_GAINED = 1000;

  private static final double PRECISION = 1e-3;

  /// More than any power by which less noise uses more of a budget, to begin with.
  private static final double STEEP = 3;

  private static final int REFINEMENTS = 4;

  /// Each takes a second to find, and is asked for when planning and when learning.
  private static final Map<Allowance, Double> FOUND = new ConcurrentHashMap<>();

  static TrainingPlan of(int features, int rowsPerUnit, Allowance allowance) {
    double mu = allowance.gaussian();
    ColumnCounts counts =
        ColumnCounts.of(Math.max(1, features), rowsPerUnit, mu * Math.sqrt(COUNTS_SHARE));
    Allowance rest = allowance.after(List.of(counts.charge().cost()));
    double safe = Math.sqrt(STEPS / (1 - COUNTS_SHARE)) / mu;
    return new TrainingPlan(counts, FOUND.computeIfAbsent(rest, left -> least(left, safe)));
  }

  /// About the least noise that fits: by Renyi divergences, which are quick to add up, and then
  /// less, as loss distributions prove some percent more. What is used of a budget nearly is a
  /// power of the noise, so few of them are needed.
  ///
  /// @param safe noise that fits even without sampling, by Gaussian differential privacy
  private static double least(Allowance allowance, double safe) {
    double noise = byRenyi(allowance, safe);
    double used = allowance.used(List.of(cost(noise)));
    double power = STEEP;
    for (int i = 0; i < REFINEMENTS; i++) {
      double less = noise * Math.pow(used, 1 / power) * (1 + PRECISION / 2);
      if (less > noise * (1 - PRECISION)) {
        break;
      }
      double more = allowance.used(List.of(cost(less)));
      power = Math.log(more / used) / Math.log(noise / less);
      if (more <= 1) {
        noise = less;
        used = more;
      }
    }
    return noise;
  }

  private static double byRenyi(Allowance allowance, double safe) {
    double above = safe * (1 + PRECISION);
    double below = Math.max(NoisyTraining.LEAST_NOISE, safe / MOST_GAINED);
    while (above / below > 1 + PRECISION) {
      double middle = Math.sqrt(above * below);
      if (allowance.used(List.of(cost(middle)), Accountant.Route.RENYI) <= 1) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  private static Cost cost(double noise) {
    return new Cost.Training(new SubsampledGaussian(RATE, noise), STEPS);
  }

  List<Charge> charges() {
    return List.of(counts.charge(), new Charge(TRAINING, cost(noise)));
  }

  /// @param rows about how many there are
  NoisyTraining training(long rows) {
    return new NoisyTraining(RATE, noise, STEPS, PrivateSettings.blocks(expected(rows)));
  }

  /// How many persons take part in a step, if each has a row.
  double expected(long rows) {
    return RATE * rows;
  }

  String name() {
    return TRAINING;
  }
}
