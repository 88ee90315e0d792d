package dev.understudy.synth.bayesian;

import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows of the network given that features take some of their codes, without rejection.
///
/// Features depend on each other through groups of codes only, so the groups of the conditioned
/// features and of all they depend on are drawn first, from their joint conditional distribution:
/// features are summed out one after the other (variable elimination; Koller and Friedman,
/// "Probabilistic Graphical Models", 2009, chapter 9) and drawn in reverse. Then codes are drawn
/// inside their groups, and all other features in the network's order.
final class ExactInference {

  private final Network network;
  private final Groups[] groups;
  private final AncestralDraw draw;
  private final boolean[] @Nullable [] possible;
  private final boolean[] involved;
  private final int[] level;

  /// Groups that a feature may take, `[feature][choice]`: those of its possible codes, and the
  /// unknown one where it may have no value. Factors are over choices.
  private final int[][] choices;

  /// A code of each choice, -1 for the unknown, `[feature][choice]`.
  private final int[][] codeOf;

  private final int[] sizes;
  private final List<Integer> eliminated = new ArrayList<>();
  private final List<Factor> products = new ArrayList<>();

  private ExactInference(Network network, AncestralDraw draw, boolean[] @Nullable [] possible) {
    this.network = network;
    this.groups = network.groups().toArray(Groups[]::new);
    this.draw = draw;
    this.possible = possible;
    this.involved = new boolean[groups.length];
    this.level = new int[groups.length];
    this.sizes = new int[groups.length];
    for (int place = groups.length - 1; place >= 0; place--) {
      involve(network.order()[place]);
    }
    this.choices = new int[groups.length][];
    this.codeOf = new int[groups.length][];
    for (int feature = 0; feature < sizes.length; feature++) {
      choose(feature);
      sizes[feature] = choices[feature].length;
    }
  }

  private void choose(int feature) {
    int unknown = groups[feature].count(level[feature]);
    int[] code = new int[unknown + 1];
    Arrays.fill(code, -1);
    boolean[] allowed = possible[feature];
    int all = network.tables().get(feature).probabilities()[0].length;
    for (int one = all - 1; one >= 0; one--) {
      if (allowed == null || allowed[one]) {
        code[groups[feature].of(level[feature], one)] = one;
      }
    }
    boolean gated = network.gate()[feature] >= 0;
    choices[feature] =
        IntStream.rangeClosed(0, unknown)
            .filter(group -> group == unknown ? gated : code[group] >= 0)
            .toArray();
    codeOf[feature] = Arrays.stream(choices[feature]).map(group -> code[group]).toArray();
  }

  /// Features come here after all that depend on them.
  private void involve(int feature) {
    involved[feature] |= possible[feature] != null;
    if (!involved[feature]) {
      return;
    }
    ConditionalTable table = network.tables().get(feature);
    for (int k = 0; k < table.parents().length; k++) {
      int parent = table.parents()[k];
      involved[parent] = true;
      level[parent] = Math.max(level[parent], table.levels()[k]);
    }
    int gate = network.gate()[feature];
    if (gate >= 0) {
      involved[gate] = true;
      level[gate] = Math.max(level[gate], Math.min(1, groups[gate].levels()));
    }
  }

  /// @param possible `[feature][code]`, null for all
  /// @return empty if tables would become too large
  static Optional<ExactInference> of(
      Network network, AncestralDraw draw, boolean[] @Nullable [] possible) {
    ExactInference inference = new ExactInference(network, draw, possible);
    return inference.eliminate() ? Optional.of(inference) : Optional.empty();
  }

  private boolean eliminate() {
    List<Factor> factors = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int feature = 0; feature < groups.length; feature++) {
      if (involved[feature]) {
        if (size(scope(feature)) > Factor.LARGEST) {
          return false;
        }
        factors.add(factor(feature));
        open.add(feature);
      }
    }
    while (!open.isEmpty()) {
      int next = open.getFirst();
      double least = Double.POSITIVE_INFINITY;
      for (int feature : open) {
        double size = size(Factor.union(with(factors, feature)));
        if (size < least) {
          least = size;
          next = feature;
        }
      }
      if (least > Factor.LARGEST) {
        return false;
      }
      List<Factor> together = with(factors, next);
      Factor product = Factor.product(together, sizes);
      factors.removeAll(together);
      factors.add(product.without(next));
      eliminated.add(next);
      products.add(product);
      open.remove((Integer) next);
    }
    return true;
  }

  private static List<Factor> with(List<Factor> factors, int feature) {
    return factors.stream()
        .filter(factor -> Arrays.stream(factor.scope()).anyMatch(one -> one == feature))
        .toList();
  }

  private double size(int[] scope) {
    return Arrays.stream(scope).mapToDouble(feature -> sizes[feature]).reduce(1, (a, b) -> a * b);
  }

  /// A feature, its parents and its gate, ascending.
  private int[] scope(int feature) {
    List<Integer> scope = new ArrayList<>(List.of(feature));
    Arrays.stream(network.tables().get(feature).parents()).forEach(scope::add);
    if (network.gate()[feature] >= 0) {
      scope.add(network.gate()[feature]);
    }
    return scope.stream().distinct().sorted().mapToInt(Integer::intValue).toArray();
  }

  /// The probability of a feature's groups, as far as their codes are possible, given its parents'.
  private Factor factor(int feature) {
    int[] scope = scope(feature);
    Factor factor = Factor.zeros(scope, Arrays.stream(scope).map(one -> sizes[one]).toArray());
    ConditionalTable table = network.tables().get(feature);
    double[][] mass = new double[table.probabilities().length][];
    int[] choice = new int[groups.length];
    int[][] codes = new int[groups.length][1];
    int gate = network.gate()[feature];
    for (int at = 0; at < factor.values().length; at++) {
      factor.groups(at, choice);
      for (int one : scope) {
        codes[one][0] = codeOf[one][choice[one]];
      }
      boolean present = gate < 0 || isPresent(gate, choice[gate]);
      boolean unknown = codes[feature][0] < 0;
      if (!present || unknown) {
        factor.values()[at] = !present && unknown ? 1 : 0;
        continue;
      }
      int cell = table.cell(groups, codes, 0);
      if (mass[cell] == null) {
        mass[cell] = mass(feature, table.probabilities()[cell]);
      }
      factor.values()[at] = mass[cell][choices[feature][choice[feature]]];
    }
    return factor;
  }

  private boolean isPresent(int gate, int choice) {
    return choices[gate][choice] == groups[gate].of(level[gate], TableEncoding.PRESENT);
  }

  private double[] mass(int feature, double[] probabilities) {
    double[] mass = new double[groups[feature].count(level[feature])];
    boolean[] allowed = possible[feature];
    for (int code = 0; code < probabilities.length; code++) {
      if (allowed == null || allowed[code]) {
        mass[groups[feature].of(level[feature], code)] += probabilities[code];
      }
    }
    return mass;
  }

  /// Fills rows; those of a network that never draws such codes stay empty.
  ///
  /// @param codes `[feature][row]`; -1 where a cell has no value
  /// @return whether there are such rows
  boolean fill(int[][] codes, double[][] positions, int rows, RandomStream random) {
    int[] choice = new int[groups.length];
    for (int row = 0; row < rows; row++) {
      for (int k = eliminated.size() - 1; k >= 0; k--) {
        if (!drawChoice(products.get(k), eliminated.get(k), choice, random)) {
          return false;
        }
      }
      for (int feature : network.order()) {
        if (involved[feature]) {
          drawCode(feature, choices[feature][choice[feature]], codes, positions, row, random);
        } else {
          draw.draw(feature, codes, positions, row, random.nextDouble());
        }
      }
    }
    return true;
  }

  private boolean drawChoice(Factor product, int feature, int[] choice, RandomStream random) {
    double[] weights = new double[sizes[feature]];
    double sum = 0;
    for (int value = 0; value < weights.length; value++) {
      choice[feature] = value;
      weights[value] = product.values()[product.at(choice)];
      sum += weights[value];
    }
    double u = random.nextDouble() * sum;
    choice[feature] = -1;
    for (int value = 0; value < weights.length && (choice[feature] < 0 || u >= 0); value++) {
      if (weights[value] > 0) {
        choice[feature] = value;
        u -= weights[value];
      }
    }
    return sum > 0;
  }

  private void drawCode(
      int feature, int group, int[][] codes, double[][] positions, int row, RandomStream random) {
    if (group == groups[feature].count(level[feature])) {
      codes[feature][row] = -1;
      return;
    }
    ConditionalTable table = network.tables().get(feature);
    double[] probabilities = table.probabilities()[table.cell(groups, codes, row)];
    double[] upTo = new double[probabilities.length];
    boolean[] allowed = possible[feature];
    double sum = 0;
    for (int code = 0; code < upTo.length; code++) {
      if ((allowed == null || allowed[code]) && groups[feature].of(level[feature], code) == group) {
        sum += probabilities[code];
      }
      upTo[code] = sum;
    }
    double u = random.nextDouble() * sum;
    codes[feature][row] = dev.understudy.synth.internal.Cumulative.code(upTo, u);
    positions[feature][row] = random.nextDouble();
  }
}
