package dev.understudy.synth.autoregressive;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.network.AutoregressiveNetwork;
import dev.understudy.learn.network.AutoregressiveSettings;
import dev.understudy.learn.network.AutoregressiveShape;
import dev.understudy.learn.network.Contributors;
import dev.understudy.learn.network.NoisySteps;
import dev.understudy.learn.network.PrivateSettings;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.NoisyTraining;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.privacy.mechanism.TrainingSteps;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.DomainSettings;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.confidential.NonNegativeCounts;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import dev.understudy.synth.internal.Versions;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The networks of [AutoregressiveSynthesizer] learned under differential privacy: smaller ones,
/// that begin with noisy counts of every column and go on by noisy sums of clipped gradients.
public record PrivateAutoregressiveSynthesizer() implements PrivateSynthesizer {

  private static final DomainSettings DOMAIN =
      new DomainSettings(0.01, 0.08, 0.08, 5, 4, 64, false);

  /// Of all gradients; they are longer, so that only their directions count, and the figure itself
  /// does not matter.
  private static final double CLIP = 1;

  private static final double LEARNING_RATE = 0.015;

  /// More orders than the one rows are drawn in make every conditional a little worse.
  private static final double LEADING = 0.75;

  private static final double AVERAGING = 0.99;

  /// The least count of a code, in standard errors.
  private static final double LEAST_COUNT = 0.3;

  @Override
  public String name() {
    return AutoregressiveSynthesizer.NAME;
  }

  @Override
  public String summary() {
    return "With --epsilon: small networks that learn from noisy gradients of persons";
  }

  /// All costs follow from the schema and the allowance.
  @Override
  public boolean adaptive() {
    return false;
  }

  /// As usual, but at costs that do not depend on the number of rows.
  @Override
  public DomainSettings domain() {
    return DOMAIN;
  }

  @Override
  public List<Charge> plan(Prospect prospect, Allowance allowance) {
    return TrainingPlan.of(prospect.features().size(), prospect.rowsPerUnit(), allowance).charges();
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    List<CodedTable.Feature> features = rows.coded().features();
    int count = features.size();
    TrainingPlan plan = TrainingPlan.of(count, rows.rowsPerUnit(), allowance);
    run.progress().check();
    List<Measurement> measured = plan.counts().release(rows, releases);
    double total = Measurement.total(measured).orElse(rows.noisyRows());
    List<CodeClasses> coding = new ArrayList<>();
    int[][] classes = new int[count][];
    boolean[] ordered = new boolean[count];
    double[][] shares = new double[count][];
    for (int feature = 0; feature < count; feature++) {
      Measurement counts = measured.get(feature);
      double[] likely = likely(counts, total);
      ordered[feature] = features.get(feature).ordered();
      CodeClasses own = CodeClasses.of(ordered[feature], likely);
      coding.add(own);
      classes[feature] = own.encode(features.get(feature).codes());
      shares[feature] = own.sums(likely);
    }
    Contributors contributors = contributors(features, rows.units().rowsOf());
    int[] order = order(count, rows.targetFeatures());
    AutoregressiveShape shape =
        AutoregressiveShape.small(coding.stream().mapToInt(CodeClasses::classes).toArray());
    NoisyTraining training = plan.training(rows.noisyRows());
    if (!AutoregressiveNetwork.learnable(shape, training.sensitivityOfSums())) {
      throw new UserError(
          "The budget is too small to train networks for %d columns: give more with --epsilon, or take another --model."
              .formatted(count));
    }
    TrainingSteps steps = releases.release(plan.name(), training, contributors.names());
    AutoregressiveNetwork network =
        AutoregressiveNetwork.fitPrivately(
            shape,
            ordered,
            shares,
            classes,
            contributors,
            order,
            new PrivateSettings(
                CLIP,
                plan.expected(rows.noisyRows()),
                LEARNING_RATE,
                new AutoregressiveSettings(0, AVERAGING, LEADING, 0)),
            new Steps(steps),
            run.seed(),
            run.progress());
    Provenance provenance =
        new Provenance(
            name(),
            Versions.understudy(),
            "",
            Math.max(1, Math.round(total)),
            run.seed().value(),
            new TreeMap<>(Map.of("noise", Double.toString(plan.noise()))));
    return new AutoregressiveModel(
        provenance,
        rows.schema(),
        rows.encoding(),
        new NetworkParts(network, coding, rows.encoding().presence()),
        order);
  }

  /// Counts to begin with, all above 0.
  private static double[] likely(Measurement measured, double total) {
    double[] counts = NonNegativeCounts.of(measured.counts(), total);
    double least = Math.max(0.5, LEAST_COUNT * measured.standardError());
    return Arrays.stream(counts).map(count -> Math.max(least, count)).toArray();
  }

  /// Persons are named by a hash of their rows.
  private static Contributors contributors(List<CodedTable.Feature> features, int[][] rowsOf) {
    long[] names = new long[rowsOf.length];
    for (int person = 0; person < names.length; person++) {
      Seed hash = new Seed(rowsOf[person].length);
      for (int row : rowsOf[person]) {
        for (CodedTable.Feature feature : features) {
          hash = hash.child(feature.codes()[row]);
        }
      }
      names[person] = hash.value();
    }
    return new Contributors(names, rowsOf);
  }

  /// The target is drawn last, when everything else is known.
  private static int[] order(int features, int[] targets) {
    IntStream others =
        IntStream.range(0, features)
            .filter(feature -> Arrays.stream(targets).noneMatch(target -> target == feature));
    return IntStream.concat(others, Arrays.stream(targets)).toArray();
  }

  /// What was paid for, as the network takes it.
  private record Steps(TrainingSteps paid) implements NoisySteps {

    @Override
    public int count() {
      return paid.count();
    }

    @Override
    public int blocks() {
      return paid.blocks();
    }

    @Override
    public long sensitivity() {
      return paid.sensitivity();
    }

    @Override
    public int[][] next() {
      return paid.next();
    }

    @Override
    public void addNoise(long[] sum) {
      paid.addNoise(sum);
    }
  }

  @Override
  public Model load(ModelArchive archive) {
    return AutoregressiveArchive.load(archive);
  }
}
