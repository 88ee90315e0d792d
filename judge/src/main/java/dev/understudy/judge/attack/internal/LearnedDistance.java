package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.BoostedTrees;
import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.FeatureMatrix;
import dev.understudy.judge.internal.Folds;
import dev.understudy.learn.MixedNeighbours.Neighbours;
import java.util.List;

/// An attacker who knows of half of the people whether they were members and learns from them what
/// betrays a member: in which columns it must agree with the nearest released row, and how much
/// each of the other attacks is worth. The other half is asked.
final class LearnedDistance {

  static final String NAME = "learned_distance";

  /// Shallow and slow, for the signal is weak.
  private static final Settings TREES = new Settings(150, 3, 0.05, 5, 1);

  /// Columns whose differences are learned from; beyond them only distances are.
  private static final int MOST_COLUMNS = 100;

  private final Arena arena;
  private final Neighbours toJudged;

  LearnedDistance(Arena arena, Neighbours toJudged) {
    this.arena = arena;
    this.toJudged = toJudged;
  }

  /// @param others what the other attacks say, each `[asked]`
  MembershipScore score(List<double[]> others) {
    FeatureMatrix features = features(others);
    int[] halves =
        Folds.deal(arena.asked().persons(), 2, arena.seed().child("learned halves").stream());
    int[] known = Folds.rows(halves, 0, true);
    boolean[] evaluated = new boolean[halves.length];
    double[] values = new double[halves.length];
    for (int row = 0; row < halves.length; row++) {
      evaluated[row] = halves[row] != 0;
    }
    float[] labels = new float[known.length];
    for (int i = 0; i < known.length; i++) {
      labels[i] = arena.isMember(known[i]) ? 1 : 0;
    }
    try (BoostedTrees trees =
        BoostedTrees.fit(features.select(known), labels, Objective.BINARY, 2, TREES)) {
      float[][] predicted = trees.predict(features);
      for (int row = 0; row < values.length; row++) {
        values[row] = predicted[row][0];
      }
    }
    return new MembershipScore(
        NAME,
        values,
        evaluated,
        "An attacker who knows of half of the people whether they were members, and learned from"
            + " them.");
  }

  private FeatureMatrix features(List<double[]> others) {
    CodedRows asked = arena.asked();
    int columns = Math.min(MOST_COLUMNS, asked.columns().size());
    int width = columns + others.size();
    float[] values = new float[asked.rows() * width];
    for (int row = 0; row < asked.rows(); row++) {
      int nearest = toJudged.rows()[row][0];
      for (int column = 0; column < columns; column++) {
        values[row * width + column] = difference(column, row, nearest);
      }
      for (int other = 0; other < others.size(); other++) {
        values[row * width + columns + other] = (float) others.get(other)[row];
      }
    }
    return new FeatureMatrix(values, asked.rows(), width);
  }

  /// Absolute difference of numbers in standard deviations; 1 where categories, or missing and
  /// present, differ.
  private float difference(int column, int row, int nearest) {
    CodedRows asked = arena.asked();
    CodedRows judged = arena.judged();
    boolean missing = asked.isMissing(column, row);
    boolean otherMissing = judged.isMissing(column, nearest);
    if (!asked.columns().get(column).numeric() || missing || otherMissing) {
      return asked.codes()[column][row] == judged.codes()[column][nearest] ? 0 : 1;
    }
    return (float) Math.abs(asked.numbers()[column][row] - judged.numbers()[column][nearest]);
  }
}
