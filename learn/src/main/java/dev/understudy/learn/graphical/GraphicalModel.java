package dev.understudy.learn.graphical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    Calibration calibration = new Calibration(tree);
    calibration.run(potentials);
    if (calibration.logPartition() == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("no row has a probability above 0");
    }
    return new GraphicalModel(tree, calibration.conditionals, calibration.marginals);
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

  /// The same distribution, given that features take some of their codes only.
  ///
  /// @param possible `[feature][code]`, null for all
  /// @throws IllegalArgumentException if no row fits
  public GraphicalModel given(boolean[] @Nullable [] possible) {
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
    return of(tree, potentials);
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
