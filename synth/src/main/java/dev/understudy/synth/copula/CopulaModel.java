package dev.understudy.synth.copula;

import dev.understudy.learn.NormalDistribution;
import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.synth.internal.CodeDistribution;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;

/// A fitted [CopulaSynthesizer].
final class CopulaModel implements Model, Conditional, Completion {

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final LatentLayout layout;
  private final List<CopulaGroup> groups;
  private final List<PreparedGroup> prepared;
  private final CodeDistribution groupDistribution;

  CopulaModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      LatentLayout layout,
      List<CopulaGroup> groups) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.layout = layout;
    this.groups = List.copyOf(groups);
    this.prepared = groups.stream().map(PreparedGroup::of).toList();
    this.groupDistribution =
        new CodeDistribution(groups.stream().mapToDouble(CopulaGroup::rows).toArray());
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
    DrawnCodes drawn = new DrawnCodes(layout.order().length, rows);
    int latents = layout.latents().length;
    double[] independent = new double[latents];
    for (int row = 0; row < rows; row++) {
      PreparedGroup group = prepared.get(groupDistribution.code(random.nextDouble()));
      for (int latent = 0; latent < latents; latent++) {
        independent[latent] = random.nextGaussian();
        double[] factor = group.factor()[latent];
        double z = 0;
        for (int k = group.begins()[latent]; k <= latent; k++) {
          z += factor[k] * independent[k];
        }
        layout.set(drawn, group, latent, row, NormalDistribution.cumulative(z));
      }
    }
    layout.lookUp(drawn.codes(), drawn.positions());
    return encoding.decode(firstRow, rows, drawn.codes(), drawn.positions(), random);
  }

  @Override
  public void sampleWhere(
      List<Condition> conditions, long rows, Seed seed, Sink sink, Progress progress) {
    ConditionalSampling conditional =
        ConditionalSampling.of(conditions, schema, encoding, layout, groups);
    ChunkedSampling.run(rows, seed, conditional::chunk, sink, progress);
  }

  @Override
  public Completed complete(PartialRows rows, Seed seed, Progress progress) {
    PartialCodes partial = PartialCodes.of(rows, encoding, schema);
    new CopulaCompletion(layout, groups, prepared, partial).run(seed, progress);
    return partial.decode(seed.child("decode").stream());
  }

  @Override
  public void save(ModelArchive archive) {
    CopulaArchive.save(archive, encoding, layout, groups);
  }

  static CopulaModel load(ModelArchive archive) {
    return CopulaArchive.load(archive);
  }
}
