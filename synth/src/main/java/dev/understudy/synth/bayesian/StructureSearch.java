package dev.understudy.synth.bayesian;

import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds which features depend on which, greedily: of all ways to give a feature a parent, or to
/// see a parent it has in finer groups, the one that makes the rows most likely is taken, as long
/// as no feature comes to depend on itself.
///
/// Rows are predicted each from all others (leave-one-out), so that finer tables pay only where the
/// rows bear them out. The target has no parents: it stands at the root, where all may depend on
/// it. Source: Heckerman, Geiger and Chickering, Machine Learning 20, 1995 (greedy search with a
/// decomposable score).
final class StructureSearch {

  /// Most parents of a feature.
  private static final int PARENTS = 4;

  /// Rows that a cell of the parents' table holds on average.
  private static final int ROWS_PER_CELL = 20;

  /// Pseudo-rows of the feature's own distribution in each cell.
  private static final double STRENGTH = 4;

  /// Least gain in log likelihood per row of what is taken, in nats.
  private static final double LEAST_GAIN = 5e-4;

  /// Rows looked at, at least and at most, and rows times pairs of features.
  private static final int FEWEST_ROWS = 2_000;

  private static final int MOST_ROWS = 50_000;
  private static final double MOST_WORK = 1e9;

  /// What was added to a feature.
  ///
  /// @param parent it may look at
  /// @param level of the parent's [Groups]
  /// @param gain in log likelihood per row, nats
  record Step(int parent, int level, double gain) {}

  private record Move(int child, Step step) {}

  private final int features;
  private final Groups[] groups;
  private final int[][] codes;
  private final int[][] coarse;
  private final int rows;
  private final int[] gate;
  private final boolean[] rooted;
  private final List<List<Step>> steps = new ArrayList<>();
  private final int[][] cell;
  private final int[] cells;
  private final Progress progress;

  /// @param codes `[feature][row]`
  /// @param gate per feature the one that says whether it is present, -1 for none
  /// @param target feature without parents, -1 for none
  StructureSearch(Groups[] groups, int[][] codes, int[] gate, int target, Progress progress) {
    this.features = codes.length;
    this.groups = groups;
    this.gate = gate;
    this.progress = progress;
    int all = codes.length == 0 ? 0 : codes[0].length;
    double affordable = MOST_WORK / Math.max(1, features * features);
    int wanted = (int) Math.clamp(affordable, (double) FEWEST_ROWS, (double) MOST_ROWS);
    int stride = Math.max(1, (all + wanted - 1) / wanted);
    this.rows = (all + stride - 1) / stride;
    this.codes = new int[features][rows];
    this.coarse = new int[features][rows];
    this.cell = new int[features][rows];
    this.cells = new int[features];
    Arrays.fill(cells, 1);
    this.rooted = new boolean[features];
    for (int feature = 0; feature < features; feature++) {
      steps.add(new ArrayList<>());
      rooted[feature] = feature == target;
      int finest = groups[feature].levels();
      for (int row = 0; row < rows; row++) {
        int code = codes[feature][row * stride];
        this.codes[feature][row] = code;
        coarse[feature][row] = code < 0 ? -1 : groups[feature].of(finest, code);
      }
    }
  }

  /// The steps by which each feature got its parents, `[feature]`.
  List<List<Step>> run() {
    List<List<Step>> best = new ArrayList<>();
    Chunks.map(features, 1, (child, _) -> candidates(child)).forEach(best::add);
    while (true) {
      progress.check();
      Move taken = null;
      for (int child = 0; child < features; child++) {
        for (Step step : best.get(child)) {
          if ((taken == null || step.gain > taken.step.gain) && !reaches(child, step.parent)) {
            taken = new Move(child, step);
          }
        }
      }
      if (taken == null) {
        return steps;
      }
      take(taken);
      best.set(taken.child, candidates(taken.child));
    }
  }

  private void take(Move move) {
    Groups seen = groups[move.step.parent];
    int width = seen.count(move.step.level) + 1;
    int[] number = new int[cells[move.child] * width];
    int next = 0;
    for (int row = 0; row < rows; row++) {
      int at =
          cell[move.child][row] * width + seen.of(move.step.level, codes[move.step.parent][row]);
      if (number[at] == 0) {
        number[at] = ++next;
      }
      cell[move.child][row] = number[at] - 1;
    }
    cells[move.child] = next;
    steps.get(move.child).add(move.step);
  }

  /// What could be added to a feature with some gain.
  private List<Step> candidates(int child) {
    if (rooted[child] || groups[child].levels() == 0) {
      return List.of();
    }
    int classes = groups[child].count(groups[child].levels());
    double[] prior = new double[classes];
    int known = 0;
    for (int code : coarse[child]) {
      if (code >= 0) {
        prior[code]++;
        known++;
      }
    }
    if (known == 0) {
      return List.of();
    }
    for (int code = 0; code < classes; code++) {
      prior[code] /= known;
    }
    double present = score(child, prior, cell[child], cells[child]);
    int[] levels = new int[features];
    steps.get(child).forEach(step -> levels[step.parent] = step.level);
    long parents = Arrays.stream(levels).filter(level -> level > 0).count();
    return Chunks.map(
            features,
            1,
            (parent, _) -> {
              List<Step> found = new ArrayList<>();
              if (parent == child || (levels[parent] == 0 && parents >= PARENTS)) {
                return found;
              }
              for (int level = levels[parent] + 1; level <= groups[parent].levels(); level++) {
                double gain = (score(child, parent, level, prior) - present) / rows;
                if (gain > LEAST_GAIN) {
                  found.add(new Step(parent, level, gain));
                }
              }
              return found;
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private double score(int child, int parent, int level, double[] prior) {
    int width = groups[parent].count(level) + 1;
    int[] finer = new int[rows];
    boolean[] used = new boolean[cells[child] * width];
    for (int row = 0; row < rows; row++) {
      finer[row] = cell[child][row] * width + groups[parent].of(level, codes[parent][row]);
      used[finer[row]] = true;
    }
    int count = 0;
    for (boolean one : used) {
      count += one ? 1 : 0;
    }
    return (long) count * ROWS_PER_CELL > rows
        ? Double.NEGATIVE_INFINITY
        : score(child, prior, finer, used.length);
  }

  /// Log likelihood of the feature's codes, each predicted from the other rows of its cell.
  private double score(int child, double[] prior, int[] cellOfRow, int cellCount) {
    int[] counts = new int[cellCount * prior.length];
    int[] totals = new int[cellCount];
    for (int row = 0; row < rows; row++) {
      int code = coarse[child][row];
      if (code >= 0) {
        counts[cellOfRow[row] * prior.length + code]++;
        totals[cellOfRow[row]]++;
      }
    }
    double score = 0;
    for (int at = 0; at < cellCount; at++) {
      if (totals[at] == 0) {
        continue;
      }
      score -= totals[at] * StrictMath.log(totals[at] - 1 + STRENGTH);
      for (int code = 0; code < prior.length; code++) {
        int count = counts[at * prior.length + code];
        if (count > 0) {
          score += count * StrictMath.log(count - 1 + STRENGTH * prior[code]);
        }
      }
    }
    return score;
  }

  /// Whether `to` depends on `from`, directly or through others.
  private boolean reaches(int from, int to) {
    boolean[] seen = new boolean[features];
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(to));
    seen[to] = true;
    while (!open.isEmpty()) {
      int child = open.remove();
      for (int parent = 0; parent < features; parent++) {
        if (!seen[parent] && isParent(parent, child)) {
          seen[parent] = true;
          open.add(parent);
        }
      }
    }
    return seen[from];
  }

  private boolean isParent(int parent, int child) {
    return gate[child] == parent
        || steps.get(child).stream().anyMatch(step -> step.parent == parent);
  }
}
