package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;

/// Chooses a candidate of nearly the best score: candidates are asked in random order, and each is
/// taken with probability exp(epsilon (score - best) / (2 sensitivity)). At the same pure epsilon
/// the expected score is never below that of the exponential mechanism (McKenna, Sheldon,
/// "Permute-and-Flip", 2020, algorithm 1); in concentrated privacy it costs more.
///
/// @param epsilon above 0
/// @param units the largest difference of one score between neighbours; see [Scores]
public record PermuteAndFlip(double epsilon, long units) implements Mechanism<long[], Integer> {
  public PermuteAndFlip {
    Selections.require(epsilon, units);
  }

  @Override
  public Cost cost() {
    return new Cost.Pure(epsilon);
  }

  @Override
  public double sensitivity() {
    return units;
  }

  @Override
  public double distance(long[] one, long[] other) {
    return Distances.greatest(one, other);
  }

  @Override
  public Integer draw(long[] scores, RandomBits bits) {
    long[] penalties = Selections.penalties(scores);
    int[] order = new int[scores.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Rational rate = Rational.of(epsilon).over(2 * units);
    double estimatedRate = rate.doubleValue();
    var coin = new ExponentialCoin(bits, true);
    for (int asked = 0; ; asked++) {
      int place = asked + (int) bits.below(order.length - asked);
      int candidate = order[place];
      order[place] = order[asked];
      long penalty = penalties[candidate];
      if (coin.toss(Math.exp(-penalty * estimatedRate), rate.times(penalty))) {
        return candidate;
      }
    }
  }
}
