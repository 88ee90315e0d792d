package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedCompletion;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Draws what rows lack. Trees know each feature given those before it and no other conditional, so
/// every row gets candidates, of which one is taken with a probability proportional to its weight.
///
/// Where one feature is free and has few codes, its codes are the candidates, weighed by the
/// probability of the whole row: that is exact. Else candidates are drawn in the trees' order, free
/// features from their distribution and given ones as they are, and weighed by how probable they
/// make what is given (sampling-importance-resampling; Rubin, Bayesian Statistics 3, 1988):
///
/// ```
///   w = product over given features k after the first free one of  p(x_k | x_1 .. x_(k-1))
/// ```
///
/// Its error is of the order of one over the effective number of candidates, (sum w)^2 / sum w^2;
/// rows where that is small are tried again with many more. Equal candidates are weighed once, and
/// only features whose trees look at a free one are asked.
final class TreesCompletion {

  /// Codes of a single free feature up to which all are tried.
  private static final int MOST_CODES = 1_024;

  /// Candidates of a row that are drawn in each round. A round is enough for a row where the
  /// effective number of candidates reaches [#ENOUGH].
  private static final int[] CANDIDATES = {64, 512};

  private static final int ENOUGH = 8;

  /// An effective number of candidates in the last round below which a row counts as rare.
  private static final int FEW = 3;

  /// Candidates drawn together.
  private static final int TOGETHER = 8_192;

  private final TableEncoding encoding;
  private final PredictorBins bins;
  private final List<CodeModel> models;
  private final List<Dependencies.Rule> rules;
  private final int[] presence;
  private final PartialCodes partial;

  /// Per model the features that its trees look at.
  private final int[][] asked;

  TreesCompletion(
      TableEncoding encoding,
      PredictorBins bins,
      List<CodeModel> models,
      List<Dependencies.Rule> rules,
      PartialCodes partial) {
    this.encoding = encoding;
    this.bins = bins;
    this.models = models;
    this.rules = rules;
    this.presence = encoding.presence();
    this.partial = partial;
    this.asked = models.stream().map(TreesCompletion::asked).toArray(int[][]::new);
    invertRules();
  }

  private static int[] asked(CodeModel model) {
    double[] gain = model.gain();
    return IntStream.range(0, gain.length)
        .filter(k -> gain[k] > 0)
        .map(k -> model.given()[k])
        .toArray();
  }

  /// Where a given feature is determined by a free one and only one code leads to it, that is what
  /// the free one is.
  private void invertRules() {
    for (Dependencies.Rule rule : rules) {
      int[] given = partial.codes()[rule.determined()];
      for (int row = 0; row < partial.rows(); row++) {
        int wanted = given[row];
        if (wanted >= 0 && partial.free()[rule.by()][row]) {
          int[] leading =
              IntStream.range(0, rule.codes().length)
                  .filter(code -> rule.codes()[code] == wanted)
                  .toArray();
          if (leading.length == 1) {
            partial.codes()[rule.by()][row] = leading[0];
          }
        }
      }
    }
  }

  /// Fills the free codes of all rows.
  void run(Seed seed, Progress progress) {
    List<Piece> exact = new ArrayList<>();
    int[] single = IntStream.range(0, partial.rows()).map(this::single).toArray();
    for (CodeModel model : models) {
      int feature = model.feature();
      int[] rows =
          IntStream.range(0, partial.rows()).filter(row -> single[row] == feature).toArray();
      pieces(rows, encoding.features().get(feature).cardinality(), true, exact);
    }
    boolean[] again = new boolean[partial.rows()];
    run(exact, seed.child("exact"), true, again, progress);
    int[] rows = IntStream.range(0, partial.rows()).filter(row -> single[row] < 0).toArray();
    for (int round = 0; round < CANDIDATES.length; round++) {
      Arrays.fill(again, false);
      List<Piece> drawn = new ArrayList<>();
      pieces(rows, CANDIDATES[round], false, drawn);
      run(drawn, seed.child(round), round == CANDIDATES.length - 1, again, progress);
      rows = Arrays.stream(rows).filter(row -> again[row]).toArray();
    }
  }

  /// Rows whose candidates are weighed together.
  ///
  /// @param each candidates of a row
  /// @param all whether they are all codes of the only feature to draw; else they are drawn
  private record Piece(int[] rows, int each, boolean all) {}

  private void pieces(int[] rows, int each, boolean all, List<Piece> pieces) {
    int size = Math.max(1, TOGETHER / each);
    for (int from = 0; from < rows.length; from += size) {
      int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + size));
      pieces.add(new Piece(some, each, all));
    }
  }

  private void run(
      List<Piece> pieces, Seed seed, boolean last, boolean[] again, Progress progress) {
    ChunkedCompletion.run(
        pieces,
        (piece, number) -> new Candidates(piece).take(seed.child(number), last, again),
        progress);
  }

  /// The only feature of a row that is to be drawn, if all its codes can be tried; else -1.
  private int single(int row) {
    int found = -1;
    for (CodeModel model : models) {
      if (open(model.feature(), row)) {
        if (found >= 0 || encoding.features().get(model.feature()).cardinality() > MOST_CODES) {
          return -1;
        }
        found = model.feature();
      }
    }
    return found;
  }

  /// Whether a feature of a row is to be drawn: it is free and nothing told it.
  private boolean open(int feature, int row) {
    return partial.free()[feature][row] && partial.codes()[feature][row] < 0;
  }

  /// Candidates of some rows; those of a row lie side by side.
  private final class Candidates {
    private final int[] rows;
    private final int each;
    private final boolean all;
    private final int[][] codes;
    private final byte[][] predictors;
    private final double[] logWeight;
    private final int[] broken;

    /// The first candidate of the row that is equal so far, `[candidate]`.
    private final int[] equal;

    Candidates(Piece piece) {
      rows = piece.rows();
      each = piece.each();
      all = piece.all();
      int size = rows.length * each;
      codes = new int[presence.length][size];
      predictors = new byte[presence.length][size];
      logWeight = new double[size];
      broken = new int[size];
      equal = new int[size];
      for (int i = 0; i < rows.length; i++) {
        Arrays.fill(equal, i * each, (i + 1) * each, i * each);
        for (int feature = 0; feature < codes.length; feature++) {
          Arrays.fill(codes[feature], i * each, (i + 1) * each, partial.codes()[feature][rows[i]]);
        }
      }
    }

    void take(Seed seed, boolean last, boolean[] again) {
      for (int place = 0; place < models.size(); place++) {
        CodeModel model = models.get(place);
        int feature = model.feature();
        if (all) {
          tryAll(feature);
        } else {
          draw(model, seed.child(feature));
        }
        weigh(model, asked[place]);
        bins.encode(feature, codes[feature], predictors[feature]);
        lookUp(feature);
      }
      RandomStream random = seed.child("take").stream();
      for (int i = 0; i < rows.length; i++) {
        choose(i, random.nextDouble(), last, again);
      }
    }

    private void tryAll(int feature) {
      for (int i = 0; i < rows.length; i++) {
        if (open(feature, rows[i])) {
          for (int code = 0; code < each; code++) {
            codes[feature][i * each + code] = code;
            equal[i * each + code] = i * each + code;
          }
        }
      }
      mark(feature);
    }

    /// Draws in an order that is shuffled within each row, as [SequentialDraw] does, so that the
    /// candidates of a row are spread over the distribution.
    private void draw(CodeModel model, Seed seed) {
      int feature = model.feature();
      int gate = presence[feature];
      int[] order = new int[rows.length * each];
      int count = 0;
      RandomStream random = seed.child("order").stream();
      for (int i = 0; i < rows.length; i++) {
        int begin = count;
        for (int candidate = i * each;
            candidate < (i + 1) * each && open(feature, rows[i]);
            candidate++) {
          if (gate < 0 || codes[gate][candidate] == TableEncoding.PRESENT) {
            order[count++] = candidate;
          }
        }
        for (int k = count - 1; k > begin; k--) {
          int other = begin + random.nextInt(k - begin + 1);
          int held = order[k];
          order[k] = order[other];
          order[other] = held;
        }
      }
      model.draw(predictors, order, count, seed.child("answers"), codes[feature]);
      for (int i = 0; i < rows.length; i++) {
        if (open(feature, rows[i])) {
          part(i, feature);
        }
      }
      mark(feature);
    }

    /// Candidates that were equal are so no longer where they drew different codes.
    private void part(int i, int feature) {
      Map<Long, Integer> first = new HashMap<>();
      for (int candidate = i * each; candidate < (i + 1) * each; candidate++) {
        long drawn = ((long) equal[candidate] << Integer.SIZE) + codes[feature][candidate];
        int self = candidate;
        equal[candidate] = first.computeIfAbsent(drawn, _ -> self);
      }
    }

    private void mark(int feature) {
      boolean[] possible = partial.possible()[feature];
      for (int i = 0; i < rows.length && possible != null; i++) {
        for (int candidate = i * each;
            candidate < (i + 1) * each && open(feature, rows[i]);
            candidate++) {
          int code = codes[feature][candidate];
          broken[candidate] += code < 0 || possible[code] ? 0 : 1;
        }
      }
    }

    /// Multiplies weights by the probability of the feature, where it is given and may differ
    /// between candidates, or where all its codes are tried.
    private void weigh(CodeModel model, int[] looksAt) {
      int feature = model.feature();
      int[] given = new int[rows.length * each];
      Arrays.fill(given, CodedTable.UNKNOWN);
      boolean any = false;
      for (int i = 0; i < rows.length; i++) {
        int row = rows[i];
        boolean tried = open(feature, row);
        boolean differs = tried ? all : Arrays.stream(looksAt).anyMatch(other -> open(other, row));
        for (int candidate = i * each; candidate < (i + 1) * each && differs; candidate++) {
          if (equal[candidate] == candidate) {
            given[candidate] = codes[feature][candidate];
            any = true;
          }
        }
      }
      if (any) {
        int cardinality = encoding.features().get(feature).cardinality();
        model.addLogProbability(predictors, given, cardinality, logWeight);
        for (int candidate = 0; candidate < equal.length; candidate++) {
          logWeight[candidate] = logWeight[equal[candidate]];
        }
      }
    }

    private void lookUp(int feature) {
      for (Dependencies.Rule rule : rules) {
        if (rule.by() != feature) {
          continue;
        }
        int[] determined = codes[rule.determined()];
        for (int i = 0; i < rows.length; i++) {
          boolean open = open(rule.determined(), rows[i]);
          for (int candidate = i * each; candidate < (i + 1) * each; candidate++) {
            int by = codes[feature][candidate];
            int implied = by < 0 ? CodedTable.UNKNOWN : rule.codes()[by];
            if (open) {
              determined[candidate] = implied;
              boolean[] possible = partial.possible()[rule.determined()];
              broken[candidate] += possible == null || implied < 0 || possible[implied] ? 0 : 1;
            } else if (determined[candidate] >= 0 && implied != determined[candidate]) {
              broken[candidate]++;
            }
          }
        }
      }
    }

    private void choose(int i, double u, boolean last, boolean[] again) {
      int from = i * each;
      int to = from + each;
      int least = Arrays.stream(broken, from, to).min().orElse(0);
      double greatest = Double.NEGATIVE_INFINITY;
      for (int candidate = from; candidate < to; candidate++) {
        greatest = broken[candidate] == least ? Math.max(greatest, logWeight[candidate]) : greatest;
      }
      double[] weight = new double[each];
      double sum = 0;
      double squares = 0;
      for (int k = 0; k < each; k++) {
        if (broken[from + k] == least) {
          weight[k] = StrictMath.exp(logWeight[from + k] - greatest);
          sum += weight[k];
          squares += weight[k] * weight[k];
        }
      }
      double effective = sum * sum / squares;
      int row = rows[i];
      if (!last && (least > 0 || effective < ENOUGH)) {
        again[row] = true;
        return;
      }
      double due = u * sum;
      int chosen = -1;
      for (int k = 0; k < each && due >= 0; k++) {
        if (weight[k] > 0) {
          chosen = from + k;
          due -= weight[k];
        }
      }
      write(row, chosen);
      if (least > 0) {
        partial.contradicted(row);
      } else if (!all && effective < FEW) {
        partial.rare(row);
      }
    }

    private void write(int row, int chosen) {
      for (int feature = 0; feature < codes.length; feature++) {
        if (open(feature, row)) {
          int code = codes[feature][chosen];
          boolean[] possible = partial.possible()[feature];
          boolean allowed = code < 0 || possible == null || possible[code];
          partial.codes()[feature][row] = allowed ? code : CodedTable.UNKNOWN;
        }
      }
    }
  }
}
