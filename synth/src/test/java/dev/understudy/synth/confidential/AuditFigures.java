package dev.understudy.synth.confidential;

import dev.understudy.learn.NormalDistribution;
import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.privacy.mechanism.Curator;
import dev.understudy.privacy.mechanism.Mechanism;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.domain.PrivateFit;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.BetaDistribution;

/// Audits claims by guessing; not a test. Fits every private generator thousands of times on a
/// table of 5 columns with 4 levels and on the same table with a planted row of values nobody else
/// has, with real noise, and guesses from the noisy tables which it was. Half of the fits choose
/// the threshold, the other half give rates, and those (Clopper, Pearson 1934; 97.5 % each) lower
/// bounds on what is lost:
///
/// ```
/// epsilon  max ln((TPR - delta) / FPR), ln((TNR - delta) / FNR)          any mechanism
/// gaussian mu = Phi^-1(1 - FPR) - Phi^-1(FNR), as epsilon at the delta   a Gaussian one
/// ```
///
/// A lower bound above the claim refutes it. Prints the largest epsilon that so many fits could
/// show. The last line is a generator whose counts are doubled without a word: it must be refuted.
///
/// ```
/// ./mvnw -q -Dquick test-compile
/// java -cp 'app/target/understudy/lib/*:synth/target/test-classes' dev.understudy.synth.confidential.AuditFigures FITS EPSILON
/// ```
final class AuditFigures {
  private static final int COLUMNS = 5;
  private static final int ROWS = 20;
  private static final double DELTA = 1e-3;
  private static final double TAIL = 0.025;
  private static final String PLANTED = "d";

  private AuditFigures() {}

  public static void main(String[] arguments) {
    int fits = Integer.parseInt(arguments[0]);
    Budget budget = new Budget(Double.parseDouble(arguments[1]), DELTA);
    System.out.printf(
        "%d fits each with and without the row; claim %s; most that could be shown: epsilon %.2f%n",
        fits, budget, epsilon(fits / 2, 0, fits / 2));
    for (PrivateSynthesizer generator : Synthesizers.confidential()) {
      audit(generator.name(), generator, budget, fits);
    }
    audit("doubled", new Doubled(Synthesizers.confidential("histogram")), budget, fits);
  }

  private static void audit(String name, PrivateSynthesizer generator, Budget budget, int fits) {
    double[] without = guesses(generator, budget, fits, false);
    double[] with = guesses(generator, budget, fits, true);
    if (Arrays.stream(with).distinct().count() < 2) {
      System.out.printf("%-12s no noisy tables to guess from%n", name);
      return;
    }
    int half = fits / 2;
    double[] thresholds = Arrays.copyOf(without, half);
    Arrays.sort(thresholds);
    double best = 0;
    double bestGaussian = 0;
    double chosen = 0;
    double chosenGaussian = 0;
    for (int i = 1; i < 100; i++) {
      double threshold = thresholds[half * i / 100];
      int found = above(with, 0, half, threshold);
      int accused = above(without, 0, half, threshold);
      double epsilon = epsilon(found, accused, half);
      double gaussian = mu(found, accused, half);
      if (epsilon > best) {
        best = epsilon;
        chosen = threshold;
      }
      if (gaussian > bestGaussian) {
        bestGaussian = gaussian;
        chosenGaussian = threshold;
      }
    }
    int rest = fits - half;
    double epsilon =
        best == 0
            ? 0
            : epsilon(above(with, half, fits, chosen), above(without, half, fits, chosen), rest);
    double mu =
        bestGaussian == 0
            ? 0
            : mu(
                above(with, half, fits, chosenGaussian),
                above(without, half, fits, chosenGaussian),
                rest);
    double gaussian = mu <= 0 ? 0 : Accountant.of(List.of(new Cost.Gaussian(mu)), DELTA).epsilon();
    System.out.printf(
        "%-12s epsilon at least %.3f; as Gaussian at least %.3f (mu %.3f): %s%n",
        name,
        Math.max(0, epsilon),
        gaussian,
        Math.max(0, mu),
        Math.max(epsilon, gaussian) > budget.epsilon() ? "REFUTED" : "not refuted");
  }

  private static double[] guesses(
      PrivateSynthesizer generator, Budget budget, int fits, boolean planted) {
    Schema schema = schema();
    Table table = ReplayBench.table(rows(planted), schema);
    double[] guesses = new double[fits];
    for (int fit = 0; fit < fits; fit++) {
      var terms = new Terms("audit", new PrivacyUnit.Row(), Neighbours.ADD_REMOVE, budget);
      Model model =
          new PrivateFit(
                  generator,
                  schema,
                  terms.unit(),
                  ROWS,
                  new Allowance(budget, List.of(), generator.adaptive()))
              .fit(table, new Curator(Ledger.inMemory(terms)), Run.of(new Seed(fit)))
              .model();
      guesses[fit] = model instanceof Measured measured ? evidence(measured) : 0;
    }
    return guesses;
  }

  /// The log likelihood ratio of the noisy tables, but for what does not depend on them: noisy
  /// counts of the planted row's cells over the variance.
  private static double evidence(Measured measured) {
    double sum = 0;
    for (Measurement table : measured.measurements()) {
      int cell = 0;
      for (int feature : table.features()) {
        int codes = measured.encoding().features().get(feature).cardinality();
        cell = cell * codes + 3;
      }
      sum += table.counts()[cell] / (table.standardError() * table.standardError());
    }
    return sum;
  }

  private static List<String[]> rows(boolean planted) {
    Random random = new Random(1);
    List<String[]> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(
          IntStream.range(0, COLUMNS)
              .mapToObj(_ -> List.of("a", "b", "c").get(random.nextInt(3)))
              .toArray(String[]::new));
    }
    if (planted) {
      String[] row = new String[COLUMNS];
      Arrays.fill(row, PLANTED);
      rows.add(row);
    }
    return rows;
  }

  private static Schema schema() {
    return Schema.of(
        IntStream.range(0, COLUMNS)
            .mapToObj(column ->
                ColumnSchema.of("c" + column, Kind.CATEGORY)
                    .withDomain(new Domain(null, null, List.of("a", "b", "c", PLANTED))))
            .toList());
  }

  private static int above(double[] guesses, int from, int to, double threshold) {
    return (int) Arrays.stream(guesses, from, to).filter(guess -> guess > threshold).count();
  }

  private static double epsilon(int found, int accused, int trials) {
    double byAccepting = (lower(found, trials) - DELTA) / upper(accused, trials);
    double byRejecting = (lower(trials - accused, trials) - DELTA) / upper(trials - found, trials);
    return Math.log(Math.max(byAccepting, byRejecting));
  }

  private static double mu(int found, int accused, int trials) {
    return NormalDistribution.quantile(1 - upper(accused, trials))
        - NormalDistribution.quantile(upper(trials - found, trials));
  }

  private static double lower(int successes, int trials) {
    return successes == 0
        ? 0
        : new BetaDistribution(successes, trials - successes + 1)
            .inverseCumulativeProbability(TAIL);
  }

  private static double upper(int successes, int trials) {
    return successes == trials
        ? 1 - 1e-12
        : new BetaDistribution(successes + 1, trials - successes)
            .inverseCumulativeProbability(1 - TAIL);
  }

  /// Counts every row twice and declares the sensitivity of one.
  private record Doubled(PrivateSynthesizer sound) implements PrivateSynthesizer {
    @Override
    public String name() {
      return sound.name();
    }

    @Override
    public String summary() {
      return "broken";
    }

    @Override
    public List<Charge> plan(Prospect prospect, Allowance allowance) {
      return sound.plan(prospect, allowance);
    }

    @Override
    public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
      return sound.fit(
          rows,
          allowance,
          new Releases() {
            @Override
            @SuppressWarnings("unchecked") // an array of the same type
            public <E, R> R release(String name, Mechanism<E, R> mechanism, E exact) {
              return releases.release(
                  name,
                  mechanism,
                  (E) Arrays.stream((long[]) exact).map(count -> 2 * count).toArray());
            }
          },
          run);
    }

    @Override
    public Model load(ModelArchive archive) {
      return sound.load(archive);
    }
  }
}
