package dev.understudy.synth.trees;

import dev.understudy.learn.tree.BoostedLogit;
import dev.understudy.learn.tree.Forest;
import dev.understudy.learn.tree.Logistic;
import dev.understudy.learn.tree.Tree;
import dev.understudy.table.Seed;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The distribution of one feature's codes given the features before it: one boosted log odds per
/// question of its [CodeTree].
///
/// ```
///   p(code | x) = product over the questions that lead to it of  sigma(f_q(x))  or  1 - sigma(f_q(x))
/// ```
final class CodeModel {

  /// Rows of a question from which a [Forest] is made for it: the rows that walking down the trees
  /// would take the time of making one for.
  private static final int WORTH_A_FOREST = 128;

  private final int feature;
  private final int[] given;
  private final CodeTree tree;
  private final List<BoostedLogit> logits;

  /// Made when they are needed and given up when memory is short, `[question]`.
  private final AtomicReferenceArray<SoftReference<Optional<Forest>>> forests;

  /// @param feature that is drawn
  /// @param given the features it may depend on
  /// @param tree its codes
  /// @param logits `[question]`, of a yes; trees over the features' numbers in the table, gains
  ///   over `given`
  CodeModel(int feature, int[] given, CodeTree tree, List<BoostedLogit> logits) {
    this.feature = feature;
    this.given = given;
    this.tree = tree;
    this.logits = List.copyOf(logits);
    this.forests = new AtomicReferenceArray<>(logits.size());
  }

  int feature() {
    return feature;
  }

  int[] given() {
    return given;
  }

  CodeTree tree() {
    return tree;
  }

  List<BoostedLogit> logits() {
    return logits;
  }

  /// What each feature of `given` gained, in twice the log-likelihood.
  double[] gain() {
    double[] gain = new double[given.length];
    for (BoostedLogit logit : logits) {
      for (int k = 0; k < gain.length; k++) {
        gain[k] += logit.gain()[k];
      }
    }
    return gain;
  }

  /// Draws codes for rows, so that among the first rows of any number the answers to a question
  /// come up as often as their probabilities add up to, give or take one (systematic sampling:
  /// Madow, Annals of Mathematical Statistics 20, 1949). Each row by itself has its exact
  /// probability.
  ///
  /// @param bins `[feature][row]` of what is drawn already
  /// @param rows to draw for, in their order; permuted
  /// @param count how many of `rows`
  /// @param drawn `[row]` codes; other rows are left alone
  void draw(byte[][] bins, int[] rows, int count, Seed seed, int[] drawn) {
    new Draw(bins, rows, new float[count], new int[count], seed, drawn)
        .below(tree.questionCount() == 0 ? CodeTree.leaf(0) : 0, 0, count);
  }

  private final class Draw {
    private final byte[][] bins;
    private final int[] rows;
    private final float[] scores;
    private final int[] spare;
    private final Seed seed;
    private final int[] drawn;

    Draw(byte[][] bins, int[] rows, float[] scores, int[] spare, Seed seed, int[] drawn) {
      this.bins = bins;
      this.rows = rows;
      this.scores = scores;
      this.spare = spare;
      this.seed = seed;
      this.drawn = drawn;
    }

    /// Draws for the rows at the places `from .. to - 1`.
    void below(int child, int from, int to) {
      if (child >= 0) {
        if (from < to) {
          ask(child, from, to);
        }
        return;
      }
      for (int i = from; i < to; i++) {
        drawn[rows[i]] = CodeTree.code(child);
      }
    }

    private void ask(int question, int from, int to) {
      score(question, bins, rows, from, to, scores);
      int next = from;
      int yeses = 0;
      double due = seed.child(question).stream().nextDouble();
      for (int i = from; i < to; i++) {
        due += Logistic.probability(scores[i]);
        if (due < 1) {
          rows[next++] = rows[i];
        } else {
          due -= 1;
          spare[yeses++] = rows[i];
        }
      }
      System.arraycopy(spare, 0, rows, next, yeses);
      below(tree.no()[question], from, next);
      below(tree.yes()[question], next, to);
    }
  }

  /// The natural logarithm of the probability of every row's code.
  ///
  /// @param bins `[feature][row]`
  /// @param codes `[row]` of the feature; rows with a negative one are left alone
  /// @param sums `[row]`; changed in place
  void addLogProbability(byte[][] bins, int[] codes, int codeCount, double[] sums) {
    CodeTree.Routes routes = tree.route(codes, codeCount);
    for (int question = 0; question < tree.questionCount(); question++) {
      int[] rows = routes.rows()[question];
      if (rows.length == 0) {
        continue;
      }
      float[] scores = new float[rows.length];
      score(question, bins, rows, 0, rows.length, scores);
      for (int i = 0; i < rows.length; i++) {
        double odds = routes.yes()[question][i] ? scores[i] : -scores[i];
        sums[rows[i]] -= StrictMath.log1p(StrictMath.exp(-odds));
      }
    }
  }

  /// The log odds of a yes for the rows at the places `from .. to - 1`.
  private void score(int question, byte[][] bins, int[] rows, int from, int to, float[] scores) {
    BoostedLogit logit = logits.get(question);
    Arrays.fill(scores, from, to, logit.base());
    Optional<Forest> forest =
        to - from < WORTH_A_FOREST ? Optional.empty() : forest(question, logit.trees());
    if (forest.isPresent()) {
      forest.get().add(bins, rows, from, to, scores);
      return;
    }
    for (Tree boosted : logit.trees()) {
      boosted.add(bins, rows, from, to, scores);
    }
  }

  private Optional<Forest> forest(int question, List<Tree> trees) {
    SoftReference<Optional<Forest>> kept = forests.get(question);
    Optional<Forest> forest = kept == null ? null : kept.get();
    if (forest == null) {
      forest = Forest.of(trees);
      forests.set(question, new SoftReference<>(forest));
    }
    return forest;
  }
}
