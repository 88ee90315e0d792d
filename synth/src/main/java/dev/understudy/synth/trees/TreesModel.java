package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.synth.internal.Dependencies;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;

/// A fitted [TreesSynthesizer].
final class TreesModel implements Model, Conditional, Likelihood {

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

  List<CodeModel> models() {
    return models;
  }

  @Override
  public void sample(long rows, Seed seed, Sink sink, Progress progress) {
    ChunkedSampling.run(rows, seed, draw::chunk, sink, progress);
  }

  @Override
  public void sampleWhere(
      List<Condition> conditions, long rows, Seed seed, Sink sink, Progress progress) {
    ConditionedDraw conditioned = ConditionedDraw.of(conditions, schema, encoding, draw, rules);
    ChunkedSampling.run(rows, seed, conditioned::chunk, sink, progress);
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
  public void save(ModelArchive archive) {
    TreesArchive.save(archive, encoding, bins, models, rules);
  }
}
