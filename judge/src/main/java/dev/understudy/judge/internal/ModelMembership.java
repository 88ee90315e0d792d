package dev.understudy.judge.internal;

import dev.understudy.learn.DenseNetwork;
import dev.understudy.table.Seed;

/// Membership inference against predictive models: a model fits the rows it was trained on better
/// than others, so an attacker who sees its probabilities calls those rows members whose loss is
/// small (Yeom, Giacomelli, Fredrikson, Jha, CSF 2018). Asked of a model trained on real rows it is
/// what publishing that model would give away; asked of one trained on synthetic rows, what the
/// synthetic rows pass on.
public final class ModelMembership {

  /// The probability of a true class is not taken for less, as floats do not tell it from 0.
  private static final double TINY = 1e-7;

  /// The model that is attacked.
  public sealed interface Settings {}

  /// @param trees how they are grown
  /// @param seed draws rows where there are too many
  public record OfTrees(BoostedTrees.Settings trees, Seed seed) implements Settings {}

  /// @param network how it is trained
  /// @param seed of its weights, batches and rows
  public record OfNetwork(DenseNetwork.Settings network, Seed seed) implements Settings {}

  private ModelMembership() {}

  /// How well a model trained on `trainedOn` knows the rows `asked`: minus its loss, which is the
  /// logarithm of the probability of the true class, or minus the squared error of a number. Higher
  /// means more likely a member, `[row of asked]`.
  ///
  /// @param trainedOn rows with at least one known target
  /// @param asked rows whose target is known, see [Target#known]
  public static double[] scores(
      CodedRows trainedOn, CodedRows asked, Target target, Settings settings) {
    int[] columns = target.others(trainedOn.columns().size());
    float[][] predicted =
        switch (settings) {
          case OfTrees of -> {
            try (TargetTrees trees =
                TargetTrees.fit(target, columns, trainedOn, of.trees, of.seed)) {
              yield trees.predict(asked.features(columns));
            }
          }
          case OfNetwork of ->
              TargetNetwork.fit(
                      target, NetworkInputs.of(trainedOn, columns), trainedOn, of.network, of.seed)
                  .predict(asked);
        };
    float[] labels = target.labels(asked);
    double[] scores = new double[labels.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] =
          target.isNumber()
              ? -square(predicted[row][0] - labels[row])
              : StrictMath.log(
                  Math.max(TINY, Predictions.probability(predicted[row], (int) labels[row])));
    }
    return scores;
  }

  private static double square(double error) {
    return error * error;
  }
}
