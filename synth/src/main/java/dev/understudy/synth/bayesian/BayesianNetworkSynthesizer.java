package dev.understudy.synth.bayesian;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.bayesian.StructureSearch.Step;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Versions;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A Bayesian network: each feature depends on a few others, in a graph without circles that is
/// learned from the rows ([StructureSearch]) and can be drawn.
///
/// ```
///   p(row) = product over features of p(code | groups of its parents' codes)
/// ```
///
/// Parents are seen in groups of codes, as fine as the rows bear out; features themselves keep all
/// their codes ([TableLearning]). Features that others determine are looked up ([Dependencies]).
///
/// @param rare what is emitted for categories of too few persons
public record BayesianNetworkSynthesizer(RarePolicy rare) implements Synthesizer {

  public static final String NAME = "bayesian-network";

  private static final String PHASE = "learning a network";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Each column given a few others, in a graph that can be drawn: exact conditions, likelihoods";
  }

  @Override
  public Model fit(Table train, Schema schema, Run run) {
    run.progress().at(PHASE, 0, 3);
    TableEncoding encoding = TableEncoding.analyse(train, schema, rare);
    run.progress().check();
    CodedTable coded = encoding.encode(train);
    int[] target = encoding.targetFeatures(schema);
    int[] presence = encoding.presence();
    int[] kept =
        IntStream.concat(
                Arrays.stream(target), Arrays.stream(presence).filter(feature -> feature >= 0))
            .toArray();
    List<Dependencies.Rule> rules = Dependencies.find(coded, kept);
    int[] modelled = Dependencies.undetermined(rules, coded.features().size());
    int[] gate = gates(presence, modelled);
    int[][] codes = new int[modelled.length][];
    double[][] whole = new double[modelled.length][];
    Groups[] groups = new Groups[modelled.length];
    Persons persons = Persons.of(train, schema);
    float[] counts = persons.rowCounts();
    int root = -1;
    for (int k = 0; k < modelled.length; k++) {
      CodedTable.Feature feature = coded.features().get(modelled[k]);
      int here = k;
      codes[k] = feature.codes();
      whole[k] = shares(feature, counts);
      boolean isGate = Arrays.stream(gate).anyMatch(one -> one == here);
      groups[k] = Groups.of(whole[k], feature.ordered(), isGate ? TableEncoding.PRESENT : -1);
      root = target.length > 0 && modelled[k] == target[target.length - 1] ? k : root;
    }
    run.progress().at(PHASE, 1, 3);
    List<List<Step>> steps = new StructureSearch(groups, codes, gate, root, run.progress()).run();
    run.progress().at(PHASE, 2, 3);
    TableLearning learning = new TableLearning(groups, codes, counts, persons.rowWeights());
    List<ConditionalTable> tables =
        Chunks.map(
            modelled.length,
            1,
            (feature, _) -> {
              run.progress().check();
              boolean ordered = coded.features().get(modelled[feature]).ordered();
              return learning.learn(feature, whole[feature], ordered, steps.get(feature));
            });
    Network network =
        new Network(
            List.of(groups), tables, gains(tables, steps), gate, Network.order(tables, gate));
    run.progress().at(PHASE, 3, 3);
    TreeMap<String, String> configuration = new TreeMap<>();
    configuration.put("rare", rare.name().toLowerCase(Locale.ROOT));
    configuration.put(
        "dependencies",
        Long.toString(tables.stream().mapToLong(table -> table.parents().length).sum()));
    encoding.describeRelations(configuration);
    configuration.put("looked_up", Dependencies.describe(rules, coded));
    Provenance provenance =
        new Provenance(
            NAME,
            Versions.understudy(),
            run.dataSha256(),
            train.rowCount(),
            run.seed().value(),
            configuration);
    return new BayesianNetworkModel(
        provenance, schema, encoding, modelled, rules, network, List.of());
  }

  /// Per modelled feature the modelled one that says whether it is present, -1 for none.
  static int[] gates(int[] presence, int[] modelled) {
    return Arrays.stream(modelled)
        .map(feature ->
            presence[feature] < 0 ? -1 : Arrays.binarySearch(modelled, presence[feature]))
        .map(gate -> Math.max(-1, gate))
        .toArray();
  }

  private static double[] shares(CodedTable.Feature feature, float[] counts) {
    double[] shares = new double[feature.cardinality()];
    double known = 0;
    for (int row = 0; row < counts.length; row++) {
      int code = feature.codes()[row];
      if (code >= 0) {
        shares[code] += counts[row];
        known += counts[row];
      }
    }
    for (int code = 0; code < shares.length; code++) {
      shares[code] = known > 0 ? shares[code] / known : 1.0 / shares.length;
    }
    return shares;
  }

  /// What the parents of the tables' features tell, `[feature][parent]`.
  private static double[][] gains(List<ConditionalTable> tables, List<List<Step>> steps) {
    double[][] gains = new double[tables.size()][];
    for (int feature = 0; feature < gains.length; feature++) {
      List<Step> own = steps.get(feature);
      gains[feature] =
          Arrays.stream(tables.get(feature).parents())
              .mapToDouble(parent ->
                  own.stream()
                      .filter(step -> step.parent() == parent)
                      .mapToDouble(Step::gain)
                      .sum())
              .toArray();
    }
    return gains;
  }

  @Override
  public Model load(ModelArchive archive) {
    return BayesianNetworkArchive.load(archive);
  }
}
