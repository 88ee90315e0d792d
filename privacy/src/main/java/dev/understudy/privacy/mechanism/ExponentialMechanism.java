package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;
import java.util.Arrays;

/// Chooses a candidate with probability proportional to exp(epsilon score / (2 sensitivity))
/// (McSherry, Talwar 2007), exactly. Its cost in concentrated privacy is a quarter of what pure
/// privacy of this epsilon costs.
///
/// @param epsilon above 0
/// @param units the largest difference of one score between neighbours; see [Scores]
public record ExponentialMechanism(double epsilon, long units)
    implements Mechanism<long[], Integer> {
  public ExponentialMechanism {
    Selections.require(epsilon, units);
  }

  @Override
  public Cost cost() {
    return new Cost.Selection(epsilon);
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
    long[] equal = new long[scores.length];
    Arrays.fill(equal, 1);
    return new WeightedChoice(bits, true)
        .choose(equal, Selections.penalties(scores), Rational.of(epsilon).over(2 * units));
  }
}
