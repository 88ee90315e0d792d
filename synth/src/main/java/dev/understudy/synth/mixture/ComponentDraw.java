package dev.understudy.synth.mixture;

import dev.understudy.learn.Chunks;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.internal.CodeDistribution;
import dev.understudy.table.RandomStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Draws a component for each row, then each feature given the component.
///
/// Within a block of rows, the numbers that choose components and codes are spread evenly over [0,
/// 1) and shuffled, each feature for itself (Latin hypercube sampling; McKay, Beckman and Conover,
///    Technometrics 21, 1979). Each row keeps its distribution, but shares come out as the model
///    has them.
///
/// Conditions change the components' shares into their posterior and cut codes out, which is exact:
/// given the component, features know nothing of each other.
final class ComponentDraw {

  /// Rows of a block. Draws are made in whole blocks, so that a longer one begins with the shorter.
  private static final int BLOCK = 32;

  private static final double BELOW_ONE = 0x1.fffffffffffffp-1;

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
      spread(spread, random);
      for (int i = 0; i < BLOCK; i++) {
        component[i] = components.code(spread[i]);
      }
      for (int feature = 0; feature < upTo.length; feature++) {
        spread(spread, random);
        int[] codes = drawn.codes()[modelled[feature]];
        double[] positions = drawn.positions()[modelled[feature]];
        for (int i = 0; i < here; i++) {
          double[] cumulative = upTo[feature][component[i]];
          double u = spread[i] * cumulative[cumulative.length - 1];
          int code = code(cumulative, u);
          double below = code == 0 ? 0 : cumulative[code - 1];
          codes[from + i] = code;
          positions[from + i] = Math.min((u - below) / (cumulative[code] - below), BELOW_ONE);
        }
      }
    }
  }

  /// Numbers in [0, 1), one in each of as many equal parts, in random order.
  private static void spread(double[] spread, RandomStream random) {
    int[] order = random.permutation(spread.length);
    for (int i = 0; i < spread.length; i++) {
      spread[i] = (order[i] + random.nextDouble()) / spread.length;
    }
  }

  /// The first code whose cumulative probability is above `u`.
  private static int code(double[] cumulative, double u) {
    int found = Arrays.binarySearch(cumulative, u);
    int code = found < 0 ? -1 - found : found;
    while (code < cumulative.length - 1 && cumulative[code] <= u) {
      code++;
    }
    return code;
  }
}
