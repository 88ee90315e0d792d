package dev.understudy.learn.graphical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A distribution over the cells of a domain that is a product of factors, ready to be asked.
/// Immutable.
public final class GraphicalModel {

  private final JunctionTree tree;
  private final double[][] conditionals;
  private final double[][] marginals;

  private GraphicalModel(JunctionTree tree, double[][] conditionals, double[][] marginals) {
    this.tree = tree;
    this.conditionals = conditionals;
    this.marginals = marginals;
  }

  /// The distribution of these potentials.
  ///
  /// @param potentials logarithms of factors, `[clique][cell]`; negative infinity for what cannot
  ///   be
  /// @throws IllegalArgumentException if no row can be
  public static GraphicalModel of(JunctionTree tree, double[][] potentials) {
    return distribution(tree, potentials)
        .orElseThrow(() -> new IllegalArgumentException("no row has a probability above 0"));
  }

  private static Optional<GraphicalModel> distribution(JunctionTree tree, double[][] potentials) {
    Calibration calibration = new Calibration(tree);
    calibration.run(potentials);
    return calibration.logPartition() == Double.NEGATIVE_INFINITY
        ? Optional.empty()
        : Optional.of(of(tree, calibration));
  }

  /// The distribution of these conditionals.
  ///
  /// @param conditionals p(residual | separator), of the root p(clique), `[clique][cell]`, in the
  ///   order of the cliques' tables; not copied
  /// @throws IllegalArgumentException if they are not as many as there are cells, or do not add up
  ///   to 1
  public static GraphicalModel ofConditionals(JunctionTree tree, double[][] conditionals) {
    Calibration calibration = new Calibration(tree);
    for (int c = 0; c < conditionals.length; c++) {
      double[] own = conditionals[c];
      int width = own.length / (int) tree.domain().cells(tree.cliques().get(c).separator());
      if (own.length != calibration.conditionals[c].length) {
        throw new IllegalArgumentException("a clique has one number per cell");
      }
      for (int from = 0; from < own.length; from += width) {
        double sum = 0;
        for (int cell = from; cell < from + width; cell++) {
          if (!(own[cell] >= 0)) {
            throw new IllegalArgumentException("a probability is at least 0");
          }
          sum += own[cell];
        }
        if (!(Math.abs(sum - 1) < 1e-6)) {
          throw new IllegalArgumentException("probabilities add up to 1");
        }
      }
      calibration.conditionals[c] = own;
    }
    calibration.descend();
    return of(tree, calibration);
  }

  /// The same model with finer features beside its own: feature `features + k` has codes that lie
  /// in the codes of feature k, and nothing else depends on them.
  ///
  /// @param units per feature the code of it that holds each fine code
  /// @param shares per feature the share of each fine code, at least 0 and above 0 in each unit
  public GraphicalModel refined(List<Grouping> units, List<double[]> shares) {
    int coarse = tree.domain().features();
    int[] sizes = Arrays.copyOf(tree.domain().sizes(), 2 * coarse);
    List<JunctionTree.Clique> cliques = new ArrayList<>(tree.cliques());
    List<double[]> tables = new ArrayList<>(List.of(conditionals));
    for (int feature = 0; feature < coarse; feature++) {
      Grouping unit = units.get(feature);
      double[] share = shares.get(feature);
      int codes = share.length;
      double[] sums = unit.sums(share);
      double[] table = new double[unit.groups() * codes];
      for (int code = 0; code < codes; code++) {
        int holder = unit.groupOf()[code];
        table[holder * codes + code] = share[code] / sums[holder];
      }
      sizes[coarse + feature] = codes;
      cliques.add(
          new JunctionTree.Clique(
              new int[] {feature}, new int[] {coarse + feature}, tree.host(new int[] {feature})));
      tables.add(table);
    }
    return ofConditionals(
        new JunctionTree(new Domain(sizes), cliques), tables.toArray(double[][]::new));
  }

  static GraphicalModel of(JunctionTree tree, Calibration calibration) {
    return new GraphicalModel(tree, calibration.conditionals, calibration.marginals);
  }

  public JunctionTree tree() {
    return tree;
  }

  /// p(residual | separator) of a clique, of the root p(clique), in the order of its table. Not to
  /// be changed.
  public double[] conditional(int clique) {
    return conditionals[clique];
  }

  /// The probabilities of the cells of a table, exactly.
  ///
  /// @param features to cross, first slowest; in one clique or not
  /// @return `[cells]`
  public double[] marginal(int... features) {
    int host = tree.host(features);
    if (host >= 0) {
      return new Factor(tree.cliques().get(host).features(), marginals[host])
          .onto(tree.domain(), features)
          .values();
    }
    return new Elimination(features).run();
  }

  /// The same distribution, given that features take some of their codes only; empty if no row
  /// fits.
  ///
  /// @param possible `[feature][code]`, null for all
  public Optional<GraphicalModel> given(boolean[] @Nullable [] possible) {
    double[][] potentials = new double[conditionals.length][];
    for (int c = 0; c < potentials.length; c++) {
      potentials[c] = Arrays.stream(conditionals[c]).map(StrictMath::log).toArray();
      for (int feature : tree.cliques().get(c).residual()) {
        boolean[] allowed = possible[feature];
        if (allowed != null) {
          int[] code = tree.domain().map(tree.cliques().get(c).features(), new int[] {feature});
          for (int cell = 0; cell < code.length; cell++) {
            if (!allowed[code[cell]]) {
              potentials[c][cell] = Double.NEGATIVE_INFINITY;
            }
          }
        }
      }
    }
    return distribution(tree, potentials);
  }

  /// A marginal that no clique holds: what is not wanted is summed out, from the leaves up to the
  /// lowest clique below which everything wanted lies. Branches without anything wanted sum to 1.
  private final class Elimination {

    private final int[] wanted;
    private final boolean[] isWanted;

    /// How many wanted features a branch brings that its parent has not got.
    private final int[] brought;

    Elimination(int[] wanted) {
      this.wanted = wanted;
      this.isWanted = new boolean[tree.domain().features()];
      for (int feature : wanted) {
        isWanted[feature] = true;
      }
      this.brought = new int[tree.cliques().size()];
    }

    double[] run() {
      int top = 0;
      for (int c = brought.length - 1; c >= 0; c--) {
        JunctionTree.Clique clique = tree.cliques().get(c);
        brought[c] += count(clique.residual());
        if (brought[c] + count(clique.separator()) == wanted.length) {
          top = Math.max(top, c);
        }
        if (clique.parent() >= 0) {
          brought[clique.parent()] += brought[c];
        }
      }
      return product(top, marginals[top]).onto(tree.domain(), wanted).values();
    }

    private int count(int[] features) {
      return (int) Arrays.stream(features).filter(feature -> isWanted[feature]).count();
    }

    private Factor product(int c, double[] own) {
      List<Factor> factors = new ArrayList<>();
      factors.add(new Factor(tree.cliques().get(c).features(), own));
      for (int child = c + 1; child < brought.length; child++) {
        if (tree.cliques().get(child).parent() == c && brought[child] > 0) {
          factors.add(message(child));
        }
      }
      return factors.size() == 1 ? factors.getFirst() : Factor.product(tree.domain(), factors);
    }

    private Factor message(int c) {
      JunctionTree.Clique clique = tree.cliques().get(c);
      return product(c, conditionals[c])
          .onto(
              tree.domain(),
              feature ->
                  isWanted[feature] || Arrays.binarySearch(clique.separator(), feature) >= 0);
    }
  }
}
