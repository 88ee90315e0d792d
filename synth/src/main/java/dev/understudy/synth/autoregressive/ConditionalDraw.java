package dev.understudy.synth.autoregressive;

import dev.understudy.synth.Condition;
import dev.understudy.synth.encoding.ConditionTest;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws rows for which conditions hold, from the exact conditional distribution of the network in
/// an order with the conditioned features first.
///
/// Each conditioned feature is drawn among the codes it may take; the product of what these codes
/// had of the probability is the likelihood ratio between the truth and this proposal, and the
/// beginning of a row is kept with that probability. Features with one possible code come first:
/// what they are is certain, so their part of the ratio is the same for all rows and left out, as
/// is that of the first feature after them. Only what is kept is completed. Cells of bins that
/// straddle a bound are tested once decoded.
final class ConditionalDraw {

  /// Trials without a row after which waiting is called hopeless.
  private static final long MAXIMUM_TRIALS = 3_000_000;

  private static final int FEWEST_TRIALS = 256;
  private static final int MOST_TRIALS = 8192;

  private final List<ConditionTest> tests;
  private final TableEncoding encoding;
  private final NetworkParts parts;
  private final RowDraw draw;
  private final int[] order;
  private final int conditioned;
  private final int weighed;
  private final boolean[] @Nullable [] possible;

  /// @throws UserError if the model never draws such a row
  ConditionalDraw(
      List<Condition> conditions,
      Schema schema,
      TableEncoding encoding,
      NetworkParts parts,
      int[] defaultOrder) {
    this.encoding = encoding;
    this.parts = parts;
    boolean[] @Nullable [] restricted = new boolean[defaultOrder.length] @Nullable [];
    tests =
        conditions.stream()
            .map(condition -> encoding.restrict(condition, schema, restricted))
            .toList();
    double[] probability = new double[restricted.length];
    for (int feature = 0; feature < restricted.length; feature++) {
      boolean[] codes = restricted[feature];
      if (codes != null && count(codes) == codes.length) {
        restricted[feature] = null;
      }
      probability[feature] = restricted[feature] == null ? 1 : probability(feature, restricted);
    }
    possible = restricted;
    List<Integer> first = new ArrayList<>();
    int[] gates = parts.presence();
    IntStream.range(0, restricted.length)
        .filter(feature -> restricted[feature] != null)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(feature -> single(feature) ? 0 : 1)
                .thenComparingDouble(feature -> probability[feature]))
        .forEach(feature -> {
          int gate = gates[feature];
          if (gate >= 0 && !first.contains(gate)) {
            first.add(gate);
          }
          if (!first.contains(feature)) {
            first.add(feature);
          }
        });
    conditioned = first.size();
    Arrays.stream(defaultOrder).filter(feature -> !first.contains(feature)).forEach(first::add);
    order = first.stream().mapToInt(Integer::intValue).toArray();
    int certain = 0;
    while (certain < conditioned && single(order[certain])) {
      certain++;
    }
    weighed = certain + 1;
    draw = new RowDraw(parts, order, possible);
  }

  /// The features in the order they are drawn in.
  int[] order() {
    return order.clone();
  }

  private static int count(boolean[] codes) {
    int count = 0;
    for (boolean code : codes) {
      count += code ? 1 : 0;
    }
    return count;
  }

  private boolean single(int feature) {
    boolean[] codes = possible[feature];
    return codes != null && count(codes) == 1;
  }

  /// How probable the possible codes of a feature are if nothing else is known.
  private double probability(int feature, boolean[] @Nullable [] restricted) {
    CodeClasses classes = parts.features().get(feature);
    float[] shares = classes.decoder(restricted[feature]).shares();
    double[] logs =
        parts
            .network()
            .conditional(feature, new int[0])
            .logProbabilities(new int[restricted.length]);
    double sum = 0;
    for (int group = 0; group < shares.length; group++) {
      sum += shares[group] * StrictMath.exp(logs[group]);
    }
    return sum;
  }

  Table chunk(long firstRow, int rows, Seed seed) {
    RandomStream random = seed.stream();
    int[][] codes = new int[order.length][rows];
    double[][] positions = new double[order.length][rows];
    int done = 0;
    long fruitless = 0;
    long tried = 0;
    while (done < rows) {
      double share = tried == 0 ? 1 : Math.max(1, done) / (double) tried;
      int trials =
          (int) Math.clamp(1.1 * (rows - done) / share, (double) FEWEST_TRIALS, MOST_TRIALS);
      RowDraw.Rows kept = complete(begin(trials, random), random);
      int count = kept.codes().length == 0 ? trials : kept.codes()[0].length;
      double[][] places = AutoregressiveModel.positions(order.length, count, random);
      int before = done;
      if (count > 0) {
        Table decoded =
            encoding.decode(
                0, count, AutoregressiveModel.shown(kept.codes()), places, seed.stream());
        for (int row = 0; row < count && done < rows; row++) {
          if (holds(decoded, row)) {
            for (int feature = 0; feature < order.length; feature++) {
              codes[feature][done] = kept.codes()[feature][row];
              positions[feature][done] = places[feature][row];
            }
            done++;
          }
        }
      }
      tried += trials;
      fruitless = done > before ? 0 : fruitless + trials;
      if (fruitless > MAXIMUM_TRIALS) {
        throw ConditionTest.tooRare(tests, MAXIMUM_TRIALS, done);
      }
    }
    return encoding.decode(firstRow, rows, AutoregressiveModel.shown(codes), positions, random);
  }

  /// The conditioned features of the rows that are kept.
  private RowDraw.Rows begin(int trials, RandomStream random) {
    RowDraw.Rows rows = draw.begin(trials);
    float[] weight = new float[trials];
    Arrays.fill(weight, 1);
    for (int place = 0; place < conditioned; place++) {
      boolean[] codes = possible[order[place]];
      float[] asked = place >= weighed && codes != null ? weight : null;
      draw.draw(rows, trials, place, random, asked);
    }
    return rows.only(
        IntStream.range(0, trials).filter(row -> random.nextDouble() < weight[row]).toArray());
  }

  private RowDraw.Rows complete(RowDraw.Rows rows, RandomStream random) {
    int count = rows.codes().length == 0 ? 0 : rows.codes()[0].length;
    draw.draw(rows, count, conditioned, order.length, random);
    return rows;
  }

  /// Whether a row fulfils all conditions.
  boolean holds(Table decoded, int row) {
    return ConditionTest.allHold(tests, decoded, row);
  }
}
