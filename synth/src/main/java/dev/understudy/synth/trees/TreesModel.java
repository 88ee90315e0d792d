package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Explained;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.ConditionedDraw;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A fitted [TreesSynthesizer].
final class TreesModel implements Model, Conditional, Completion, Likelihood, Explained {

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final PredictorBins bins;
  private final List<CodeModel> models;
  private final List<Dependencies.Rule> rules;
  private final SequentialDraw draw;

  /// @param models in the order they are drawn
  /// @param rules for the features that are not
  TreesModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      PredictorBins bins,
      List<CodeModel> models,
      List<Dependencies.Rule> rules) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.bins = bins;
    this.models = List.copyOf(models);
    this.rules = List.copyOf(rules);
    this.draw = new SequentialDraw(encoding, bins, this.models, this.rules);
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public List<Withheld> withheld() {
    return encoding.withheld();
  }

  @Override
  public void sample(long rows, Seed seed, Sink sink, Progress progress) {
    ChunkedSampling.run(rows, seed, draw::chunk, sink, progress);
  }

  @Override
  public void sampleWhere(
      List<Condition> conditions, long rows, Seed seed, Sink sink, Progress progress) {
    ConditionedDraw conditioned =
        ConditionedDraw.of(
            conditions,
            schema,
            encoding,
            rules,
            possible -> (count, child) -> draw.possible(count, possible, child));
    ChunkedSampling.run(rows, seed, conditioned::chunk, sink, progress);
  }

  @Override
  public Completed complete(PartialRows rows, Seed seed, Progress progress) {
    PartialCodes partial = PartialCodes.of(rows, encoding, schema);
    new TreesCompletion(encoding, bins, models, rules, partial).run(seed, progress);
    return partial.decode(seed.child("decode").stream());
  }

  @Override
  public double[] logProbability(Table rows) {
    CodedTable coded = encoding.encode(rows);
    Predictors predictors = bins.encode(coded);
    double[] sums = new double[rows.rowCount()];
    for (CodeModel model : models) {
      CodedTable.Feature feature = coded.features().get(model.feature());
      model.addLogProbability(predictors.bins(), feature.codes(), feature.cardinality(), sums);
    }
    return sums;
  }

  @Override
  public List<Drivers> drivers() {
    List<FeatureShape> features = encoding.features();
    List<Drivers> drivers = new ArrayList<>();
    for (CodeModel model : models) {
      double[] gain = model.gain();
      double total = Arrays.stream(gain).sum();
      List<Driver> by = new ArrayList<>();
      for (int k = 0; k < gain.length; k++) {
        if (gain[k] > 0) {
          by.add(
              new Driver(
                  features.get(model.given()[k]).name(),
                  gain[k] / total,
                  gain[k] / (2.0 * provenance.rows())));
        }
      }
      by.sort(Comparator.comparingDouble((Driver driver) -> -driver.share()));
      drivers.add(new Drivers(features.get(model.feature()).name(), by));
    }
    return drivers;
  }

  @Override
  public void save(ModelArchive archive) {
    TreesArchive.save(archive, encoding, bins, models, rules);
  }
}
