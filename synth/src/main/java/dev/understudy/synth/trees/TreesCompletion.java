package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedCompletion;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
/// Its error is of the order of one over the effective number of candidates, (sum w)^2 / sum w^2.
/// Rows where that is small go on from what was taken: each free feature in turn is drawn anew
/// given all others, exactly (Gibbs sampling). Where that cannot be, as whether a cell is present
/// and its value hang together, or a rule is broken, many more candidates are drawn instead. Equal
/// candidates are weighed once, and only features whose trees look at a free one are asked.
final class TreesCompletion {

  /// Codes of a single free feature up to which all are tried.
  private static final int MOST_CODES = 1_024;

  /// Candidates of a row that are drawn at first.
  private static final int FEW_CANDIDATES = 32;

  /// Candidates of a row for which those were too few.
  private static final int MANY_CANDIDATES = 512;

  /// Candidates drawn together.
  private static final int TOGETHER = 8_192;

  final TableEncoding encoding;
  final PredictorBins bins;
  final List<CodeModel> models;
  final List<Dependencies.Rule> rules;
  final int[] presence;
  final PartialCodes partial;

  /// Per model the features that its trees look at.
  final int[][] asked;

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
    partial.tell(rules);
  }

  private static int[] asked(CodeModel model) {
    double[] gain = model.gain();
    return IntStream.range(0, gain.length)
        .filter(k -> gain[k] > 0)
        .map(k -> model.given()[k])
        .toArray();
  }

  /// Fills the free codes of all rows.
  void run(Seed seed, Progress progress) {
    List<Piece> exact = new ArrayList<>();
    int[] single = IntStream.range(0, partial.rows()).map(this::single).toArray();
    for (CodeModel model : models) {
      int feature = model.feature();
      int[] rows =
          IntStream.range(0, partial.rows()).filter(row -> single[row] == feature).toArray();
      pieces(rows, cardinality(feature), true, exact);
    }
    boolean[] again = new boolean[partial.rows()];
    run(exact, seed.child("exact"), true, again, progress);
    int[] rows = IntStream.range(0, partial.rows()).filter(row -> single[row] < 0).toArray();
    boolean[][] lacking = lacking();
    List<Piece> few = new ArrayList<>();
    pieces(rows, FEW_CANDIDATES, false, few);
    run(few, seed.child("few"), false, again, progress);
    sweep(
        Arrays.stream(rows).filter(row -> again[row] && !anyOpen(row)).toArray(),
        lacking,
        seed.child("sweeps"),
        progress);
    List<Piece> many = new ArrayList<>();
    pieces(Arrays.stream(rows).filter(this::anyOpen).toArray(), MANY_CANDIDATES, false, many);
    run(many, seed.child("many"), true, again, progress);
  }

  /// Draws the free features of rows anew, one after the other.
  private void sweep(int[] rows, boolean[][] lacking, Seed seed, Progress progress) {
    for (CodeModel model : models) {
      int feature = model.feature();
      int[] some = Arrays.stream(rows).filter(row -> lacking[feature][row]).toArray();
      for (int row : some) {
        partial.codes()[feature][row] = CodedTable.UNKNOWN;
        for (Dependencies.Rule rule : rules) {
          if (rule.by() == feature && lacking[rule.determined()][row]) {
            partial.codes()[rule.determined()][row] = CodedTable.UNKNOWN;
          }
        }
      }
      List<Piece> pieces = new ArrayList<>();
      pieces(some, cardinality(feature), true, pieces);
      run(pieces, seed.child(feature), true, new boolean[partial.rows()], progress);
    }
  }

  private int cardinality(int feature) {
    return encoding.features().get(feature).cardinality();
  }

  /// `[feature][row]`, what is open before anything is drawn.
  private boolean[][] lacking() {
    boolean[][] lacking = new boolean[presence.length][partial.rows()];
    for (int feature = 0; feature < presence.length; feature++) {
      for (int row = 0; row < partial.rows(); row++) {
        lacking[feature][row] = partial.isOpen(feature, row);
      }
    }
    return lacking;
  }

  private boolean anyOpen(int row) {
    return models.stream().anyMatch(model -> partial.isOpen(model.feature(), row));
  }

  /// Whether the open features of a row can be drawn anew one by one: none has too many codes, or
  /// says whether another has a value.
  boolean canSweep(int row) {
    for (CodeModel model : models) {
      int feature = model.feature();
      int gate = presence[feature];
      if (partial.isOpen(feature, row)
          && (cardinality(feature) > MOST_CODES || gate >= 0 && partial.isOpen(gate, row))) {
        return false;
      }
    }
    return true;
  }

  /// Rows whose candidates are weighed together.
  ///
  /// @param each candidates of a row
  /// @param all whether they are all codes of the only feature to draw; else they are drawn
  record Piece(int[] rows, int each, boolean all) {}

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
        (piece, number) -> new Candidates(this, piece).take(seed.child(number), last, again),
        progress);
  }

  /// The only feature of a row that is to be drawn, if all its codes can be tried; else -1.
  private int single(int row) {
    int found = -1;
    for (CodeModel model : models) {
      if (partial.isOpen(model.feature(), row)) {
        if (found >= 0 || cardinality(model.feature()) > MOST_CODES) {
          return -1;
        }
        found = model.feature();
      }
    }
    return found;
  }
}
