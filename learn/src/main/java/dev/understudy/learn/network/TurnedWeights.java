package dev.understudy.learn.network;

import dev.understudy.learn.Chunks;

/// Copies of weights with rows and columns exchanged, so that the way back reads along rows too.
///
/// @param context `[1 + inputs][unit]`
/// @param output `[feature][hidden][class]`
record TurnedWeights(float[][] context, float[][][] output) {

  /// Inputs turned together: as many floats as a cache line holds.
  private static final int LINE = 16;

  static TurnedWeights zero(AutoregressiveShape shape) {
    float[][][] output = new float[shape.features()][][];
    for (int feature = 0; feature < output.length; feature++) {
      output[feature] = new float[shape.hidden()[feature]][shape.classes()[feature]];
    }
    return new TurnedWeights(new float[1 + shape.inputs()][shape.units()], output);
  }

  void become(AutoregressiveWeights weights) {
    Chunks.forEach(
        context.length,
        4 * LINE,
        (from, to) -> {
          for (int line = from; line < to; line += LINE) {
            int end = Math.min(to, line + LINE);
            for (int unit = 0; unit < weights.context().length; unit++) {
              float[] row = weights.context()[unit];
              for (int k = line; k < end; k++) {
                context[k][unit] = row[k];
              }
            }
          }
        });
    for (int feature = 0; feature < output.length; feature++) {
      float[][] rows = weights.output()[feature];
      for (int n = 0; n < output[feature].length; n++) {
        float[] turned = output[feature][n];
        for (int code = 0; code < rows.length; code++) {
          turned[code] = rows[code][n];
        }
      }
    }
  }
}
