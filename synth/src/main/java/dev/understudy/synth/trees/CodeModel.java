package dev.understudy.synth.trees;

import dev.understudy.learn.tree.BoostedLogit;
import dev.understudy.learn.tree.BoostingOptions;
import dev.understudy.learn.tree.Logistic;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.learn.tree.Tree;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;

/// The distribution of one feature's codes given the features before it: one boosted log odds per
/// question of its [CodeTree].
///
/// ```
///   p(code | x) = product over the questions that lead to it of  sigma(f_q(x))  or  1 - sigma(f_q(x))
/// ```
///
/// @param feature that is drawn
/// @param given the features it may depend on
/// @param tree its codes
/// @param logits `[question]`, of a yes; trees over the features of `given`, by their number in the
///   table
record CodeModel(int feature, int[] given, CodeTree tree, List<BoostedLogit> logits) {

  CodeModel {
    logits = List.copyOf(logits);
  }

  /// @param codes `[row]` of the feature, negative where unknown
  /// @param counts `[code]` rows
  /// @param weight `[row]` what a row counts towards the least number of persons in a leaf
  static CodeModel fit(
      int feature,
      int[] given,
      boolean ordered,
      int[] codes,
      long[] counts,
      Predictors predictors,
      float[] weight,
      BoostingOptions options,
      Seed seed) {
    CodeTree tree = CodeTree.of(counts, ordered);
    BoostedLogit[] logits = new BoostedLogit[tree.questionCount()];
    boolean[][] behind = codesBehindYes(tree, counts.length);
    Fit fit = new Fit(tree, behind, given, codes, predictors, weight, options, seed, logits);
    int[] rows = new int[codes.length];
    int known = 0;
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= 0) {
        rows[known++] = row;
      }
    }
    if (tree.questionCount() > 0) {
      fit.question(0, Arrays.copyOf(rows, known));
    }
    return new CodeModel(feature, given, tree, List.of(logits));
  }

  /// `[question][code]`: whether the answer is yes for a code. Questions stand before those below.
  private static boolean[][] codesBehindYes(CodeTree tree, int codes) {
    boolean[][] behind = new boolean[tree.questionCount()][codes];
    boolean[][] all = new boolean[tree.questionCount()][codes];
    for (int q = tree.questionCount() - 1; q >= 0; q--) {
      collect(tree.yes()[q], all, behind[q]);
      System.arraycopy(behind[q], 0, all[q], 0, codes);
      collect(tree.no()[q], all, all[q]);
    }
    return behind;
  }

  private static void collect(int child, boolean[][] all, boolean[] into) {
    if (child < 0) {
      into[CodeTree.code(child)] = true;
    } else {
      for (int code = 0; code < into.length; code++) {
        into[code] |= all[child][code];
      }
    }
  }

  /// One fit, question by question, each on the rows whose answers lead to it.
  private record Fit(
      CodeTree tree,
      boolean[][] behindYes,
      int[] given,
      int[] codes,
      Predictors predictors,
      float[] weight,
      BoostingOptions options,
      Seed seed,
      BoostedLogit[] logits) {

    void question(int q, int[] rows) {
      boolean[] yes = new boolean[rows.length];
      int yeses = 0;
      for (int i = 0; i < rows.length; i++) {
        yes[i] = behindYes[q][codes[rows[i]]];
        yeses += yes[i] ? 1 : 0;
      }
      logits[q] = boost(q, rows, yes);
      int[] noRows = new int[rows.length - yeses];
      int[] yesRows = new int[yeses];
      int no = 0;
      int next = 0;
      for (int i = 0; i < rows.length; i++) {
        if (yes[i]) {
          yesRows[next++] = rows[i];
        } else {
          noRows[no++] = rows[i];
        }
      }
      if (tree.no()[q] >= 0) {
        question(tree.no()[q], noRows);
      }
      if (tree.yes()[q] >= 0) {
        question(tree.yes()[q], yesRows);
      }
    }

    private BoostedLogit boost(int q, int[] rows, boolean[] yes) {
      float[] weights = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        weights[i] = weight[rows[i]];
      }
      BoostedLogit fitted =
          bags(rows.length) == 1
              ? BoostedLogit.fit(
                  predictors.select(given, rows),
                  yes,
                  weights,
                  TARGET.get() && System.getProperty("lgain") != null
                      ? new BoostingOptions(
                          Integer.getInteger("lrounds", 200),
                          0.1,
                          1,
                          new dev.understudy.learn.tree.GrowthLimits(
                              Integer.getInteger("ldepth", 6),
                              10,
                              Double.parseDouble(System.getProperty("lgain")),
                              1))
                      : options,
                  seed.child(q).stream())
              : BoostedLogit.bagged(
                  predictors.select(given, rows),
                  yes,
                  weights,
                  TARGET.get() && System.getProperty("tgain") != null
                      ? new BoostingOptions(
                          Integer.getInteger("trounds", 100),
                          Double.parseDouble(System.getProperty("tlr", ".1")),
                          1,
                          new dev.understudy.learn.tree.GrowthLimits(
                              Integer.getInteger("tdepth", 5),
                              Double.parseDouble(System.getProperty("tleaf", "5")),
                              Double.parseDouble(System.getProperty("tgain")),
                              1))
                      : SMALL(),
                  bags(rows.length),
                  SHARE,
                  seed.child(q).stream());
      List<Tree> trees =
          fitted.trees().stream()
              .map(tree -> {
                int[] features = tree.feature();
                for (int node = 0; node < features.length; node++) {
                  features[node] = features[node] < 0 ? -1 : given[features[node]];
                }
                return tree;
              })
              .toList();
      return new BoostedLogit(fitted.base(), trees);
    }
  }

  static final ThreadLocal<Boolean> TARGET = ThreadLocal.withInitial(() -> false);
  static int BAGROWS = Integer.getInteger("bagrows", 0);
  static double SHARE = Double.parseDouble(System.getProperty("bagshare", ".6"));

  static BoostingOptions SMALL() {
    return new BoostingOptions(
        100,
        Double.parseDouble(System.getProperty("slr", ".2")),
        1,
        new dev.understudy.learn.tree.GrowthLimits(
            Integer.getInteger("sdepth", 3),
            Integer.getInteger("sleaf", 10),
            Double.parseDouble(System.getProperty("sgain", "2")),
            Double.parseDouble(System.getProperty("slambda", "1"))));
  }

  static int bags(int rows) {
    return (int) Math.clamp((long) BAGROWS / Math.max(1, rows), 1, 10);
  }

  /// Draws codes for rows.
  ///
  /// @param bins `[feature][row]` of what is drawn already
  /// @param uniform `[row]` in [0, 1); comes back as where the draw lies inside its code, again
  ///   uniform
  /// @param drawn `[row]`; a row is left alone where `rows` does not name it
  /// @param rows to draw for
  void draw(byte[][] bins, int[] rows, int count, RandomStream random, int[] drawn) {
    if (tree.questionCount() == 0) {
      for (int i = 0; i < count; i++) {
        drawn[rows[i]] = 0;
      }
      return;
    }
    draw(0, bins, rows, 0, count, random, drawn, new float[count], new int[count]);
  }

  private void draw(
      int q,
      byte[][] bins,
      int[] rows,
      int from,
      int to,
      RandomStream random,
      int[] drawn,
      float[] scores,
      int[] spare) {
    BoostedLogit logit = logits.get(q);
    Arrays.fill(scores, from, to, logit.base());
    for (Tree boosted : logit.trees()) {
      boosted.add(bins, rows, from, to, scores);
    }
    int next = from;
    int yeses = 0;
    double due = random.nextDouble();
    for (int i = from; i < to; i++) {
      int row = rows[i];
      due += Logistic.probability(scores[i]);
      if (due < 1) {
        rows[next++] = row;
      } else {
        due -= 1;
        spare[yeses++] = row;
      }
    }
    System.arraycopy(spare, 0, rows, next, yeses);
    descend(tree.no()[q], bins, rows, from, next, random, drawn, scores, spare);
    descend(tree.yes()[q], bins, rows, next, to, random, drawn, scores, spare);
  }

  private void descend(
      int child,
      byte[][] bins,
      int[] rows,
      int from,
      int to,
      RandomStream random,
      int[] drawn,
      float[] scores,
      int[] spare) {
    if (from == to) {
      return;
    }
    if (child < 0) {
      for (int i = from; i < to; i++) {
        drawn[rows[i]] = CodeTree.code(child);
      }
    } else {
      draw(child, bins, rows, from, to, random, drawn, scores, spare);
    }
  }
}
