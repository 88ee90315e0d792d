package dev.understudy.synth.independent;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.Marginals;
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
import java.util.Locale;
import java.util.TreeMap;

/// Learns every column by itself and nothing that connects them.
///
/// @param rare what is emitted for categories of too few persons
public record IndependentSynthesizer(RarePolicy rare) implements Synthesizer {

  public static final String NAME = "independent";

  public IndependentSynthesizer() {
    this(RarePolicy.REDRAW);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Each column by itself, nothing between them: the floor to compare with, not for release";
  }

  @Override
  public Model fit(Table train, Schema schema, Run run) {
    run.progress().at("fitting independent", 0, 2);
    TableEncoding encoding = TableEncoding.analyseColumns(train, schema, rare);
    run.progress().check();
    run.progress().at("fitting independent", 1, 2);
    CodedTable coded = encoding.encode(train);
    Marginals marginals = Marginals.of(coded);
    double[][] probabilities = new double[marginals.featureCount()][];
    for (int feature = 0; feature < probabilities.length; feature++) {
      probabilities[feature] =
          Arrays.stream(marginals.count(feature)).mapToDouble(count -> count).toArray();
    }
    run.progress().at("fitting independent", 2, 2);
    TreeMap<String, String> configuration = new TreeMap<>();
    configuration.put("rare", rare.name().toLowerCase(Locale.ROOT));
    Provenance provenance =
        new Provenance(
            NAME,
            Versions.understudy(),
            run.dataSha256(),
            train.rowCount(),
            run.seed().value(),
            configuration);
    return new IndependentModel(provenance, schema, encoding, probabilities);
  }

  @Override
  public Model load(ModelArchive archive) {
    return IndependentModel.load(archive);
  }
}
