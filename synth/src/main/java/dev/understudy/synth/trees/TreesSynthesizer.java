package dev.understudy.synth.trees;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.CodedTable;
import dev.understudy.learn.tree.BoostingOptions;
import dev.understudy.learn.tree.GrowthLimits;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Versions;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

public record TreesSynthesizer(RarePolicy rare, BoostingOptions options) implements Synthesizer {

  public static final String NAME = "trees";

  public TreesSynthesizer(RarePolicy rare) {
    this(rare, new BoostingOptions(100, 0.1, 1, new GrowthLimits(4, 10, 3, 1)));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Columns one after the other by boosted trees: seconds, close to the real table";
  }

  @Override
  public Model fit(Table train, Schema schema, Run run) {
    TableEncoding encoding = TableEncoding.analyse(train, schema, rare);
    CodedTable coded = encoding.encode(train);
    PredictorBins bins = PredictorBins.of(coded);
    Predictors predictors = bins.encode(coded);
    int features = coded.features().size();
    int[] order = IntStream.range(0, features).toArray();
    float[] weight = new float[train.rowCount()];
    Arrays.fill(weight, 1);
    List<CodeModel> models =
        Chunks.map(
            features,
            1,
            (at, _) -> {
              CodedTable.Feature feature = coded.features().get(order[at]);
              CodeModel.TARGET.set(
                  schema.columns().stream()
                      .anyMatch(c ->
                          c.name().equals(feature.name())
                              && c.has(dev.understudy.table.Role.TARGET)));
              return CodeModel.fit(
                  order[at],
                  Arrays.copyOf(order, at),
                  feature.ordered(),
                  feature.codes(),
                  PredictorBins.counts(feature),
                  predictors,
                  weight,
                  options,
                  run.seed().child(feature.name()));
            });
    Provenance provenance =
        new Provenance(
            NAME,
            Versions.understudy(),
            run.dataSha256(),
            train.rowCount(),
            run.seed().value(),
            new TreeMap<>());
    return new TreesModel(provenance, schema, encoding, bins, models);
  }

  @Override
  public Model load(ModelArchive archive) {
    throw new IllegalArgumentException("not yet");
  }
}
