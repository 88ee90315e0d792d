package dev.understudy.synth.trees;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.CodedTable;
import dev.understudy.learn.tree.BoostedLogit;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.synth.ColumnMethod;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Versions;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Columns one after the other, each drawn given those before it, by boosted trees.
///
/// ```
///   p(row) = p(c_1) p(c_2 | c_1) ... p(c_k | c_1 .. c_k-1),  each factor a CodeModel
/// ```
///
/// The order is the user's, then the table's, with the target last, so that what predicts it is
/// learned as a predictive model would ([DrawingOrder]). Features that others determine are looked
/// up ([Dependencies]). No split is made for fewer persons than [TreesSettings] says, no value is a
/// person's: codes are bins and categories that enough persons share.
///
/// Sources: Nowok, Raab and Dibben, "synthpop", Journal of Statistical Software 74, 2016
/// (sequential trees); McCarter, "Unmasking Trees for Tabular Data", arXiv 2407.05593 (boosted
/// trees over a hierarchy of bins).
///
/// @param asked what the user asks for
public record TreesSynthesizer(GeneratorSettings asked) implements Synthesizer {

  public static final String NAME = "trees";

  private static final String PHASE = "growing trees";

  public TreesSynthesizer(RarePolicy rare) {
    this(GeneratorSettings.of(rare));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Columns one after the other by boosted trees: seconds, hard to tell from real rows";
  }

  @Override
  public Model fit(Table train, Schema schema, Run run) {
    run.progress().at(PHASE, 0, 0);
    TableEncoding encoding = TableEncoding.analyse(train, schema, asked.rare());
    run.progress().check();
    CodedTable coded = encoding.encode(train);
    int[] target = encoding.targetFeatures(schema);
    List<Dependencies.Rule> rules = Dependencies.find(coded, target);
    int[] order = DrawingOrder.of(encoding, asked.order(), target, rules);
    PredictorBins bins = PredictorBins.of(coded);
    List<CodeModel> models =
        new Fit(
                coded,
                bins.encode(coded),
                Persons.of(train, schema).rowWeights(),
                target,
                methods(encoding),
                TreesSettings.of(asked.leakage()),
                run)
            .all(order);
    Provenance provenance =
        new Provenance(
            NAME,
            Versions.understudy(),
            run.dataSha256(),
            train.rowCount(),
            run.seed().value(),
            configuration(encoding, coded, order, rules));
    return new TreesModel(provenance, schema, encoding, bins, models, rules);
  }

  /// How every feature is drawn.
  ///
  /// @throws UserError if a method is asked for an unknown column
  private ColumnMethod[] methods(TableEncoding encoding) {
    List<String> columns = encoding.columns().stream().map(ColumnEncoding::column).toList();
    for (String named : asked.methods().keySet()) {
      if (!columns.contains(named)) {
        throw UserError.unknownColumn(named, columns);
      }
    }
    List<ColumnMethod> methods = new ArrayList<>();
    for (ColumnEncoding column : encoding.columns()) {
      methods.addAll(
          Collections.nCopies(
              column.features().size(),
              asked.methods().getOrDefault(column.column(), ColumnMethod.BOOSTED)));
    }
    methods.addAll(Collections.nCopies(encoding.featuresOfRows().length, ColumnMethod.BOOSTED));
    return methods.toArray(ColumnMethod[]::new);
  }

  private TreeMap<String, String> configuration(
      TableEncoding encoding, CodedTable coded, int[] order, List<Dependencies.Rule> rules) {
    TreeMap<String, String> configuration = new TreeMap<>();
    configuration.put("leakage", asked.leakage().name().toLowerCase(Locale.ROOT));
    configuration.put("rare", asked.rare().name().toLowerCase(Locale.ROOT));
    if (!asked.methods().isEmpty()) {
      configuration.put(
          "methods",
          String.join(
              ", ",
              new TreeMap<>(asked.methods())
                  .entrySet().stream()
                      .map(one ->
                          one.getKey() + "=" + one.getValue().name().toLowerCase(Locale.ROOT))
                      .toList()));
    }
    configuration.put(
        "order",
        String.join(
            ", ",
            Arrays.stream(order)
                .mapToObj(feature -> coded.features().get(feature).name())
                .toList()));
    encoding.describeRelations(configuration);
    configuration.put("looked_up", Dependencies.describe(rules, coded));
    return configuration;
  }

  /// The circumstances of one fit.
  ///
  /// @param weight `[row]` what a row counts towards the persons in a leaf
  private record Fit(
      CodedTable coded,
      Predictors predictors,
      float[] weight,
      int[] target,
      ColumnMethod[] methods,
      TreesSettings settings,
      Run run) {

    /// Every question of every feature is a task of its own; the tasks are dealt out by cost, so
    /// that all cores end together.
    List<CodeModel> all(int[] order) {
      CodeTree[] trees = new CodeTree[order.length];
      BoostedLogit[][] logits = new BoostedLogit[order.length][];
      List<Task> tasks = new ArrayList<>();
      for (int place = 0; place < order.length; place++) {
        CodedTable.Feature feature = coded.features().get(order[place]);
        trees[place] = CodeTree.of(PredictorBins.counts(feature), feature.ordered());
        logits[place] = new BoostedLogit[trees[place].questionCount()];
        CodeTree.Routes routes = trees[place].route(feature.codes(), feature.cardinality());
        int[] given = Arrays.copyOf(order, place);
        int here = order[place];
        boolean isTarget = Arrays.stream(target).anyMatch(one -> one == here);
        for (int question = 0; question < logits[place].length; question++) {
          tasks.add(
              new Task(
                  place,
                  question,
                  new Question(
                      routes.rows()[question],
                      routes.yes()[question],
                      given,
                      isTarget,
                      run.seed().child(feature.name()).child(question))));
        }
      }
      List<Task> dealt = deal(tasks);
      Counter counter = new Counter(run.progress(), dealt.size());
      Chunks.forEach(
          dealt.size(),
          1,
          (from, _) -> {
            run.progress().check();
            Task task = dealt.get(from);
            logits[task.place()][task.number()] =
                task.question().answer(predictors, weight, methods[order[task.place()]], settings);
            counter.next();
          });
      List<CodeModel> models = new ArrayList<>();
      for (int place = 0; place < order.length; place++) {
        models.add(
            new CodeModel(
                order[place], Arrays.copyOf(order, place), trees[place], List.of(logits[place])));
      }
      return models;
    }

    /// Parallel loops hand out neighbouring items together, so the dear ones must not be
    /// neighbours.
    private static List<Task> deal(List<Task> tasks) {
      List<Task> sorted = new ArrayList<>(tasks);
      sorted.sort(Comparator.comparingLong((Task task) -> -task.question().cost()));
      int hands = 64;
      List<Task> dealt = new ArrayList<>();
      for (int hand = 0; hand < hands; hand++) {
        for (int i = hand; i < sorted.size(); i += hands) {
          dealt.add(sorted.get(i));
        }
      }
      return dealt;
    }
  }

  /// @param place of the feature in the order
  /// @param number of the question in the feature's tree
  private record Task(int place, int number, Question question) {}

  /// Tells how far the tasks are, from whichever thread ends one.
  private static final class Counter {
    private final Progress progress;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    Counter(Progress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    void next() {
      int now = done.incrementAndGet();
      if (now % Math.max(1, total / 100) == 0) {
        synchronized (this) {
          progress.at(PHASE, now, total);
        }
      }
    }
  }

  @Override
  public Model load(ModelArchive archive) {
    return TreesArchive.load(archive);
  }
}
