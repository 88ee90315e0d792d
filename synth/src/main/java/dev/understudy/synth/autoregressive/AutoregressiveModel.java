package dev.understudy.synth.autoregressive;

import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;

/// A fitted [AutoregressiveSynthesizer].
final class AutoregressiveModel implements Model {

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final RowDraw rows;
  private final int[] order;

  AutoregressiveModel(
      Provenance provenance, Schema schema, TableEncoding encoding, RowDraw rows, int[] order) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.rows = rows;
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
    ChunkedSampling.run(rows, seed, this::chunk, sink, progress);
  }

  private Table chunk(long firstRow, int count, Seed seed) {
    RandomStream random = seed.stream();
    int[][] codes = rows.draw(order, count, null, 0, random).codes();
    return decode(encoding, firstRow, codes, random);
  }

  /// The table of drawn codes; a cell without a value gets any, which nobody sees.
  static Table decode(TableEncoding encoding, long firstRow, int[][] codes, RandomStream random) {
    int count = codes.length == 0 ? 0 : codes[0].length;
    double[][] positions = new double[codes.length][count];
    for (int feature = 0; feature < codes.length; feature++) {
      for (int row = 0; row < count; row++) {
        codes[feature][row] = Math.max(0, codes[feature][row]);
        positions[feature][row] = random.nextDouble();
      }
    }
    return encoding.decode(firstRow, count, codes, positions, random);
  }

  @Override
  public void save(ModelArchive archive) {
    throw new IllegalStateException("not yet");
  }
}
