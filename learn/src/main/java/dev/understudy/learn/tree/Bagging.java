package dev.understudy.learn.tree;

import dev.understudy.table.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  /// Rounds without a better prediction after which no better one is expected.
  private static final int PATIENCE = 20;

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
    List<Bag> all = new ArrayList<>();
    LeftOut leftOut = new LeftOut(predictors.bins(), yes, size);
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
      all.add(
          new Bag(
              order,
              new Boosting(predictors.select(chosen), chosenYes, chosenWeight, options),
              new ArrayList<>()));
      leftOut.begin(order, BoostedLogit.base(chosenYes));
    }
    int best = boost(all, leftOut, options.rounds());
    double[] gain = new double[predictors.featureCount()];
    List<Tree> trees = new ArrayList<>();
    for (Bag bag : all) {
      for (Boosting.Round round : bag.rounds().subList(0, Math.min(best, bag.rounds().size()))) {
        trees.add(round.tree().scaled(1f / bags));
        round.addGain(gain);
      }
    }
    for (int feature = 0; feature < gain.length; feature++) {
      gain[feature] /= bags;
    }
    return new BoostedLogit(BoostedLogit.base(yes), trees, gain);
  }

  /// @param order rows of the table, those in the bag first
  private record Bag(int[] order, Boosting boosting, List<Boosting.Round> rounds) {}

  /// Goes on in all bags together.
  ///
  /// @return how many rounds are kept
  private int boost(List<Bag> all, LeftOut leftOut, int most) {
    int best = 0;
    double least = stopsEarly ? leftOut.loss() : 0;
    for (int round = 1; round <= most; round++) {
      boolean any = false;
      for (Bag bag : all) {
        Optional<Boosting.Round> next = bag.boosting().next();
        if (next.isPresent()) {
          any = true;
          bag.rounds().add(next.get());
          if (stopsEarly) {
            leftOut.add(bag.order(), next.get().tree());
          }
        }
      }
      if (!any) {
        break;
      }
      double loss = stopsEarly ? leftOut.loss() : 0;
      if (!stopsEarly || loss < least) {
        least = loss;
        best = round;
      } else if (round - best >= PATIENCE) {
        break;
      }
    }
    return best;
  }

  /// Predictions for every row by the fits that left it out.
  private static final class LeftOut {
    private final byte[][] bins;
    private final boolean[] yes;
    private final int size;
    private final float[] sums;
    private final int[] fits;
    private final float[] spare;

    /// @param size of a bag
    LeftOut(byte[][] bins, boolean[] yes, int size) {
      this.bins = bins;
      this.yes = yes;
      this.size = size;
      sums = new float[yes.length];
      fits = new int[yes.length];
      spare = new float[yes.length];
    }

    /// @param order rows of the table, those in the bag first
    void begin(int[] order, float base) {
      for (int i = size; i < order.length; i++) {
        fits[order[i]]++;
        sums[order[i]] += base;
      }
    }

    void add(int[] order, Tree tree) {
      Arrays.fill(spare, 0);
      tree.add(bins, order, size, order.length, spare);
      for (int i = size; i < order.length; i++) {
        sums[order[i]] += spare[i];
      }
    }

    /// The log-loss of the mean log odds.
    double loss() {
      double loss = 0;
      for (int row = 0; row < yes.length; row++) {
        if (fits[row] > 0) {
          double score = sums[row] / fits[row];
          loss += StrictMath.log1p(StrictMath.exp(yes[row] ? -score : score));
        }
      }
      return loss;
    }
  }
}
