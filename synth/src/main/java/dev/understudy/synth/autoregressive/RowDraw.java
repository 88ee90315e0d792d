package dev.understudy.synth.autoregressive;

import dev.understudy.learn.network.AutoregressiveShape;
import dev.understudy.learn.network.FeatureConditional;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the codes of rows, feature after feature in one order, and tells how probable they are.
/// What that order needs of the network is worked out once. Safe for several threads.
final class RowDraw {

  /// Most numbers to keep of the conditionals (64 MB); beyond, with hundreds of features, each is
  /// worked out again for every thousand rows.
  private static final long MOST_KEPT = 16_000_000;

  private final NetworkParts parts;
  private final int[] order;
  private final CodeClasses.Decoder[] decoders;
  private final float[] @Nullable [] shares;
  private final @Nullable FeatureConditional[] kept;

  /// @param order of the features
  /// @param possible which codes may be drawn, `[feature][code]`, or null for all of a feature
  RowDraw(NetworkParts parts, int[] order, boolean[] @Nullable [] possible) {
    this(parts, order, possible, 0);
  }

  /// @param from the first place that will be drawn; what comes before is given
  RowDraw(NetworkParts parts, int[] order, boolean[] @Nullable [] possible, int from) {
    this.parts = parts;
    this.order = order.clone();
    decoders = new CodeClasses.Decoder[order.length];
    shares = new float[order.length] @Nullable [];
    kept = new FeatureConditional[order.length];
    boolean few = size(parts.network().shape(), order) <= MOST_KEPT;
    for (int place = 0; place < order.length; place++) {
      boolean[] codes = possible[order[place]];
      decoders[place] = parts.features().get(order[place]).decoder(codes);
      shares[place] = codes == null ? null : decoders[place].shares();
      kept[place] = few && place >= from ? conditional(place) : null;
    }
  }

  /// Without restriction.
  static RowDraw of(NetworkParts parts, int[] order) {
    return new RowDraw(parts, order, new boolean[order.length] @Nullable []);
  }

  private static long size(AutoregressiveShape shape, int[] order) {
    long size = 0;
    long known = 0;
    for (int feature : order) {
      size += known * (shape.hidden()[feature] + 1);
      known += shape.classes()[feature] + 1;
    }
    return size;
  }

  private FeatureConditional conditional(int place) {
    FeatureConditional ready = kept[place];
    return ready != null
        ? ready
        : parts.network().conditional(order[place], Arrays.copyOf(order, place));
  }

  /// Rows while they are drawn.
  ///
  /// @param codes `[feature][row]`, -1 where a cell has no value or the row could not be drawn
  /// @param classes the same as classes
  /// @param space for drawing them
  record Rows(int[][] codes, int[][] classes, FeatureConditional.Workspace space) {

    /// The rows `chosen`, in that order.
    Rows only(int[] chosen) {
      Rows only =
          new Rows(
              new int[codes.length][chosen.length], new int[codes.length][chosen.length], space);
      for (int feature = 0; feature < codes.length; feature++) {
        for (int i = 0; i < chosen.length; i++) {
          only.codes[feature][i] = codes[feature][chosen[i]];
          only.classes[feature][i] = classes[feature][chosen[i]];
        }
      }
      return only;
    }
  }

  /// Rows of which nothing is drawn yet.
  Rows begin(int count) {
    return new Rows(
        new int[order.length][count],
        new int[order.length][count],
        new FeatureConditional.Workspace(parts.network().shape()));
  }

  /// Draws the features at places `from .. to - 1`, given those before.
  void draw(Rows rows, int count, int from, int to, RandomStream random) {
    for (int place = from; place < to; place++) {
      draw(rows, count, place, random, null);
    }
  }

  /// Draws one feature given those before it.
  ///
  /// @param weight multiplied by how probable what may be drawn was, `[row]`, or null if nobody
  ///   asks
  void draw(Rows rows, int count, int place, RandomStream random, float @Nullable [] weight) {
    int feature = order[place];
    int[] classes = rows.classes[feature];
    int[] codes = rows.codes[feature];
    CodeClasses.Decoder decoder = decoders[place];
    float[] inside = weight == null ? null : new float[count];
    conditional(place)
        .draw(rows.classes, 0, count, shares[place], random, rows.space, classes, inside);
    int gate = parts.presence()[feature];
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
  void addLogProbability(int[][] codes, int from, int to, double[] sum) {
    List<CodeClasses> features = parts.features();
    int[] classes = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      int feature = order[place];
      CodeClasses target = features.get(feature);
      FeatureConditional conditional = conditional(place);
      for (int row = from; row < to; row++) {
        int code = codes[feature][row];
        if (code < 0) {
          continue;
        }
        for (int before = 0; before < place; before++) {
          int other = order[before];
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
