package dev.understudy.judge.internal;

import dev.understudy.learn.DenseNetwork;
import dev.understudy.table.Seed;

/// A dense network that predicts a target, with the coding of its inputs.
///
/// @param target what is predicted
/// @param inputs how rows are coded for it
/// @param network trained on such inputs
public record TargetNetwork(Target target, NetworkInputs inputs, DenseNetwork network) {

  /// Inputs of all training rows together: 80 MB.
  private static final int MOST_CELLS = 20_000_000;

  /// @param rows with any cell of the target; those without are left out, and a random part is
  ///   taken where there are very many
  public static TargetNetwork fit(
      Target target,
      NetworkInputs inputs,
      CodedRows rows,
      DenseNetwork.Settings settings,
      Seed seed) {
    CodedRows known = target.known(rows);
    int most = MOST_CELLS / Math.max(1, inputs.width());
    CodedRows train = known.rows() <= most ? known : known.sample(most, seed.child("rows"));
    FeatureMatrix features = inputs.of(train);
    float[] labels = target.labels(train);
    return new TargetNetwork(
        target,
        inputs,
        target.isNumber()
            ? DenseNetwork.fitNumber(
                features.values(), train.rows(), inputs.width(), labels, settings, seed)
            : DenseNetwork.fit(
                features.values(),
                train.rows(),
                inputs.width(),
                labels,
                target.classes().size(),
                settings,
                seed));
  }

  /// Predictions for rows, shaped as those of [BoostedTrees] with a probability per class.
  public float[][] predict(CodedRows rows) {
    return network.predict(inputs.of(rows).values(), rows.rows());
  }
}
