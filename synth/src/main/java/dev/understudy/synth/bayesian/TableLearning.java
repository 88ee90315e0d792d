package dev.understudy.synth.bayesian;

import dev.understudy.synth.bayesian.StructureSearch.Step;
import dev.understudy.synth.internal.PolyaTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Learns a feature's table step by step, as its parents were found: the cells of a step lean on
/// those of the step before, the first on all rows. How strongly is told by the rows themselves,
/// each predicted from the others of its cell (leave-one-out), for an ordered feature with one
/// strength per level of its [PolyaTree]. Cells of fewer persons than the least are those of the
/// step before.
final class TableLearning {

  /// Fewest persons of a cell: twice what a value needs.
  private static final double LEAST_PERSONS = 10;

  /// Most probabilities of a table, 32 MB.
  private static final long LARGEST = 1 << 22;

  /// Pseudo-counts tried.
  private static final double[] STRENGTHS = {0.25, 1, 4, 16, 64, 256, 1024, 4096, 16384};

  private final Groups[] groups;
  private final int[][] codes;
  private final float[] count;
  private final float[] person;

  /// @param codes `[feature][row]`
  /// @param count what a row counts, `[row]`
  /// @param person what it counts among persons, `[row]`
  TableLearning(Groups[] groups, int[][] codes, float[] count, float[] person) {
    this.groups = groups;
    this.codes = codes;
    this.count = count;
    this.person = person;
  }

  /// @param whole probabilities over all rows, `[code]`
  ConditionalTable learn(int feature, double[] whole, boolean ordered, List<Step> steps) {
    Optional<PolyaTree> tree = ordered ? Optional.of(PolyaTree.of(whole)) : Optional.empty();
    ConditionalTable table = new ConditionalTable(new int[0], new int[0], new double[][] {whole});
    List<Integer> parents = new ArrayList<>();
    List<Integer> levels = new ArrayList<>();
    for (Step step : steps) {
      int known = parents.indexOf(step.parent());
      if (known < 0) {
        parents.add(step.parent());
        levels.add(step.level());
      } else {
        levels.set(known, step.level());
      }
      int[] ofParents = parents.stream().mapToInt(Integer::intValue).toArray();
      int[] ofLevels = levels.stream().mapToInt(Integer::intValue).toArray();
      long cells = ConditionalTable.cells(ofParents, ofLevels, groups);
      if (cells * whole.length > LARGEST) {
        return table;
      }
      table = refine(feature, ofParents, ofLevels, (int) cells, table, tree);
    }
    return table;
  }

  private ConditionalTable refine(
      int feature,
      int[] parents,
      int[] levels,
      int cells,
      ConditionalTable before,
      Optional<PolyaTree> tree) {
    int size = before.codes();
    double[][] counts = new double[cells][];
    double[] persons = new double[cells];
    int[] cellBefore = new int[cells];
    Arrays.fill(cellBefore, -1);
    for (int row = 0; row < count.length; row++) {
      int code = codes[feature][row];
      if (code < 0) {
        continue;
      }
      int cell = ConditionalTable.cell(parents, levels, groups, codes, row);
      if (cellBefore[cell] < 0) {
        counts[cell] = new double[size];
        cellBefore[cell] = before.cell(groups, codes, row);
      }
      counts[cell][code] += count[row];
      persons[cell] += person[row];
    }
    List<Cell> learned = new ArrayList<>();
    double[][] probabilities = new double[cells][];
    for (int cell = 0; cell < cells; cell++) {
      if (cellBefore[cell] >= 0 && persons[cell] >= LEAST_PERSONS) {
        learned.add(new Cell(cell, counts[cell], before.probabilities()[cellBefore[cell]]));
      } else {
        probabilities[cell] =
            before
                .probabilities()[
                cellBefore[cell] >= 0 ? cellBefore[cell] : coarser(cell, parents, levels, before)];
      }
    }
    double[][] smoothed = tree.isPresent() ? ordered(learned, tree.get()) : unordered(learned);
    for (int k = 0; k < learned.size(); k++) {
      probabilities[learned.get(k).number] = smoothed[k];
    }
    return new ConditionalTable(parents, levels, probabilities);
  }

  /// A cell and the distribution it leans on.
  private record Cell(int number, double[] counts, double[] prior) {}

  /// The cell of the step before that a cell without rows was cut from.
  private int coarser(int cell, int[] parents, int[] levels, ConditionalTable before) {
    int[] group = new int[parents.length];
    int rest = cell;
    for (int k = parents.length - 1; k >= 0; k--) {
      int width = groups[parents[k]].count(levels[k]) + 1;
      group[k] = rest % width;
      rest /= width;
    }
    int coarser = 0;
    for (int k = 0; k < before.parents().length; k++) {
      Groups seen = groups[parents[k]];
      int code = seen.representative(levels[k], group[k]);
      coarser = coarser * (seen.count(before.levels()[k]) + 1) + seen.of(before.levels()[k], code);
    }
    return coarser;
  }

  private static double[][] unordered(List<Cell> cells) {
    double best = Double.NEGATIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      double score = 0;
      for (Cell cell : cells) {
        double total = Arrays.stream(cell.counts).sum();
        for (int code = 0; code < cell.counts.length; code++) {
          score += leaveOneOut(cell.counts[code], cell.prior[code], total, strength);
        }
      }
      if (score > best) {
        best = score;
        chosen = strength;
      }
    }
    double strength = chosen;
    return cells.stream()
        .map(cell -> {
          double total = Arrays.stream(cell.counts).sum();
          double[] mixed = new double[cell.counts.length];
          for (int code = 0; code < mixed.length; code++) {
            mixed[code] = (cell.counts[code] + strength * cell.prior[code]) / (total + strength);
          }
          return mixed;
        })
        .toArray(double[][]::new);
  }

  /// @param count of a code, itself included
  private static double leaveOneOut(double count, double share, double total, double strength) {
    return count > 0 && share > 0
        ? count
            * StrictMath.log(
                (Math.max(0, count - 1) + strength * share) / (Math.max(0, total - 1) + strength))
        : 0;
  }

  private static double[][] ordered(List<Cell> cells, PolyaTree tree) {
    double[][] counts = cells.stream().map(cell -> before(cell.counts)).toArray(double[][]::new);
    double[][] priors = cells.stream().map(cell -> before(cell.prior)).toArray(double[][]::new);
    double[][] mixed = new double[cells.size()][];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = new double[cells.get(k).counts.length];
      Arrays.fill(mixed[k], 1);
    }
    for (List<PolyaTree.Node> level : tree.levels()) {
      double strength = strength(level, counts, priors);
      for (int k = 0; k < mixed.length; k++) {
        for (PolyaTree.Node node : level) {
          double left = counts[k][node.cut()] - counts[k][node.from()];
          double total = counts[k][node.to()] - counts[k][node.from()];
          double share = (left + strength * share(node, priors[k])) / (total + strength);
          for (int code = node.from(); code < node.to(); code++) {
            mixed[k][code] *= code < node.cut() ? share : 1 - share;
          }
        }
      }
    }
    return mixed;
  }

  private static double strength(List<PolyaTree.Node> level, double[][] counts, double[][] priors) {
    double best = Double.NEGATIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      double score = 0;
      for (int k = 0; k < counts.length; k++) {
        for (PolyaTree.Node node : level) {
          double left = counts[k][node.cut()] - counts[k][node.from()];
          double total = counts[k][node.to()] - counts[k][node.from()];
          double share = share(node, priors[k]);
          score +=
              leaveOneOut(left, share, total, strength)
                  + leaveOneOut(total - left, 1 - share, total, strength);
        }
      }
      if (score > best) {
        best = score;
        chosen = strength;
      }
    }
    return chosen;
  }

  private static double share(PolyaTree.Node node, double[] prior) {
    double total = prior[node.to()] - prior[node.from()];
    return total > 0 ? (prior[node.cut()] - prior[node.from()]) / total : node.share();
  }

  private static double[] before(double[] values) {
    double[] before = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      before[i + 1] = before[i] + values[i];
    }
    return before;
  }
}
