package dev.understudy.synth.autoregressive;

import dev.understudy.learn.network.AutoregressiveNetwork;
import dev.understudy.learn.network.FeatureConditional;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the codes of rows, feature after feature.
///
/// @param network the conditionals
/// @param features how codes are classes, one per feature
/// @param presence per feature the one that says whether it has a value, or -1
record RowDraw(AutoregressiveNetwork network, List<CodeClasses> features, int[] presence) {

  /// Drawn rows.
  ///
  /// @param codes `[feature][row]`, -1 where a cell has no value or the row could not be drawn
  /// @param classes the same as classes
  /// @param weight how probable what the conditions allow was at the features from `weighed` on,
  ///   multiplied up, `[row]`; 1 without conditions
  record Rows(int[][] codes, int[][] classes, float[] weight) {}

  /// @param order of the features
  /// @param possible which codes may be drawn, `[feature][code]`, null for a feature that may take
  ///   all, or null for no condition at all
  /// @param weighed first place in the order whose conditions count for the weight
  Rows draw(
      int[] order,
      int rows,
      boolean @Nullable [] @Nullable [] possible,
      int weighed,
      RandomStream random) {
    int[][] classes = new int[order.length][rows];
    int[][] codes = new int[order.length][rows];
    float[] weight = new float[rows];
    float[] inside = new float[rows];
    Arrays.fill(weight, 1);
    for (int place = 0; place < order.length; place++) {
      int feature = order[place];
      boolean[] allowed = possible == null ? null : possible[feature];
      CodeClasses.Decoder decoder = features.get(feature).decoder(allowed);
      FeatureConditional conditional =
          network.conditional(feature, Arrays.copyOf(order, place));
      conditional.draw(
          classes,
          0,
          rows,
          allowed == null ? null : decoder.shares(),
          random,
          classes[feature],
          allowed == null ? null : inside);
      int gate = presence[feature];
      for (int row = 0; row < rows; row++) {
        boolean present = gate < 0 || codes[gate][row] == TableEncoding.PRESENT;
        if (!present) {
          classes[feature][row] = -1;
        } else if (allowed != null && (place >= weighed || classes[feature][row] < 0)) {
          weight[row] *= inside[row];
        }
        codes[feature][row] =
            classes[feature][row] < 0 ? -1 : decoder.code(classes[feature][row], random);
      }
    }
    return new Rows(codes, classes, weight);
  }
}
