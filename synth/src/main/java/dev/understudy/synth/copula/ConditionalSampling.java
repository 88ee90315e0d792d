package dev.understudy.synth.copula;

import dev.understudy.learn.NormalDistribution;
import dev.understudy.synth.Condition;
import dev.understudy.synth.encoding.ConditionTest;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.CodeDistribution;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws rows for which conditions hold, from the exact conditional distribution.
///
/// Given the codes that fulfil the conditions, the latents follow a truncated normal distribution.
/// Drawing each inside its interval independently would be wrong. Here the conditioned latents come
/// first, rarest first, and are drawn one after the other, each from its own conditional truncated
/// to its intervals; the product of the intervals' conditional probabilities but the first is the
/// likelihood ratio between the truth and this proposal (Geweke, 1991), never above 1, and the row
/// is kept with that probability. So what is kept follows the truth exactly, with far fewer trials
/// than filtering whole rows. Cells of bins that straddle a bound are tested once decoded.
final class ConditionalSampling {

  /// Trials without a row after which waiting is called hopeless.
  private static final long MAXIMUM_TRIALS = 3_000_000;

  private final List<ConditionTest> tests;
  private final TableEncoding encoding;
  private final LatentLayout layout;
  private final List<@Nullable TruncatedGroup> groups;
  private final CodeDistribution groupDistribution;

  private ConditionalSampling(
      List<ConditionTest> tests,
      TableEncoding encoding,
      LatentLayout layout,
      List<@Nullable TruncatedGroup> groups,
      double[] weights) {
    this.tests = tests;
    this.encoding = encoding;
    this.layout = layout;
    this.groups = groups;
    this.groupDistribution = new CodeDistribution(weights);
  }

  /// @throws UserError if no row of the model can fulfil the conditions
  static ConditionalSampling of(
      List<Condition> conditions,
      Schema schema,
      TableEncoding encoding,
      LatentLayout layout,
      List<CopulaGroup> groups) {
    boolean[] @Nullable [] possible = new boolean[layout.order().length] @Nullable [];
    List<ConditionTest> tests =
        conditions.stream()
            .map(condition -> encoding.restrict(condition, schema, possible))
            .toList();
    Dependencies.restrict(layout.rules(), possible);
    double[] weights = new double[groups.size()];
    @Nullable TruncatedGroup[] truncated = new @Nullable TruncatedGroup[groups.size()];
    for (int group = 0; group < weights.length; group++) {
      TruncatedGroup candidate = TruncatedGroup.of(groups.get(group), layout, possible);
      truncated[group] = candidate;
      weights[group] = groups.get(group).rows() * candidate.firstProbability();
    }
    if (Arrays.stream(weights).sum() <= 0) {
      throw new UserError(
          "The model never draws a row with "
              + String.join(" and ", conditions.stream().map(Condition::toString).toList())
              + ".");
    }
    return new ConditionalSampling(tests, encoding, layout, Arrays.asList(truncated), weights);
  }

  Table chunk(long firstRow, int rows, Seed seed) {
    RandomStream random = seed.stream();
    DrawnCodes kept = new DrawnCodes(layout.order().length, rows);
    int done = 0;
    long trials = 0;
    while (done < rows) {
      DrawnCodes candidates = new DrawnCodes(layout.order().length, rows - done);
      for (int row = 0; row < rows - done; row++) {
        TruncatedGroup group;
        do {
          if (++trials > MAXIMUM_TRIALS) {
            throw ConditionTest.tooRare(tests, MAXIMUM_TRIALS, done);
          }
          int number = groupDistribution.code(random.nextDouble());
          group = java.util.Objects.requireNonNull(groups.get(number));
        } while (!group.draw(layout, candidates, row, random));
      }
      layout.lookUp(candidates.codes(), candidates.positions());
      Table decoded =
          encoding.decode(
              0, rows - done, candidates.codes(), candidates.positions(), seed.stream());
      int before = done;
      for (int row = 0; row < decoded.rowCount(); row++) {
        if (ConditionTest.allHold(tests, decoded, row)) {
          kept.copy(done++, candidates, row);
        }
      }
      trials = done > before ? 0 : trials;
    }
    return encoding.decode(firstRow, rows, kept.codes(), kept.positions(), random);
  }

  /// A group whose latents are reordered so that the conditioned ones come first.
  private record TruncatedGroup(
      PreparedGroup prepared,
      int[] sequence,
      boolean[][] allowed,
      double[][] factor,
      double firstProbability) {

    static TruncatedGroup of(
        CopulaGroup group, LatentLayout layout, boolean[] @Nullable [] possible) {
      PreparedGroup prepared = PreparedGroup.of(group);
      int latents = layout.latents().length;
      boolean[][] allowed = new boolean[latents][];
      double[] probability = new double[latents];
      for (int latent = 0; latent < latents; latent++) {
        int feature = layout.latents()[latent];
        boolean[] codes = possible[feature];
        probability[latent] = 2;
        if (codes != null) {
          allowed[latent] = new boolean[codes.length];
          probability[latent] = 0;
          for (int rank = 0; rank < codes.length; rank++) {
            allowed[latent][rank] = codes[layout.order()[feature][rank]];
            if (allowed[latent][rank]) {
              probability[latent] +=
                  prepared.distributions()[latent].upTo(rank)
                      - prepared.distributions()[latent].below(rank);
            }
          }
        }
      }
      int[] sequence =
          IntStream.range(0, latents)
              .boxed()
              .sorted(java.util.Comparator.comparingDouble(latent -> probability[latent]))
              .mapToInt(Integer::intValue)
              .toArray();
      double[][] reordered = new double[latents][latents];
      for (int i = 0; i < latents; i++) {
        for (int j = 0; j < latents; j++) {
          reordered[i][j] = group.correlation()[sequence[i]][sequence[j]];
        }
      }
      double first = latents == 0 ? 1 : Math.min(1, probability[sequence[0]]);
      return new TruncatedGroup(
          prepared, sequence, allowed, CorrelationMatrix.cholesky(reordered).orElseThrow(), first);
    }

    /// Draws one row; false if it was not kept.
    boolean draw(LatentLayout layout, DrawnCodes drawn, int row, RandomStream random) {
      double[] independent = new double[sequence.length];
      for (int place = 0; place < sequence.length; place++) {
        int latent = sequence[place];
        double[] weights = factor[place];
        double mean = 0;
        for (int k = 0; k < place; k++) {
          mean += weights[k] * independent[k];
        }
        double deviation = weights[place];
        boolean[] ranks = allowed[latent];
        if (ranks == null) {
          independent[place] = random.nextGaussian();
        } else {
          double inside = probability(latent, ranks, mean, deviation);
          if (!(inside > 0) || (place > 0 && random.nextDouble() >= inside)) {
            return false;
          }
          independent[place] =
              truncated(latent, ranks, mean, deviation, random.nextDouble() * inside);
        }
        double u = NormalDistribution.cumulative(mean + deviation * independent[place]);
        layout.set(drawn, prepared, latent, row, u);
      }
      return true;
    }

    private double probability(int latent, boolean[] ranks, double mean, double deviation) {
      double sum = 0;
      for (int rank = 0; rank < ranks.length; rank++) {
        if (ranks[rank]) {
          sum +=
              standardised(latent, rank + 1, mean, deviation)
                  - standardised(latent, rank, mean, deviation);
        }
      }
      return sum;
    }

    /// The standardised latent at which the allowed intervals have used up `mass`.
    private double truncated(
        int latent, boolean[] ranks, double mean, double deviation, double mass) {
      double left = mass;
      double last = 0.5;
      for (int rank = 0; rank < ranks.length; rank++) {
        if (ranks[rank]) {
          double from = standardised(latent, rank, mean, deviation);
          double to = standardised(latent, rank + 1, mean, deviation);
          if (left < to - from) {
            return NormalDistribution.quantile(from + left);
          }
          left -= to - from;
          last = to > from ? (from + to) / 2 : last;
        }
      }
      return NormalDistribution.quantile(last);
    }

    /// The conditional probability of lying below the lower threshold of a rank.
    private double standardised(int latent, int rank, double mean, double deviation) {
      double below = prepared.distributions()[latent].below(rank);
      return NormalDistribution.cumulative((NormalDistribution.quantile(below) - mean) / deviation);
    }
  }
}
