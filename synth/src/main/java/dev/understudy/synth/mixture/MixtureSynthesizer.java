package dev.understudy.synth.mixture;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Versions;
import dev.understudy.synth.mixture.Growth.Grown;
import dev.understudy.synth.mixture.Growth.Stage;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A mixture of components inside each of which all columns are independent (latent class analysis;
/// Lazarsfeld and Henry, 1968), fitted by EM. Every question to it has an exact answer: how
/// probable a row is, which components rows with some property come from, what else they hold.
///
/// Components are split in two until persons held back are no longer more likely ([Growth]); how
/// strongly a component leans on the whole table is learned from them too ([Strengths]). Features
/// that others determine are looked up ([Dependencies]).
///
/// @param rare what is emitted for categories of too few persons
public record MixtureSynthesizer(RarePolicy rare) implements Synthesizer {

  public static final String NAME = "mixture";

  private static final String PHASE = "growing a mixture";

  /// Persons up to which the number of components is chosen by all folds in turn.
  private static final int FOLDED = 5_000;

  private static final int FOLDS = 5;

  /// One fold of this many is held back in larger tables.
  private static final int PARTS = 10;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Segments of similar rows, columns independent inside each: exact likelihoods and conditions";
  }

  @Override
  public Model fit(Table train, Schema schema, Run run) {
    run.progress().at(PHASE, 0, 0);
    TableEncoding encoding = TableEncoding.analyse(train, schema, rare);
    run.progress().check();
    CodedTable coded = encoding.encode(train);
    int[] target = encoding.targetFeatures(schema);
    List<Dependencies.Rule> rules = Dependencies.find(coded, target);
    int[] modelled = Dependencies.undetermined(rules, coded.features().size());
    Persons persons = Persons.of(train, schema);
    CodedRows table = rows(coded, modelled, persons, target);
    Grown grown = grow(table, persons, run);
    TreeMap<String, String> configuration = new TreeMap<>();
    configuration.put("rare", rare.name().toLowerCase(Locale.ROOT));
    configuration.put("components", Integer.toString(grown.components().count()));
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
    return new MixtureModel(
        provenance, schema, encoding, modelled, rules, grown.components(), grown.segment());
  }

  private static CodedRows rows(CodedTable coded, int[] modelled, Persons persons, int[] target) {
    int[][] codes = new int[modelled.length][];
    int[] cardinality = new int[modelled.length];
    boolean[] ordered = new boolean[modelled.length];
    int classes = -1;
    for (int k = 0; k < modelled.length; k++) {
      CodedTable.Feature feature = coded.features().get(modelled[k]);
      codes[k] = feature.codes();
      cardinality[k] = feature.cardinality();
      ordered[k] = feature.ordered();
      classes = target.length > 0 && modelled[k] == target[target.length - 1] ? k : classes;
    }
    return CodedRows.of(codes, cardinality, ordered, persons, classes);
  }

  /// Chooses the number of stages by persons held back, then grows on all rows.
  private static Grown grow(CodedRows table, Persons persons, Run run) {
    int rows = table.weight().length;
    boolean folded = table.persons() <= FOLDED;
    int parts = folded ? FOLDS : PARTS;
    Seed folding = run.seed().child("folds");
    int[] fold =
        IntStream.range(0, rows)
            .map(row -> folding.child(persons.of(row)).stream().nextInt(parts))
            .toArray();
    List<List<Stage>> explored = new ArrayList<>();
    for (int held = 0; held < (folded ? parts : 1); held++) {
      run.progress().at(PHASE, held, folded ? parts + 1 : 2);
      int out = held;
      int[] judges = IntStream.range(0, rows).filter(row -> fold[row] == out).toArray();
      int[] learned = IntStream.range(0, rows).filter(row -> fold[row] != out).toArray();
      if (judges.length > 0 && learned.length > 0) {
        explored.add(
            new Growth(table, learned, run.seed().child("fold").child(held), run.progress())
                .explore(judges));
      }
    }
    List<Strengths> strengths = best(explored);
    if (strengths.isEmpty()) {
      strengths = List.of(Strengths.first(table));
    }
    return new Growth(
            table, IntStream.range(0, rows).toArray(), run.seed().child("all"), run.progress())
        .grow(strengths);
  }

  /// The strengths of the stages up to the one at which all held rows together are most likely.
  private static List<Strengths> best(List<List<Stage>> explored) {
    int stages = explored.stream().mapToInt(List::size).min().orElse(0);
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int stage = 0; stage < stages; stage++) {
      int at = stage;
      double sum = explored.stream().mapToDouble(fold -> fold.get(at).heldOut()).sum();
      if (sum > most) {
        most = sum;
        best = stage;
      }
    }
    List<Strengths> strengths = new ArrayList<>();
    for (int stage = 0; stage < Math.min(stages, best + 1); stage++) {
      int at = stage;
      strengths.add(
          Strengths.mean(explored.stream().map(fold -> fold.get(at).strengths()).toList()));
    }
    return strengths;
  }

  @Override
  public Model load(ModelArchive archive) {
    return MixtureArchive.load(archive);
  }
}
