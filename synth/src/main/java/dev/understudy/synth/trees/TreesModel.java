package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
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

final class TreesModel implements Model {

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final PredictorBins bins;
  private final int[] presence;
  final List<CodeModel> models;

  TreesModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      PredictorBins bins,
      List<CodeModel> models) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.bins = bins;
    this.presence = encoding.presence();
    this.models = List.copyOf(models);
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
    int features = bins.binCounts().length;
    int[][] codes = new int[features][rows];
    double[][] positions = new double[features][rows];
    byte[][] drawn = new byte[features][rows];
    int[] all = new int[rows];
    for (CodeModel model : models) {
      int feature = model.feature();
      int gate = presence[feature];
      int count = 0;
      for (int row = 0; row < rows; row++) {
        if (gate < 0 || codes[gate][row] == TableEncoding.PRESENT) {
          all[count++] = row;
        } else {
          codes[feature][row] = CodedTable.UNKNOWN;
        }
      }
      for (int row = 0; row < rows; row++) {
        positions[feature][row] = random.nextDouble();
      }
      model.draw(drawn, all, count, random, codes[feature]);
      bins.encode(feature, codes[feature], drawn[feature]);
    }
    for (int[] feature : codes) {
      for (int row = 0; row < rows; row++) {
        feature[row] = Math.max(0, feature[row]);
      }
    }
    return encoding.decode(firstRow, rows, codes, positions, random);
  }

  @Override
  public void save(ModelArchive archive) {
    throw new IllegalStateException("not yet");
  }
}
