package dev.understudy.synth.bayesian;

import dev.understudy.learn.Marginals;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.bayesian.ParentChoice.Family;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.DomainSettings;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.confidential.NonNegativeCounts;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// PrivBayes (Zhang, Cormode, Procopiuc, Srivastava, Xiao 2014; 2017): a network whose features are
/// added one by one, each with the parents it depends on most ([ParentChoice]), and a noisy table
/// of counts for each feature with its parents. The correlated-attribute mode of DataSynthesizer.
///
/// ```
/// mu^2:  30 % the choices, equal parts | 70 % the tables, equal parts
/// ```
///
/// Unlike the original, the number of rows is private, and noise is an exact discrete Gaussian.
public record PrivBayesSynthesizer() implements PrivateSynthesizer {

  public static final String NAME = "privbayes";

  /// As the paper recommends.
  private static final double CHOICES = 0.3;

  /// Standard deviations of the noise that the whole column weighs beside each combination of
  /// parents.
  private static final double WEIGHT = 0.5;

  /// Bins that let a column of numbers have a parent at all at usual sizes.
  private static final DomainSettings FEW_BINS =
      new DomainSettings(0.01, 0.05, 0.4, 5, 4, 16, false);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "With --epsilon: a network of noisy tables, each column given the few it depends on most";
  }

  @Override
  public DomainSettings domain() {
    return FEW_BINS;
  }

  @Override
  public List<Charge> plan(Prospect prospect, Allowance allowance) {
    int features = prospect.features().size();
    double mu = allowance.gaussian();
    List<Charge> charges = new ArrayList<>();
    for (int step = 1; step < features; step++) {
      charges.add(
          new Charge(
              ParentChoice.name(step),
              ParentChoice.mechanism(choiceMu(mu, features), prospect.rowsPerUnit()).cost()));
    }
    DiscreteGaussian noise = noise(mu, features, prospect.rowsPerUnit());
    for (int table = 1; table <= features; table++) {
      charges.add(new Charge(tableName(table), noise.cost()));
    }
    return charges;
  }

  private static double choiceMu(double mu, int features) {
    return mu * Math.sqrt(CHOICES / Math.max(1, features - 1));
  }

  private static DiscreteGaussian noise(double mu, int features, int rowsPerUnit) {
    long squared = (long) rowsPerUnit * rowsPerUnit;
    double share = features > 1 ? 1 - CHOICES : 1;
    return new DiscreteGaussian(
        squared, Allowance.variance(squared, mu * Math.sqrt(share / Math.max(1, features))));
  }

  private static String tableName(int table) {
    return "table " + table;
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    int features = rows.coded().features().size();
    double mu = allowance.gaussian();
    DiscreteGaussian noise = noise(mu, features, rows.rowsPerUnit());
    Marginals marginals = Marginals.of(rows.coded());
    var choice =
        new ParentChoice(
            marginals,
            rows.noisyRows(),
            Math.sqrt(noise.variance()),
            ParentChoice.mechanism(choiceMu(mu, features), rows.rowsPerUnit()));
    List<Family> families = choice.families(root(rows), releases, run.progress());
    List<Measurement> measurements = new ArrayList<>();
    for (Family family : families) {
      run.progress().at("counting", measurements.size(), features);
      run.progress().check();
      long[] noisy =
          releases.release(
              tableName(measurements.size() + 1), noise, marginals.count(family.crossed()));
      measurements.add(new Measurement(family.crossed(), noisy, Math.sqrt(noise.variance())));
    }
    double total = Measurement.total(measurements).orElse(rows.noisyRows());
    var network = new PrivateNetwork(rows);
    for (int feature = 0; feature < features; feature++) {
      int place = place(families, feature);
      double[] counts = NonNegativeCounts.of(measurements.get(place).counts(), total);
      network.add(
          families.get(place).parents(),
          cut(counts, marginals.cardinality(feature)),
          families.get(place).parents().length == 0
              ? 0
              : WEIGHT * measurements.get(place).standardError());
    }
    return network.model(NAME, total, measurements, Map.of(), run);
  }

  /// The target, as all may depend on it there.
  private static int root(PrivateRows rows) {
    int[] target = rows.targetFeatures();
    return target.length > 0 ? target[target.length - 1] : 0;
  }

  private static int place(List<Family> families, int feature) {
    for (int place = 0; place < families.size(); place++) {
      if (families.get(place).feature() == feature) {
        return place;
      }
    }
    throw new IllegalStateException("feature " + feature + " was left out");
  }

  private static double[][] cut(double[] counts, int width) {
    double[][] cells = new double[counts.length / width][];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = Arrays.copyOfRange(counts, cell * width, (cell + 1) * width);
    }
    return cells;
  }

  @Override
  public Model load(ModelArchive archive) {
    return BayesianNetworkArchive.load(archive);
  }
}
