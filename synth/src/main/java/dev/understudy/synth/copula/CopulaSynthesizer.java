package dev.understudy.synth.copula;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.CodedTable;
import dev.understudy.learn.Marginals;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Versions;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A grouped Gaussian copula over mixed types.
///
/// Every feature is a latent standard normal variable cut at thresholds, so its distribution is met
/// exactly whatever its type; the latents' correlations carry what connects the features. Codes of
/// unordered features are first put on a line ([CategoryOrder]). Because one correlation per pair
/// is a poor summary of a real table, rows are cut into groups by the target and the most
/// informative features ([Groups]), each with probabilities and correlations of its own, small
/// groups leaning on the whole ([Smoothing], [CorrelationMatrix#pool]). Features that others
/// determine are looked up ([Dependencies]).
///
/// ```
///   group g ~ rows;  z ~ N(0, R_g);  code_j = rank of Phi(z_j) in the probabilities of (g, j)
/// ```
///
/// Sources: Hoff, "Extending the rank likelihood for semiparametric copula estimation" (2007) for
/// mixed types under one latent normal; Olkin and Tate (1961) for the groups.
///
/// @param rare what is emitted for categories of too few persons
public record CopulaSynthesizer(RarePolicy rare) implements Synthesizer {

  public static final String NAME = "copula";

  /// Largest number of latents correlated with each other: a matrix of 2,000 x 2,000 takes 32 MB
  /// and its factor about two seconds. Wider tables are cut into blocks of neighbouring columns.
  private static final int WIDEST = 2_000;

  /// Latents of a block of a wider table.
  private static final int BLOCK = 500;

  public CopulaSynthesizer() {
    this(RarePolicy.REDRAW);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Grouped Gaussian copula over mixed types: seconds, exact conditions, a good first answer";
  }

  @Override
  public Model fit(Table train, Schema schema, Run run) {
    String phase = "fitting copula";
    run.progress().at(phase, 0, 5);
    TableEncoding encoding = TableEncoding.analyse(train, schema, rare);
    run.progress().check();
    run.progress().at(phase, 1, 5);
    CodedTable coded = encoding.encode(train);
    run.progress().check();
    run.progress().at(phase, 2, 5);
    int[] target = encoding.targetFeatures(schema);
    List<Dependencies.Rule> rules = Dependencies.find(coded, target);
    int[] latents = Dependencies.undetermined(rules, coded.features().size());
    LatentLayout layout = new LatentLayout(CategoryOrder.of(coded, target), latents, rules);
    run.progress().check();
    run.progress().at(phase, 3, 5);
    Groups groups = Groups.of(coded, target);
    run.progress().check();
    run.progress().at(phase, 4, 5);
    List<CopulaGroup> fitted = fitGroups(coded, layout, groups.rows());
    run.progress().at(phase, 5, 5);
    Provenance provenance =
        new Provenance(
            NAME,
            Versions.understudy(),
            run.dataSha256(),
            train.rowCount(),
            run.seed().value(),
            configuration(encoding, coded, layout, groups));
    return new CopulaModel(provenance, schema, encoding, layout, fitted);
  }

  private TreeMap<String, String> configuration(
      TableEncoding encoding, CodedTable coded, LatentLayout layout, Groups groups) {
    TreeMap<String, String> configuration = new TreeMap<>();
    configuration.put("rare", rare.name().toLowerCase(Locale.ROOT));
    configuration.put("groups", Integer.toString(groups.count()));
    configuration.put(
        "grouped_by",
        String.join(
            ", ", groups.hubs().stream().map(hub -> coded.features().get(hub).name()).toList()));
    encoding.describeRelations(configuration);
    configuration.put("looked_up", Dependencies.describe(layout.rules(), coded));
    if (layout.latents().length > WIDEST) {
      configuration.put(
          "correlated",
          "within blocks of " + BLOCK + " neighbouring features, of " + layout.latents().length);
    }
    return configuration;
  }

  private static List<CopulaGroup> fitGroups(
      CodedTable coded, LatentLayout layout, int[][] groupRows) {
    int[] latents = layout.latents();
    int[][] rankOfCode = Arrays.stream(latents).mapToObj(layout::ranks).toArray(int[][]::new);
    int[] blocks =
        IntStream.range(0, latents.length)
            .map(latent -> latents.length <= WIDEST ? 0 : latent / BLOCK)
            .toArray();
    double[][] whole = wholeProbabilities(Marginals.of(coded), latents, rankOfCode);
    double[][][] correlations = new double[groupRows.length][][];
    double[][][] probabilities = new double[groupRows.length][latents.length][];
    Chunks.forEach(
        groupRows.length,
        1,
        (from, _) -> {
          int[][] ranks = new int[latents.length][];
          HermiteScores[] scores = new HermiteScores[latents.length];
          for (int latent = 0; latent < latents.length; latent++) {
            ranks[latent] =
                ranks(coded.features().get(latents[latent]), rankOfCode[latent], groupRows[from]);
            probabilities[from][latent] =
                groupRows.length == 1
                    ? whole[latent]
                    : smooth(coded.features().get(latents[latent]), ranks[latent], whole[latent]);
            scores[latent] = new HermiteScores(probabilities[from][latent]);
          }
          correlations[from] = LatentCorrelations.estimate(ranks, scores, blocks);
        });
    int[] sizes = Arrays.stream(groupRows).mapToInt(rows -> rows.length).toArray();
    double[][][] pooled =
        groupRows.length == 1 ? correlations : CorrelationMatrix.pool(correlations, sizes);
    double noise =
        groupRows.length == 1
            ? CorrelationMatrix.noiseShare(correlations[0], sizes[0])
            : CorrelationMatrix.noiseShare(
                CorrelationMatrix.mean(
                    correlations, Arrays.stream(sizes).asDoubleStream().toArray()),
                coded.rowCount());
    return Chunks.map(
        groupRows.length,
        1,
        (from, _) ->
            new CopulaGroup(
                sizes[from],
                probabilities[from],
                CorrelationMatrix.repair(CorrelationMatrix.shrink(pooled[from], noise))));
  }

  private static double[] smooth(CodedTable.Feature feature, int[] ranks, double[] whole) {
    long[] counts = counts(ranks, whole.length);
    return feature.ordered()
        ? Smoothing.ordered(counts, whole)
        : Smoothing.unordered(counts, whole);
  }

  private static double[][] wholeProbabilities(
      Marginals marginals, int[] latents, int[][] rankOfCode) {
    double[][] whole = new double[latents.length][];
    for (int latent = 0; latent < latents.length; latent++) {
      long[] counts = marginals.count(latents[latent]);
      double total = Arrays.stream(counts).sum();
      whole[latent] = new double[counts.length];
      for (int code = 0; code < counts.length; code++) {
        whole[latent][rankOfCode[latent][code]] = counts[code] / total;
      }
    }
    return whole;
  }

  private static int[] ranks(CodedTable.Feature feature, int[] rankOfCode, int[] rows) {
    int[] ranks = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int code = feature.codes()[rows[i]];
      ranks[i] = code < 0 ? CodedTable.UNKNOWN : rankOfCode[code];
    }
    return ranks;
  }

  private static long[] counts(int[] ranks, int cardinality) {
    long[] counts = new long[cardinality];
    for (int rank : ranks) {
      if (rank >= 0) {
        counts[rank]++;
      }
    }
    return counts;
  }

  @Override
  public Model load(ModelArchive archive) {
    return CopulaModel.load(archive);
  }
}
