package dev.understudy.privacy;

import dev.understudy.privacy.accounting.RenyiPrivacy;
import java.util.ArrayList;
import java.util.List;

/// Costs added up in every currency, so that one more costs the same time however many there are.
final class Total {
  static final Total NOTHING = new Total(List.of(), 0, 0, 0, new double[orders()], 0, 0);

  private final List<Cost> costs;
  private final double pure;
  private final double concentrated;
  private final double squaredGaussian;
  private final double[] renyi;
  private final double failure;
  private final double slack;

  private Total(
      List<Cost> costs,
      double pure,
      double concentrated,
      double squaredGaussian,
      double[] renyi,
      double failure,
      double slack) {
    this.costs = costs;
    this.pure = pure;
    this.concentrated = concentrated;
    this.squaredGaussian = squaredGaussian;
    this.renyi = renyi;
    this.failure = failure;
    this.slack = slack;
  }

  private static int orders() {
    return RenyiPrivacy.ORDERS.size();
  }

  Total plus(Cost cost) {
    var more = new ArrayList<>(costs);
    more.add(cost);
    double[] sums = renyi.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += cost.renyi(RenyiPrivacy.ORDERS.get(i));
    }
    double mu = cost.gaussian();
    return new Total(
        more,
        pure + cost.pure(),
        concentrated + cost.concentrated(),
        squaredGaussian + mu * mu,
        sums,
        failure + cost.failure(),
        slack + cost.slack());
  }

  Cost.Together costs() {
    return new Cost.Together(costs);
  }

  double pure() {
    return pure;
  }

  double concentrated() {
    return concentrated;
  }

  double gaussian() {
    return StrictMath.sqrt(squaredGaussian);
  }

  /// Divergences at [RenyiPrivacy#ORDERS].
  double[] renyi() {
    return renyi.clone();
  }

  double failure() {
    return failure;
  }

  double slack() {
    return slack;
  }
}
