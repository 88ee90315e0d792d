package dev.understudy.synth.marginals;

import dev.understudy.learn.graphical.GraphicalModel;
import dev.understudy.learn.graphical.Grouping;
import dev.understudy.synth.measured.Agglomeration;
import dev.understudy.synth.measured.CodeUnits;
import dev.understudy.synth.measured.UnitModel;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How features are seen in tables of pairs: as finely as every group holds a least share of the
/// rows. Neighbours are put together where there is an order, otherwise codes that are alike for
/// the target.
final class Resolutions {

  private final UnitModel model;
  private final boolean[] ordered;
  private final int target;
  private final @Nullable GraphicalModel withTarget;

  /// @param ordered `[feature]`
  /// @param target feature, -1 for none
  /// @param withTarget distribution in which features depend on the target, null before there is
  ///   one
  Resolutions(UnitModel model, boolean[] ordered, int target, @Nullable GraphicalModel withTarget) {
    this.model = model;
    this.ordered = ordered;
    this.target = target;
    this.withTarget = withTarget;
  }

  /// Groups of a feature's codes.
  Grouping of(int feature, double least) {
    CodeUnits units = model.units(feature);
    double[] shares = units.unitShares();
    if (ordered[feature]) {
      int[] order = IntStream.range(0, shares.length).toArray();
      return units.codes(Agglomeration.ofNeighbours(order, shares, least));
    }
    return units.codes(
        withTarget == null
            ? Agglomeration.ofSmallest(shares, least)
            : Agglomeration.ofNeighbours(
                Agglomeration.order(meansOfTarget(feature, withTarget)), shares, least));
  }

  /// The mean of the target's code given each unit: the rate of the second class where there are
  /// two.
  private double[] meansOfTarget(int feature, GraphicalModel distribution) {
    double[] joint = distribution.marginal(feature, target);
    int units = model.units(feature).count();
    int classes = joint.length / units;
    double[] means = new double[units];
    for (int unit = 0; unit < units; unit++) {
      double rows = 0;
      for (int code = 0; code < classes; code++) {
        rows += joint[unit * classes + code];
        means[unit] += code * joint[unit * classes + code];
      }
      means[unit] = rows > 0 ? means[unit] / rows : 0;
    }
    return means;
  }
}
