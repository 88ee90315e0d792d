package dev.understudy.synth.autoregressive;

import dev.understudy.learn.Chunks;
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
import dev.understudy.synth.Sink;
import dev.understudy.synth.Tempered;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;

/// A fitted [AutoregressiveSynthesizer].
final class AutoregressiveModel implements Model, Conditional, Completion, Likelihood, Tempered {

  /// Rows whose likelihood is computed together.
  private static final int LIKELIHOOD_ROWS = 1024;

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final NetworkParts parts;

  /// What rows are drawn with: the parts at another temperature, or the same.
  private final NetworkParts drawn;

  private final int[] order;

  /// @param order in which features are drawn when nothing is asked of them, presence before value
  AutoregressiveModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      NetworkParts parts,
      int[] order) {
    this(provenance, schema, encoding, parts, parts, order);
  }

  private AutoregressiveModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      NetworkParts parts,
      NetworkParts drawn,
      int[] order) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.parts = parts;
    this.drawn = drawn;
    this.order = order;
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
    sample(order, rows, seed, sink, progress);
  }

  /// Draws rows with the features in another order.
  void sample(int[] chosen, long rows, Seed seed, Sink sink, Progress progress) {
    RowDraw draw = RowDraw.of(drawn, chosen);
    ChunkedSampling.run(
        rows, seed, (first, count, child) -> chunk(draw, first, count, child), sink, progress);
  }

  private Table chunk(RowDraw draw, long firstRow, int count, Seed seed) {
    RandomStream random = seed.stream();
    RowDraw.Rows rows = draw.begin(count);
    draw.draw(rows, count, 0, order.length, random);
    double[][] positions = positions(order.length, count, random);
    return encoding.decode(firstRow, count, shown(rows.codes()), positions, random);
  }

  @Override
  public void sampleWhere(
      List<Condition> conditions, long rows, Seed seed, Sink sink, Progress progress) {
    ChunkedSampling.run(rows, seed, conditional(conditions)::chunk, sink, progress);
  }

  ConditionalDraw conditional(List<Condition> conditions) {
    return new ConditionalDraw(conditions, schema, encoding, drawn, order);
  }

  @Override
  public Model at(double temperature) {
    return new AutoregressiveModel(
        provenance, schema, encoding, parts, parts.at(temperature), order);
  }

  @Override
  public Completed complete(PartialRows rows, Seed seed, Progress progress) {
    PartialCodes partial = PartialCodes.of(rows, encoding, schema);
    new AutoregressiveCompletion(drawn, order, partial).run(seed, progress);
    return partial.decode(seed.child("decode").stream());
  }

  @Override
  public double[] logProbability(Table table) {
    CodedTable coded = encoding.encode(table);
    int[][] codes = coded.features().stream().map(CodedTable.Feature::codes).toArray(int[][]::new);
    double[] sum = new double[table.rowCount()];
    RowDraw draw = RowDraw.of(parts, order);
    Chunks.forEach(
        sum.length, LIKELIHOOD_ROWS, (from, to) -> draw.addLogProbability(codes, from, to, sum));
    return sum;
  }

  /// Where inside their codes drawn values lie.
  static double[][] positions(int features, int rows, RandomStream random) {
    double[][] positions = new double[features][rows];
    for (double[] feature : positions) {
      for (int row = 0; row < rows; row++) {
        feature[row] = random.nextDouble();
      }
    }
    return positions;
  }

  /// Gives cells without a value any, which nobody sees, in place.
  static int[][] shown(int[][] codes) {
    for (int[] feature : codes) {
      for (int row = 0; row < feature.length; row++) {
        feature[row] = Math.max(0, feature[row]);
      }
    }
    return codes;
  }

  @Override
  public void save(ModelArchive archive) {
    AutoregressiveArchive.save(archive, encoding, parts, order);
  }
}
