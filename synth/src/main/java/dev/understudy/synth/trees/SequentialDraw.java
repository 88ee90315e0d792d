package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws rows feature by feature.
final class SequentialDraw {

  /// Rows that are shuffled among themselves before each feature, as systematic sampling in one and
  /// the same order would tie features together that have nothing to do with each other. Draws are
  /// made in whole blocks, so that a longer draw begins with the shorter.
  private static final int BLOCK = 32;

  private final TableEncoding encoding;
  private final PredictorBins bins;
  private final List<CodeModel> models;
  private final List<Dependencies.Rule> rules;
  private final int[] presence;

  SequentialDraw(
      TableEncoding encoding,
      PredictorBins bins,
      List<CodeModel> models,
      List<Dependencies.Rule> rules) {
    this.encoding = encoding;
    this.bins = bins;
    this.models = models;
    this.rules = rules;
    this.presence = encoding.presence();
  }

  Table chunk(long firstRow, int rows, Seed seed) {
    DrawnCodes drawn = new DrawnCodes(presence.length, blocks(rows));
    codes(blocks(rows), new boolean[presence.length] @Nullable [], seed, drawn);
    DrawnCodes asked = drawn.first(rows);
    return encoding.decode(
        firstRow, rows, asked.codes(), asked.positions(), seed.child("decode").stream());
  }

  /// Begins `rows` rows and drops those that draw a code that is not possible.
  ///
  /// @param possible `[feature][code]`, null for all
  DrawnCodes possible(int rows, boolean[] @Nullable [] possible, Seed seed) {
    DrawnCodes drawn = new DrawnCodes(presence.length, rows);
    int[] left = codes(rows, possible, seed, drawn);
    DrawnCodes kept = new DrawnCodes(presence.length, left.length);
    for (int i = 0; i < left.length; i++) {
      kept.copy(i, drawn, left[i]);
    }
    return kept;
  }

  private static int blocks(int rows) {
    return (rows + BLOCK - 1) / BLOCK * BLOCK;
  }

  /// Draws codes and positions; those of missing cells are 0.
  ///
  /// @param possible `[feature][code]`, null for all; a row that draws another is dropped at once
  /// @return the rows that were not dropped, ascending; of the others nothing can be told
  private int[] codes(int rows, boolean[] @Nullable [] possible, Seed seed, DrawnCodes drawn) {
    byte[][] predictors = new byte[presence.length][rows];
    int[] left = new int[rows];
    java.util.Arrays.setAll(left, row -> row);
    for (CodeModel model : models) {
      int feature = model.feature();
      Seed own = seed.child(feature);
      int[] codes = drawn.codes()[feature];
      int[] order = shuffled(left, own.child("order"));
      int count = 0;
      int gate = presence[feature];
      for (int row : order) {
        if (gate < 0 || drawn.codes()[gate][row] == TableEncoding.PRESENT) {
          order[count++] = row;
        } else {
          codes[row] = CodedTable.UNKNOWN;
        }
      }
      model.draw(predictors, order, count, own.child("answers"), codes);
      bins.encode(feature, codes, predictors[feature]);
      lookUp(feature, drawn.codes(), left);
      boolean[] allowed = possible[feature];
      if (allowed != null) {
        left = allowed(left, codes, allowed);
      }
      RandomStream random = own.child("positions").stream();
      double[] positions = drawn.positions()[feature];
      for (int row = 0; row < rows; row++) {
        positions[row] = random.nextDouble();
      }
    }
    for (int[] codes : drawn.codes()) {
      for (int row = 0; row < rows; row++) {
        codes[row] = Math.max(0, codes[row]);
      }
    }
    Dependencies.lookUp(rules, drawn.codes(), drawn.positions());
    return left;
  }

  /// Whether cells are present may be looked up, and must be known before their values are drawn.
  private void lookUp(int feature, int[][] codes, int[] rows) {
    for (Dependencies.Rule rule : rules) {
      if (rule.by() == feature) {
        for (int row : rows) {
          codes[rule.determined()][row] = rule.codes()[codes[feature][row]];
        }
      }
    }
  }

  /// Shuffles within blocks of rows.
  private static int[] shuffled(int[] rows, Seed seed) {
    int[] order = rows.clone();
    int from = 0;
    while (from < order.length) {
      int block = order[from] / BLOCK;
      int to = from;
      while (to < order.length && order[to] / BLOCK == block) {
        to++;
      }
      RandomStream random = seed.child(block).stream();
      for (int i = to - 1; i > from; i--) {
        int j = from + random.nextInt(i - from + 1);
        int held = order[i];
        order[i] = order[j];
        order[j] = held;
      }
      from = to;
    }
    return order;
  }

  private static int[] allowed(int[] rows, int[] codes, boolean[] allowed) {
    int[] kept = new int[rows.length];
    int count = 0;
    for (int row : rows) {
      if (codes[row] < 0 || allowed[codes[row]]) {
        kept[count++] = row;
      }
    }
    return java.util.Arrays.copyOf(kept, count);
  }
}
