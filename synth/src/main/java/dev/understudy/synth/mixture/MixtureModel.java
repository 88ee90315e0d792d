package dev.understudy.synth.mixture;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Segmented;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.CodeWords;
import dev.understudy.synth.encoding.ConditionedDraw;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fitted [MixtureSynthesizer].
final class MixtureModel implements Model, Conditional, Completion, Likelihood, Segmented {

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final int[] modelled;
  private final List<Dependencies.Rule> rules;
  private final Components components;
  private final int[] segment;
  private final ComponentDraw draw;

  /// @param modelled the features that components describe, ascending
  /// @param rules for the others
  /// @param segment the coarse segment of each component, `[component]`
  MixtureModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      int[] modelled,
      List<Dependencies.Rule> rules,
      Components components,
      int[] segment) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.modelled = modelled;
    this.rules = List.copyOf(rules);
    this.components = components;
    this.segment = segment;
    this.draw = new ComponentDraw(components, new boolean[modelled.length] @Nullable []);
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
    ChunkedSampling.run(rows, seed, this::chunk, sink, progress);
  }

  private Table chunk(long firstRow, int rows, Seed seed) {
    RandomStream random = seed.stream();
    DrawnCodes drawn = draw(draw, rows, random);
    return encoding.decode(
        firstRow, rows, drawn.codes(), drawn.positions(), seed.child("decode").stream());
  }

  /// Rows of codes, those that are looked up among them.
  DrawnCodes draw(ComponentDraw from, int rows, RandomStream random) {
    DrawnCodes drawn = new DrawnCodes(encoding.features().size(), rows);
    from.fill(drawn, modelled, rows, random);
    Dependencies.lookUp(rules, drawn.codes(), drawn.positions());
    return drawn;
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
            possible -> {
              boolean[] @Nullable [] own = new boolean[modelled.length] @Nullable [];
              Arrays.setAll(own, feature -> possible[modelled[feature]]);
              ComponentDraw given = new ComponentDraw(components, own);
              return (count, child) -> draw(given, count, child.stream());
            });
    ChunkedSampling.run(rows, seed, conditioned::chunk, sink, progress);
  }

  @Override
  public Completed complete(PartialRows rows, Seed seed, Progress progress) {
    PartialCodes partial = PartialCodes.of(rows, encoding, schema);
    new MixtureCompletion(components, modelled, rules, partial).run(seed, progress);
    return partial.decode(seed.child("decode").stream());
  }

  @Override
  public double[] logProbability(Table rows) {
    CodedTable coded = encoding.encode(rows);
    int[][] codes =
        Arrays.stream(modelled)
            .mapToObj(feature -> coded.features().get(feature).codes())
            .toArray(int[][]::new);
    return components.logProbability(codes, rows.rowCount());
  }

  @Override
  public List<Segment> segments() {
    return Segments.of(
        components, segment, modelled, encoding.features(), new CodeWords(encoding, schema));
  }

  @Override
  public void save(ModelArchive archive) {
    MixtureArchive.save(archive, encoding, modelled, rules, components, segment);
  }
}
