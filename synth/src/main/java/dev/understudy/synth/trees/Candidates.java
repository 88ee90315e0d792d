package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Candidates of some rows; those of a row lie side by side.
final class Candidates {

  /// An effective number of candidates from which on a row is done.
  private static final int ENOUGH = 16;

  /// An effective number of candidates in the last round below which a row counts as rare.
  private static final int FEW = 3;

  /// A candidate whose log weight is this far below the best of its row is given up: all those of a
  /// row together would have been taken less than once in 300 times.
  private static final double HOPELESS = 12;

  private final TreesCompletion trees;
  private final PartialCodes partial;
  private final int[] presence;
  private final int[] rows;
  private final int each;
  private final boolean all;
  private final int[][] codes;
  private final byte[][] predictors;
  private final double[] logWeight;
  private final int[] broken;

  /// The first candidate of the row that is equal so far, `[candidate]`.
  private final int[] equal;

  Candidates(TreesCompletion trees, TreesCompletion.Piece piece) {
    this.trees = trees;
    partial = trees.partial;
    presence = trees.presence;
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
    for (int place = 0; place < trees.models.size(); place++) {
      CodeModel model = trees.models.get(place);
      int feature = model.feature();
      boolean open = Arrays.stream(rows).anyMatch(row -> partial.isOpen(feature, row));
      if (open && all) {
        tryAll(feature);
      } else if (open) {
        draw(model, seed.child(feature));
      }
      boolean weighed = weigh(model, trees.asked[place]);
      trees.bins.encode(feature, codes[feature], predictors[feature]);
      if (lookUp(feature) || weighed || open) {
        giveUp();
      }
    }
    RandomStream random = seed.child("take").stream();
    for (int i = 0; i < rows.length; i++) {
      choose(i, random.nextDouble(), last, again);
    }
  }

  private void tryAll(int feature) {
    for (int i = 0; i < rows.length; i++) {
      if (partial.isOpen(feature, rows[i])) {
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
          candidate < (i + 1) * each && partial.isOpen(feature, rows[i]);
          candidate++) {
        if (hopeful(candidate) && (gate < 0 || codes[gate][candidate] == TableEncoding.PRESENT)) {
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
      if (partial.isOpen(feature, rows[i])) {
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
          candidate < (i + 1) * each && partial.isOpen(feature, rows[i]);
          candidate++) {
        int code = codes[feature][candidate];
        broken[candidate] += code < 0 || possible[code] ? 0 : 1;
      }
    }
  }

  /// Multiplies weights by the probability of the feature, where it is given and may differ between
  /// candidates, or where all its codes are tried.
  private boolean weigh(CodeModel model, int[] looksAt) {
    int feature = model.feature();
    int[] given = {};
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      boolean tried = partial.isOpen(feature, row);
      boolean differs =
          tried ? all : Arrays.stream(looksAt).anyMatch(other -> partial.isOpen(other, row));
      if (differs && given.length == 0) {
        given = new int[rows.length * each];
        Arrays.fill(given, CodedTable.UNKNOWN);
      }
      for (int candidate = i * each; candidate < (i + 1) * each && differs; candidate++) {
        if (equal[candidate] == candidate && hopeful(candidate)) {
          given[candidate] = codes[feature][candidate];
        }
      }
    }
    if (given.length > 0) {
      int cardinality = trees.encoding.features().get(feature).cardinality();
      model.addLogProbability(predictors, given, cardinality, logWeight);
      for (int candidate = 0; candidate < equal.length; candidate++) {
        logWeight[candidate] = logWeight[equal[candidate]];
      }
    }
    return given.length > 0;
  }

  private boolean hopeful(int candidate) {
    return logWeight[candidate] > Double.NEGATIVE_INFINITY;
  }

  private void giveUp() {
    for (int i = 0; i < rows.length; i++) {
      int least = Integer.MAX_VALUE;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int candidate = i * each; candidate < (i + 1) * each; candidate++) {
        if (hopeful(candidate) && broken[candidate] <= least) {
          greatest =
              broken[candidate] < least
                  ? logWeight[candidate]
                  : Math.max(greatest, logWeight[candidate]);
          least = broken[candidate];
        }
      }
      for (int candidate = i * each; candidate < (i + 1) * each; candidate++) {
        if (broken[candidate] > least || logWeight[candidate] < greatest - HOPELESS) {
          logWeight[candidate] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }

  /// Fills what rules tell, and counts those that candidates break; whether there was any rule.
  private boolean lookUp(int feature) {
    boolean any = false;
    for (Dependencies.Rule rule : trees.rules) {
      if (rule.by() != feature) {
        continue;
      }
      any = true;
      int[] determined = codes[rule.determined()];
      for (int i = 0; i < rows.length; i++) {
        boolean open = partial.isOpen(rule.determined(), rows[i]);
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
    return any;
  }

  private void choose(int i, double u, boolean last, boolean[] again) {
    int from = i * each;
    int to = from + each;
    double greatest = Arrays.stream(logWeight, from, to).max().orElse(0);
    double[] weight = new double[each];
    double sum = 0;
    double squares = 0;
    int least = 0;
    for (int k = 0; k < each; k++) {
      weight[k] = StrictMath.exp(logWeight[from + k] - greatest);
      sum += weight[k];
      squares += weight[k] * weight[k];
      least = weight[k] > 0 ? broken[from + k] : least;
    }
    double effective = sum * sum / squares;
    int row = rows[i];
    if (!last && (least > 0 || effective < ENOUGH)) {
      again[row] = true;
      if (least > 0 || !trees.canSweep(row)) {
        return;
      }
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
    } else if (last && !all && effective < FEW) {
      partial.rare(row);
    }
  }

  private void write(int row, int chosen) {
    for (int feature = 0; feature < codes.length; feature++) {
      if (partial.isOpen(feature, row)) {
        int code = codes[feature][chosen];
        boolean[] possible = partial.possible()[feature];
        boolean allowed = code < 0 || possible == null || possible[code];
        partial.codes()[feature][row] = allowed ? code : CodedTable.UNKNOWN;
      }
    }
  }
}
