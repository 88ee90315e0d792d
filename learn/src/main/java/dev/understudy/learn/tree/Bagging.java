package dev.understudy.learn.tree;

import dev.understudy.table.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Averages the log odds of several fits, each on a share of the rows drawn without replacement
/// (subagging: Buehlmann and Yu, Annals of Statistics 30, 2002), so that no row is in all of them.
///
/// A row is left out of some fits, and these tell how well it is predicted by others' rows. Where
/// asked for, boosting ends at the round after which those predictions are best (out-of-bag
/// estimates: Breiman, "Out-of-bag estimation", 1996), so that what is special to single rows is
/// not learned.
///
/// @param bags how many fits
/// @param share of the rows in each, in (0, 1)
/// @param stopsEarly whether left-out rows decide how many rounds are kept
public record Bagging(int bags, double share, boolean stopsEarly) {

  public Bagging {
    if (bags < 1 || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException("malformed bagging");
    }
  }

  /// @param yes `[row]`
  /// @param weight `[row]` what counts against the least weight of a leaf
  /// @param random draws the bags
  public BoostedLogit fit(
      Predictors predictors,
      boolean[] yes,
      float[] weight,
      BoostingOptions options,
      RandomStream random) {
    int size = Math.max(1, (int) Math.round(predictors.rowCount() * share));
    List<List<BoostedLogit.Round>> fits = new ArrayList<>();
    LeftOut leftOut = new LeftOut(options.rounds(), predictors.rowCount());
    for (int bag = 0; bag < bags; bag++) {
      int[] order = random.permutation(predictors.rowCount());
      int[] chosen = Arrays.copyOf(order, size);
      Arrays.sort(chosen);
      boolean[] chosenYes = new boolean[size];
      float[] chosenWeight = new float[size];
      for (int i = 0; i < size; i++) {
        chosenYes[i] = yes[chosen[i]];
        chosenWeight[i] = weight[chosen[i]];
      }
      List<BoostedLogit.Round> fit =
          BoostedLogit.rounds(predictors.select(chosen), chosenYes, chosenWeight, options);
      fits.add(fit);
      if (stopsEarly) {
        leftOut.add(predictors, order, size, BoostedLogit.base(chosenYes), fit);
      }
    }
    int rounds = stopsEarly ? leftOut.bestRounds(yes) : options.rounds();
    double[] gain = new double[predictors.featureCount()];
    List<Tree> trees = new ArrayList<>();
    for (List<BoostedLogit.Round> fit : fits) {
      for (BoostedLogit.Round round : fit.subList(0, Math.min(rounds, fit.size()))) {
        trees.add(round.tree().scaled(1f / bags));
        round.addGain(gain);
      }
    }
    for (int feature = 0; feature < gain.length; feature++) {
      gain[feature] /= bags;
    }
    return new BoostedLogit(BoostedLogit.base(yes), trees, gain);
  }

  /// Predictions for every row by the fits that left it out, after every round.
  private static final class LeftOut {
    private final float[][] sums;
    private final int[] fits;

    LeftOut(int rounds, int rows) {
      sums = new float[rounds + 1][rows];
      fits = new int[rows];
    }

    /// @param order rows of the table, those in the bag first
    /// @param size of the bag
    void add(
        Predictors predictors, int[] order, int size, float base, List<BoostedLogit.Round> fit) {
      float[] scores = new float[order.length];
      Arrays.fill(scores, base);
      for (int i = size; i < order.length; i++) {
        fits[order[i]]++;
      }
      for (int round = 0; round < sums.length; round++) {
        if (round > 0 && round <= fit.size()) {
          fit.get(round - 1).tree().add(predictors.bins(), order, size, order.length, scores);
        }
        for (int i = size; i < order.length; i++) {
          sums[round][order[i]] += scores[i];
        }
      }
    }

    /// The rounds after which rows are predicted best, the fewest of equal ones.
    int bestRounds(boolean[] yes) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int round = 0; round < sums.length; round++) {
        double loss = 0;
        for (int row = 0; row < yes.length; row++) {
          if (fits[row] > 0) {
            double score = sums[round][row] / fits[row];
            loss += StrictMath.log1p(StrictMath.exp(yes[row] ? -score : score));
          }
        }
        if (loss < least) {
          least = loss;
          best = round;
        }
      }
      return best;
    }
  }
}
