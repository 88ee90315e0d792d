package dev.understudy.synth.mixture;

import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.internal.ChunkedCompletion;
import dev.understudy.synth.internal.Cumulative;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws what rows lack: a component by how probable each makes what is given, then each free
/// feature as the component has it. That is the mixture's own conditional, exactly.
///
/// ```
///   p(k | given) ~ share_k  product over given features of p_k(code)
/// ```
final class MixtureCompletion {

  /// Rows of a piece of work.
  private static final int TOGETHER = 512;

  private final Components components;
  private final int[] modelled;
  private final List<Dependencies.Rule> rules;
  private final PartialCodes partial;

  /// @param modelled the features that components describe, ascending
  /// @param rules for the others
  MixtureCompletion(
      Components components, int[] modelled, List<Dependencies.Rule> rules, PartialCodes partial) {
    this.components = components;
    this.modelled = modelled;
    this.rules = rules;
    this.partial = partial;
    partial.tell(rules);
  }

  /// Fills the free codes of all rows.
  void run(Seed seed, Progress progress) {
    ChunkedCompletion.rows(partial.rows(), TOGETHER, seed, this::fill, progress);
  }

  private void fill(int row, RandomStream random) {
    boolean[] @Nullable [] allowed = new boolean[modelled.length] @Nullable [];
    for (int k = 0; k < modelled.length; k++) {
      allowed[k] = partial.allowed(modelled[k], row, rules);
    }
    double[] weight = components.share().clone();
    for (int k = 0; k < modelled.length; k++) {
      weigh(weight, k, partial.codes()[modelled[k]][row], allowed[k]);
    }
    if (!(sum(weight) > 0)) {
      partial.contradicted(row);
      weight = components.share().clone();
    }
    int component = Cumulative.code(upTo(weight), random.nextDouble() * sum(weight));
    for (int k = 0; k < modelled.length; k++) {
      if (partial.isOpen(modelled[k], row)) {
        partial.codes()[modelled[k]][row] = draw(k, component, allowed[k], random);
      }
    }
    partial.lookUp(rules, row);
  }

  /// Multiplies by how probable a feature is in each component, up to a common factor.
  private void weigh(double[] weight, int feature, int code, boolean @Nullable [] allowed) {
    double most = 0;
    for (int component = 0; component < weight.length; component++) {
      weight[component] *= factor(feature, code, allowed, component);
      most = Math.max(most, weight[component]);
    }
    for (int component = 0; component < weight.length && most > 0; component++) {
      weight[component] /= most;
    }
  }

  private double factor(int feature, int code, boolean @Nullable [] allowed, int component) {
    if (code >= 0) {
      return components.lift()[feature][code][component];
    }
    if (allowed == null) {
      return 1;
    }
    double sum = 0;
    for (int possible = 0; possible < allowed.length; possible++) {
      sum += allowed[possible] ? components.probability(feature, possible, component) : 0;
    }
    return sum;
  }

  private int draw(int feature, int component, boolean @Nullable [] allowed, RandomStream random) {
    double[] probability = new double[components.codes(feature)];
    for (int code = 0; code < probability.length; code++) {
      probability[code] =
          allowed == null || allowed[code] ? components.probability(feature, code, component) : 0;
    }
    double sum = sum(probability);
    if (!(sum > 0)) {
      // what is given contradicts itself; the component says what is usual
      return draw(feature, component, null, random);
    }
    return Cumulative.code(upTo(probability), random.nextDouble() * sum);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] upTo(double[] values) {
    double[] upTo = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i];
      upTo[i] = sum;
    }
    return upTo;
  }
}
