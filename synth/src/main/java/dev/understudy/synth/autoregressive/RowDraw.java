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

  /// Rows while they are drawn.
  ///
  /// @param codes `[feature][row]`, -1 where a cell has no value or the row could not be drawn
  /// @param classes the same as classes
  record Rows(int[][] codes, int[][] classes) {

    static Rows empty(int features, int rows) {
      return new Rows(new int[features][rows], new int[features][rows]);
    }

    /// The rows `kept`, in that order.
    Rows only(int[] kept) {
      Rows only = empty(codes.length, kept.length);
      for (int feature = 0; feature < codes.length; feature++) {
        for (int i = 0; i < kept.length; i++) {
          only.codes[feature][i] = codes[feature][kept[i]];
          only.classes[feature][i] = classes[feature][kept[i]];
        }
      }
      return only;
    }
  }

  /// Draws the features at places `from .. to - 1` of an order, given those before.
  void draw(Rows rows, int count, int[] order, int from, int to, RandomStream random) {
    for (int place = from; place < to; place++) {
      draw(rows, count, order, place, null, random, null);
    }
  }

  /// Draws one feature given those before it in the order.
  ///
  /// @param possible which codes may be drawn, `[code]`, or null for all
  /// @param weight multiplied by how probable `possible` was, `[row]`, or null if nobody asks
  void draw(
      Rows rows,
      int count,
      int[] order,
      int place,
      boolean @Nullable [] possible,
      RandomStream random,
      float @Nullable [] weight) {
    int feature = order[place];
    int[] classes = rows.classes[feature];
    int[] codes = rows.codes[feature];
    CodeClasses.Decoder decoder = features.get(feature).decoder(possible);
    FeatureConditional conditional = network.conditional(feature, Arrays.copyOf(order, place));
    float[] inside = weight == null ? null : new float[count];
    float[] shares = possible == null ? null : decoder.shares();
    conditional.draw(rows.classes, 0, count, shares, random, classes, inside);
    int gate = presence[feature];
    for (int row = 0; row < count; row++) {
      if (gate >= 0 && rows.codes[gate][row] != TableEncoding.PRESENT) {
        classes[row] = -1;
      } else if (weight != null && inside != null) {
        weight[row] *= inside[row];
      }
      codes[row] = classes[row] < 0 ? -1 : decoder.code(classes[row], random);
    }
  }

  /// Adds to `sum` the logarithm of the probability of each row's codes.
  ///
  /// @param codes `[feature][row]`, -1 where not known
  void addLogProbability(int[][] codes, int from, int to, int[] order, double[] sum) {
    int[] classes = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      int[] known = Arrays.copyOf(order, place);
      int feature = order[place];
      CodeClasses target = features.get(feature);
      FeatureConditional conditional = network.conditional(feature, known);
      for (int row = from; row < to; row++) {
        int code = codes[feature][row];
        if (code < 0) {
          continue;
        }
        for (int other : known) {
          int seen = codes[other][row];
          classes[other] = seen < 0 ? -1 : features.get(other).classOf()[seen];
        }
        sum[row] +=
            conditional.logProbabilities(classes)[target.classOf()[code]]
                + StrictMath.log(target.share()[code]);
      }
    }
  }
}
