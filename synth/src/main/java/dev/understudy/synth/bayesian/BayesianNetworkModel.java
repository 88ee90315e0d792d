package dev.understudy.synth.bayesian;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Explained;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.confidential.Measured;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.ConditionedDraw;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fitted [BayesianNetworkSynthesizer].
final class BayesianNetworkModel
    implements Model, Conditional, Completion, Likelihood, Explained, Measured {

  private static final int LIKELIHOOD_ROWS = 1024;

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final int[] modelled;
  private final List<Dependencies.Rule> rules;
  private final Network network;
  private final AncestralDraw draw;
  private final List<Measurement> measurements;

  /// @param modelled the features of the network, ascending
  /// @param rules for the others
  /// @param measurements the noisy tables the network was made of, none if it was learned from rows
  BayesianNetworkModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      int[] modelled,
      List<Dependencies.Rule> rules,
      Network network,
      List<Measurement> measurements) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.modelled = modelled;
    this.rules = List.copyOf(rules);
    this.network = network;
    this.draw = new AncestralDraw(network);
    this.measurements = List.copyOf(measurements);
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
  public List<Measurement> measurements() {
    return measurements;
  }

  @Override
  public TableEncoding encoding() {
    return encoding;
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
    int[][] codes = new int[modelled.length][rows];
    double[][] positions = new double[modelled.length][rows];
    draw.fill(codes, positions, rows, seed.stream());
    DrawnCodes drawn = complete(codes, positions, rows);
    return encoding.decode(
        firstRow, rows, drawn.codes(), drawn.positions(), seed.child("decode").stream());
  }

  /// All features of drawn rows, those that are looked up among them.
  private DrawnCodes complete(int[][] codes, double[][] positions, int rows) {
    DrawnCodes drawn = new DrawnCodes(encoding.features().size(), rows);
    for (int k = 0; k < modelled.length; k++) {
      int[] shown = drawn.codes()[modelled[k]];
      for (int row = 0; row < rows; row++) {
        shown[row] = Math.max(0, codes[k][row]);
      }
      System.arraycopy(positions[k], 0, drawn.positions()[modelled[k]], 0, rows);
    }
    Dependencies.lookUp(rules, drawn.codes(), drawn.positions());
    return drawn;
  }

  @Override
  public void sampleWhere(
      List<Condition> conditions, long rows, Seed seed, Sink sink, Progress progress) {
    ConditionedDraw conditioned =
        ConditionedDraw.of(conditions, schema, encoding, rules, this::candidates);
    ChunkedSampling.run(rows, seed, conditioned::chunk, sink, progress);
  }

  private ConditionedDraw.Candidates candidates(boolean[] @Nullable [] possible) {
    boolean[] @Nullable [] own = new boolean[modelled.length] @Nullable [];
    Arrays.setAll(own, feature -> possible[modelled[feature]]);
    Optional<ExactInference> inference = ExactInference.of(network, draw, own);
    return (rows, seed) -> {
      int[][] codes = new int[modelled.length][rows];
      double[][] positions = new double[modelled.length][rows];
      if (inference.isPresent()) {
        boolean any = inference.get().fill(codes, positions, rows, seed.stream());
        return complete(codes, positions, any ? rows : 0);
      }
      draw.fill(codes, positions, rows, seed.stream());
      return only(complete(codes, positions, rows), codes, own);
    };
  }

  /// The rows whose codes are possible.
  private static DrawnCodes only(DrawnCodes drawn, int[][] codes, boolean[] @Nullable [] possible) {
    int[] kept = new int[drawn.rows()];
    int count = 0;
    for (int row = 0; row < kept.length; row++) {
      boolean fits = true;
      for (int feature = 0; feature < possible.length; feature++) {
        boolean[] allowed = possible[feature];
        fits &= allowed == null || codes[feature][row] < 0 || allowed[codes[feature][row]];
      }
      if (fits) {
        kept[count++] = row;
      }
    }
    DrawnCodes left = new DrawnCodes(drawn.codes().length, count);
    for (int i = 0; i < count; i++) {
      left.copy(i, drawn, kept[i]);
    }
    return left;
  }

  @Override
  public Completed complete(PartialRows rows, Seed seed, Progress progress) {
    PartialCodes partial = PartialCodes.of(rows, encoding, schema);
    new BayesianNetworkCompletion(network, draw, modelled, rules, partial).run(seed, progress);
    return partial.decode(seed.child("decode").stream());
  }

  @Override
  public double[] logProbability(Table rows) {
    CodedTable coded = encoding.encode(rows);
    int[][] codes =
        Arrays.stream(modelled)
            .mapToObj(feature -> coded.features().get(feature).codes())
            .toArray(int[][]::new);
    double[] logs = new double[rows.rowCount()];
    Chunks.forEach(
        logs.length,
        LIKELIHOOD_ROWS,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            logs[row] = network.logProbability(codes, row);
          }
        });
    return logs;
  }

  @Override
  public List<Drivers> drivers() {
    List<FeatureShape> shapes = encoding.features();
    List<Drivers> drivers = new ArrayList<>();
    for (int feature : network.order()) {
      int[] parents = network.tables().get(feature).parents();
      double[] gains = network.gains()[feature];
      double total = Arrays.stream(gains).sum();
      List<Driver> by = new ArrayList<>();
      for (int k = 0; k < parents.length; k++) {
        by.add(new Driver(shapes.get(modelled[parents[k]]).name(), gains[k] / total, gains[k]));
      }
      by.sort(Comparator.comparingDouble((Driver driver) -> -driver.share()));
      drivers.add(new Drivers(shapes.get(modelled[feature]).name(), by));
    }
    return drivers;
  }

  @Override
  public void save(ModelArchive archive) {
    BayesianNetworkArchive.save(archive, encoding, modelled, rules, network, measurements);
  }
}
