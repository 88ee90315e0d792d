package dev.understudy.synth.independent;

import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.synth.internal.CodeDistribution;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;

/// One distribution per feature.
final class IndependentModel implements Model {

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final double[][] probabilities;
  private final CodeDistribution[] distributions;

  /// @param probabilities `[feature][code]`, for the features of `encoding`
  IndependentModel(
      Provenance provenance, Schema schema, TableEncoding encoding, double[][] probabilities) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.probabilities = probabilities;
    this.distributions =
        Arrays.stream(probabilities).map(CodeDistribution::new).toArray(CodeDistribution[]::new);
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
    int[][] codes = new int[distributions.length][rows];
    double[][] positions = new double[distributions.length][rows];
    for (int feature = 0; feature < distributions.length; feature++) {
      CodeDistribution distribution = distributions[feature];
      for (int row = 0; row < rows; row++) {
        double u = random.nextDouble();
        codes[feature][row] = distribution.code(u);
        positions[feature][row] = distribution.position(codes[feature][row], u);
      }
    }
    return encoding.decode(firstRow, rows, codes, positions, random);
  }

  @Override
  public void save(ModelArchive archive) {
    archive.put("encoding", encoding);
    archive.put(
        "probabilities",
        NumberArray.of(
            new double[][] {
              Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).toArray()
            }));
  }

  static IndependentModel load(ModelArchive archive) {
    TableEncoding encoding = archive.get("encoding", TableEncoding.class);
    double[] flat = archive.array("probabilities").rows()[0];
    List<ColumnEncoding.FeatureShape> features = encoding.features();
    double[][] probabilities = new double[features.size()][];
    int next = 0;
    for (int feature = 0; feature < probabilities.length; feature++) {
      int end = next + features.get(feature).cardinality();
      if (end > flat.length) {
        throw new IllegalArgumentException("probabilities are missing");
      }
      probabilities[feature] = Arrays.copyOfRange(flat, next, end);
      next = end;
    }
    return new IndependentModel(archive.provenance(), archive.schema(), encoding, probabilities);
  }
}
