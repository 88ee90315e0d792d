package dev.understudy.synth.measured;

import dev.understudy.learn.graphical.BalancedDraw;
import dev.understudy.learn.graphical.GraphicalModel;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Explained;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Run;
import dev.understudy.synth.Sink;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.confidential.Measured;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.encoding.ConditionedDraw;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.ChunkedSampling;
import dev.understudy.synth.internal.Versions;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A graphical model of noisy tables that draws rows.
///
/// Its first features are units of codes, which depend on each other; feature `features + k` has
/// the codes of feature k of the encoding and depends on its unit only.
public final class MeasuredModel implements Model, Conditional, Explained, Measured {

  private final Provenance provenance;
  private final Schema schema;
  private final TableEncoding encoding;
  private final GraphicalModel model;
  private final List<Measurement> measurements;
  private final int features;

  MeasuredModel(
      Provenance provenance,
      Schema schema,
      TableEncoding encoding,
      GraphicalModel model,
      List<Measurement> measurements) {
    this.provenance = provenance;
    this.schema = schema;
    this.encoding = encoding;
    this.model = model;
    this.measurements = List.copyOf(measurements);
    this.features = encoding.features().size();
  }

  /// @param name of the generator
  /// @param learned from `tables`
  public static MeasuredModel of(
      String name, PrivateRows rows, UnitModel learned, NoisyTables tables, Run run) {
    var provenance =
        new Provenance(
            name,
            Versions.understudy(),
            "",
            Math.max(1, Math.round(learned.total())),
            run.seed().value(),
            new TreeMap<>(Map.of("tables", Integer.toString(tables.released().size()))));
    return new MeasuredModel(
        provenance, rows.schema(), rows.encoding(), learned.overCodes(), tables.released());
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
  public TableEncoding encoding() {
    return encoding;
  }

  @Override
  public List<Measurement> measurements() {
    return measurements;
  }

  @Override
  public List<Withheld> withheld() {
    return encoding.withheld();
  }

  @Override
  public void sample(long rows, Seed seed, Sink sink, Progress progress) {
    ChunkedSampling.run(
        rows,
        seed,
        (firstRow, count, own) -> {
          DrawnCodes drawn = draw(model, count, own);
          return encoding.decode(
              firstRow, count, drawn.codes(), drawn.positions(), own.child("decode").stream());
        },
        sink,
        progress);
  }

  private DrawnCodes draw(GraphicalModel distribution, int rows, Seed seed) {
    int[][] drawn = new BalancedDraw(distribution, seed.stream()).draw(rows);
    DrawnCodes codes = new DrawnCodes(features, rows);
    RandomStream positions = seed.child("positions").stream();
    for (int row = 0; row < rows; row++) {
      for (int feature = 0; feature < features; feature++) {
        codes.codes()[feature][row] = drawn[features + feature][row];
        codes.positions()[feature][row] = positions.nextDouble();
      }
    }
    return codes;
  }

  @Override
  public void sampleWhere(
      List<Condition> conditions, long rows, Seed seed, Sink sink, Progress progress) {
    ConditionedDraw conditioned =
        ConditionedDraw.of(conditions, schema, encoding, List.of(), this::candidates);
    ChunkedSampling.run(rows, seed, conditioned::chunk, sink, progress);
  }

  private ConditionedDraw.Candidates candidates(boolean[] @Nullable [] possible) {
    boolean[] @Nullable [] evidence = new boolean[2 * features] @Nullable [];
    System.arraycopy(possible, 0, evidence, features, features);
    Optional<GraphicalModel> given = model.given(evidence);
    return (rows, seed) ->
        given.map(one -> draw(one, rows, seed)).orElse(new DrawnCodes(features, 0));
  }

  /// Features in the order they are drawn, each with those before it that it was counted with.
  @Override
  public List<Drivers> drivers() {
    List<Drivers> drivers = new ArrayList<>();
    List<Integer> drawn = new ArrayList<>();
    model
        .tree()
        .cliques()
        .forEach(clique -> {
          for (int feature : clique.residual()) {
            if (feature < features) {
              drivers.add(new Drivers(name(feature), driversOf(feature, drawn)));
              drawn.add(feature);
            }
          }
        });
    return drivers;
  }

  private List<Driver> driversOf(int feature, List<Integer> drawn) {
    TreeSet<Integer> together = new TreeSet<>();
    for (Measurement measurement : measurements) {
      List<Integer> crossed = Arrays.stream(measurement.features()).boxed().toList();
      if (crossed.contains(feature)) {
        together.addAll(crossed);
      }
    }
    together.retainAll(drawn);
    TreeMap<Integer, Double> nats = new TreeMap<>();
    for (int other : together) {
      double told = MutualInformation.of(model, feature, other);
      if (told > MutualInformation.NOTHING) {
        nats.put(other, told);
      }
    }
    double sum = nats.values().stream().mapToDouble(Double::doubleValue).sum();
    return nats.entrySet().stream()
        .map(told -> new Driver(name(told.getKey()), told.getValue() / sum, told.getValue()))
        .sorted(Comparator.comparingDouble((Driver driver) -> -driver.share()))
        .toList();
  }

  private String name(int feature) {
    return encoding.features().get(feature).name();
  }

  @Override
  public void save(ModelArchive archive) {
    MeasuredArchive.save(archive, encoding, model, measurements);
  }
}
