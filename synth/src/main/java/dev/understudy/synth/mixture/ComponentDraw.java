package dev.understudy.synth.mixture;

import dev.understudy.learn.Chunks;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.internal.CodeDistribution;
import dev.understudy.synth.internal.Cumulative;
import dev.understudy.synth.internal.LatinHypercube;
import dev.understudy.table.RandomStream;
import org.jspecify.annotations.Nullable;

/// Draws a component for each row, then each feature given the component.
///
/// The numbers that choose components and codes are a [LatinHypercube] in each block of rows.
///
/// Conditions change the components' shares into their posterior and cut codes out, which is exact:
/// given the component, features know nothing of each other.
final class ComponentDraw {

  private static final int BLOCK = LatinHypercube.BLOCK;

  private final CodeDistribution components;
  private final double[][][] upTo;

  /// @param possible codes that may be drawn, `[feature][code]`, null for all
  /// @throws IllegalArgumentException if no component can draw such a row
  ComponentDraw(Components mixture, boolean[] @Nullable [] possible) {
    double[][] weights = new double[possible.length][];
    upTo = new double[possible.length][][];
    Chunks.forEach(
        possible.length,
        1,
        (feature, _) -> {
          upTo[feature] = new double[mixture.count()][];
          weights[feature] = new double[mixture.count()];
          for (int k = 0; k < mixture.count(); k++) {
            upTo[feature][k] = cumulate(mixture, feature, k, possible[feature]);
            weights[feature][k] = upTo[feature][k][upTo[feature][k].length - 1];
          }
        });
    double[] share = mixture.share().clone();
    for (int feature = 0; feature < possible.length; feature++) {
      double most = 0;
      for (int k = 0; k < share.length; k++) {
        share[k] *= weights[feature][k];
        most = Math.max(most, share[k]);
      }
      for (int k = 0; k < share.length && most > 0; k++) {
        share[k] /= most;
      }
    }
    components = new CodeDistribution(share);
  }

  private static double[] cumulate(
      Components mixture, int feature, int component, boolean @Nullable [] possible) {
    double[] upTo = new double[mixture.codes(feature)];
    double sum = 0;
    for (int code = 0; code < upTo.length; code++) {
      if (possible == null || possible[code]) {
        sum += mixture.probability(feature, code, component);
      }
      upTo[code] = sum;
    }
    return upTo;
  }

  /// Draws rows `0 .. rows - 1`.
  ///
  /// @param modelled where the features stand in `drawn`
  void fill(DrawnCodes drawn, int[] modelled, int rows, RandomStream random) {
    int[] component = new int[BLOCK];
    double[] spread = new double[BLOCK];
    for (int from = 0; from < rows; from += BLOCK) {
      int here = Math.min(BLOCK, rows - from);
      LatinHypercube.spread(spread, random);
      for (int i = 0; i < BLOCK; i++) {
        component[i] = components.code(spread[i]);
      }
      for (int feature = 0; feature < upTo.length; feature++) {
        LatinHypercube.spread(spread, random);
        int[] codes = drawn.codes()[modelled[feature]];
        double[] positions = drawn.positions()[modelled[feature]];
        for (int i = 0; i < here; i++) {
          double[] cumulative = upTo[feature][component[i]];
          double u = spread[i] * cumulative[cumulative.length - 1];
          int code = Cumulative.code(cumulative, u);
          codes[from + i] = code;
          positions[from + i] = Cumulative.position(cumulative, code, u);
        }
      }
    }
  }
}
