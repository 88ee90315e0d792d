package dev.understudy.synth.copula;

import dev.understudy.learn.NormalDistribution;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.internal.ChunkedCompletion;
import dev.understudy.synth.internal.CodeDistribution;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws what rows lack. Given codes are intervals of their latents, so every row gets candidates
/// from each group whose given latents are drawn one after the other, each inside its interval; the
/// product of the intervals' conditional probabilities (Geweke, 1991) and of the group's share is a
/// candidate's weight. One is taken with a probability proportional to it, and its free latents
/// follow from their exact conditional.
final class CopulaCompletion {

  /// Candidates of a row, spread over the groups.
  private static final int CANDIDATES = 128;

  private static final int LEAST_OF_A_GROUP = 2;

  /// How often a free latent is drawn until its code is one that may be.
  private static final int TRIALS = 200;

  private static final int TOGETHER = 256;

  private final LatentLayout layout;
  private final List<CopulaGroup> groups;
  private final List<PreparedGroup> prepared;
  private final PartialCodes partial;

  /// Latents at which each rank begins, `[group][latent][rank]`; one more where the last ends.
  private final double[][][] thresholds;

  private final int[][] ranks;

  CopulaCompletion(
      LatentLayout layout,
      List<CopulaGroup> groups,
      List<PreparedGroup> prepared,
      PartialCodes partial) {
    this.layout = layout;
    this.groups = groups;
    this.prepared = prepared;
    this.partial = partial;
    this.thresholds =
        prepared.stream().map(CopulaCompletion::thresholds).toArray(double[][][]::new);
    this.ranks = IntStream.of(layout.latents()).mapToObj(layout::ranks).toArray(int[][]::new);
    partial.tell(layout.rules());
  }

  private static double[][] thresholds(PreparedGroup group) {
    double[][] thresholds = new double[group.distributions().length][];
    for (int latent = 0; latent < thresholds.length; latent++) {
      CodeDistribution distribution = group.distributions()[latent];
      thresholds[latent] = new double[distribution.cardinality() + 1];
      for (int rank = 0; rank < distribution.cardinality(); rank++) {
        thresholds[latent][rank] = NormalDistribution.quantile(distribution.below(rank));
      }
      thresholds[latent][distribution.cardinality()] = Double.POSITIVE_INFINITY;
      thresholds[latent][0] = Double.NEGATIVE_INFINITY;
    }
    return thresholds;
  }

  /// Fills the free codes of all rows.
  void run(Seed seed, Progress progress) {
    ChunkedCompletion.run(
        partial.alike(layout.latents(), TOGETHER),
        (rows, number) -> new Alike(rows).fill(seed.child(number).stream()),
        progress);
  }

  /// Rows with the same given latents.
  private final class Alike {
    private final int[] rows;

    /// Latents, the given ones first.
    private final int[] sequence;

    private final int given;
    private final double[][][] factors;
    private final int ofGroup;
    private final double[][] independent;
    private final double[] weights;

    Alike(int[] rows) {
      this.rows = rows;
      int[] latents = layout.latents();
      int[] first =
          IntStream.range(0, latents.length)
              .filter(latent -> partial.codes()[latents[latent]][rows[0]] >= 0)
              .toArray();
      int[] then =
          IntStream.range(0, latents.length)
              .filter(latent -> partial.codes()[latents[latent]][rows[0]] < 0)
              .toArray();
      sequence = IntStream.concat(IntStream.of(first), IntStream.of(then)).toArray();
      given = first.length;
      factors = groups.stream().map(this::factor).toArray(double[][][]::new);
      ofGroup = Math.max(LEAST_OF_A_GROUP, CANDIDATES / groups.size());
      independent = new double[ofGroup * groups.size()][sequence.length];
      weights = new double[independent.length];
    }

    private double[][] factor(CopulaGroup group) {
      double[][] reordered = new double[sequence.length][sequence.length];
      for (int i = 0; i < sequence.length; i++) {
        for (int j = 0; j < sequence.length; j++) {
          reordered[i][j] = group.correlation()[sequence[i]][sequence[j]];
        }
      }
      return CorrelationMatrix.cholesky(reordered).orElseThrow();
    }

    void fill(RandomStream random) {
      for (int row : rows) {
        for (int candidate = 0; candidate < weights.length; candidate++) {
          weights[candidate] = logWeight(candidate, row, random);
        }
        double greatest = Arrays.stream(weights).max().orElse(Double.NEGATIVE_INFINITY);
        if (greatest == Double.NEGATIVE_INFINITY) {
          // nothing the model knows is like this row: what is free is drawn as if nothing were
          // given
          partial.contradicted(row);
        }
        for (int candidate = 0; candidate < weights.length; candidate++) {
          weights[candidate] =
              greatest == Double.NEGATIVE_INFINITY
                  ? groups.get(candidate / ofGroup).rows()
                  : StrictMath.exp(weights[candidate] - greatest);
        }
        int chosen = new CodeDistribution(weights).code(random.nextDouble());
        complete(chosen, row, random);
      }
    }

    /// Draws the given latents of a candidate, each inside its interval; the logarithm of its
    /// weight.
    private double logWeight(int candidate, int row, RandomStream random) {
      int group = candidate / ofGroup;
      double[] drawn = independent[candidate];
      double weight = StrictMath.log(groups.get(group).rows());
      for (int place = 0; place < given; place++) {
        int latent = sequence[place];
        int rank = ranks[latent][partial.codes()[layout.latents()[latent]][row]];
        double mean = mean(group, place, drawn);
        double deviation = factors[group][place][place];
        double[] edges = thresholds[group][latent];
        double from = NormalDistribution.cumulative((edges[rank] - mean) / deviation);
        double to = NormalDistribution.cumulative((edges[rank + 1] - mean) / deviation);
        double inside = to - from;
        if (!(inside > 0)) {
          Arrays.fill(drawn, 0);
          return Double.NEGATIVE_INFINITY;
        }
        weight += StrictMath.log(inside);
        drawn[place] = NormalDistribution.quantile(from + random.nextDouble() * inside);
      }
      return weight;
    }

    private double mean(int group, int place, double[] drawn) {
      double[] factor = factors[group][place];
      double mean = 0;
      for (int k = 0; k < place; k++) {
        mean += factor[k] * drawn[k];
      }
      return mean;
    }

    private void complete(int candidate, int row, RandomStream random) {
      int group = candidate / ofGroup;
      double[] drawn = independent[candidate];
      for (int place = given; place < sequence.length; place++) {
        int latent = sequence[place];
        int feature = layout.latents()[latent];
        double mean = mean(group, place, drawn);
        double deviation = factors[group][place][place];
        CodeDistribution distribution = prepared.get(group).distributions()[latent];
        boolean free = partial.free()[feature][row];
        int code = -1;
        for (int trial = 0; trial < TRIALS && code < 0; trial++) {
          drawn[place] = random.nextGaussian();
          double u = NormalDistribution.cumulative(mean + deviation * drawn[place]);
          int candidateCode = layout.order()[feature][distribution.code(u)];
          code = !free || allowed(feature, row, candidateCode) ? candidateCode : -1;
        }
        if (free) {
          partial.codes()[feature][row] = code;
        }
      }
      for (Dependencies.Rule rule : layout.rules()) {
        int by = partial.codes()[rule.by()][row];
        int feature = rule.determined();
        if (by >= 0 && partial.free()[feature][row]) {
          int code = rule.codes()[by];
          boolean @Nullable [] possible = partial.possible()[feature];
          partial.codes()[feature][row] = possible == null || possible[code] ? code : -1;
        } else if (by >= 0
            && partial.codes()[feature][row] >= 0
            && rule.codes()[by] != partial.codes()[feature][row]) {
          partial.contradicted(row);
        }
      }
    }

    /// Whether a free feature may be drawn as a code, for what must be present and for the given
    /// features that it determines.
    private boolean allowed(int feature, int row, int code) {
      boolean @Nullable [] possible = partial.possible()[feature];
      boolean allowed = possible == null || possible[code];
      for (Dependencies.Rule rule : layout.rules()) {
        int wanted = partial.codes()[rule.determined()][row];
        boolean given = rule.by() == feature && !partial.free()[rule.determined()][row];
        allowed &= !given || wanted < 0 || rule.codes()[code] == wanted;
      }
      return allowed;
    }
  }
}
