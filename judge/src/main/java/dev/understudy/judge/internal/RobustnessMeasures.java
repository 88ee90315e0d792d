package dev.understudy.judge.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Robustness;
import dev.understudy.judge.internal.Attacked.Attack;
import dev.understudy.judge.internal.Attacked.Setting;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether models trained on synthetic rows are fooled more easily than models trained on real
/// ones.
///
/// @param measures accuracy under attack, synthetic-trained minus real-trained; empty without a
///   target
/// @param curves accuracy against strength, real-trained and synthetic-trained
public record RobustnessMeasures(List<Measure> measures, List<Robustness> curves) {

  /// Where it was not asked for, or nothing is predicted.
  public static final RobustnessMeasures NONE = new RobustnessMeasures(List.of(), List.of());

  /// The strength at which models are compared: .2 standard deviations.
  private static final int COMPARED = 3;

  private static final int MOST_TEST_ROWS = 2_000;
  private static final int MOST_COLUMNS = 300;
  private static final int REPLICATES = 200;
  private static final int FOLDS = 2;

  /// Models of training, synthetic, independent and copied rows come before those of the folds.
  private static final int FIRST_FOLD = 4;

  /// Test rows on which models of parts are attacked.
  private static final int MOST_PART_ROWS = 500;

  /// @param threads native threads of one fit of trees
  public static RobustnessMeasures of(
      JudgedTables tables, Schema schema, int threads, Progress progress) {
    List<ColumnSchema> modelled = Coding.modelled(schema);
    int[] targets =
        IntStream.range(0, modelled.size())
            .filter(column -> modelled.get(column).has(Role.TARGET))
            .toArray();
    if (targets.length == 0) {
      return NONE;
    }
    Target target = Target.of(tables.train(), targets[0]);
    Seed seed = tables.seed().child("robustness");
    if (target.classes().size() < 2) {
      return unknown(seed, "The target is a number or has one class; attacks need classes.");
    }
    if (tables.holdout().isEmpty()) {
      return unknown(seed, Scores.NO_HOLDOUT);
    }
    int[] columns = columns(tables.train().columns().size(), target, seed.child("columns"));
    Setting setting =
        new Setting(
            target,
            columns,
            NetworkInputs.of(tables.train(), columns),
            AttackSpace.of(tables.train(), modelled),
            Settings.yardstick(threads));
    return new Calculation(tables, setting, tables.holdout().get(), seed).run(progress);
  }

  private static int[] columns(int count, Target target, Seed seed) {
    int[] others = IntStream.range(0, count).filter(column -> column != target.column()).toArray();
    int[] drawn =
        CodedRows.draw(others.length, Math.min(others.length, MOST_COLUMNS), seed.stream());
    return Arrays.stream(drawn).map(index -> others[index]).sorted().toArray();
  }

  private static Definition definition(Attack attack) {
    return new Definition(attack.label + "_accuracy_change", Scores.ROBUSTNESS, true);
  }

  private static RobustnessMeasures unknown(Seed seed, String note) {
    return new RobustnessMeasures(
        Arrays.stream(Attack.values())
            .map(attack -> definition(attack).unknown(seed, note))
            .toList(),
        List.of());
  }

  /// A table models are trained on, and the test rows that are changed to fool them.
  private record Task(CodedRows train, int[] attacked, double[] strengths) {}

  /// Models of every table, under attack.
  ///
  /// @param halves of the holdout, each row under a model of the other half
  /// @param realParts of parts of the training rows, at the compared strength alone
  /// @param syntheticParts likewise of synthetic rows
  private record Results(
      Optional<Attacked> real,
      Optional<Attacked> synthetic,
      Optional<Attacked> independent,
      Optional<Attacked> copy,
      Optional<Attacked> halves,
      List<Attacked> realParts,
      List<Attacked> syntheticParts) {}

  private static final class Calculation {

    private final JudgedTables tables;
    private final Setting setting;
    private final CodedRows holdout;
    private final CodedRows test;
    private final int[] testRows;
    private final Seed seed;

    Calculation(JudgedTables tables, Setting setting, CodedRows holdout, Seed seed) {
      this.tables = tables;
      this.setting = setting;
      this.seed = seed;
      this.holdout = setting.target().known(holdout);
      int size = Math.min(MOST_TEST_ROWS, this.holdout.rows());
      this.testRows =
          Arrays.stream(CodedRows.draw(this.holdout.rows(), size, seed.child("test rows").stream()))
              .sorted()
              .toArray();
      this.test = this.holdout.select(testRows);
    }

    RobustnessMeasures run(Progress progress) {
      if (test.rows() == 0) {
        return unknown(seed, "No holdout row has a known class.");
      }
      List<Task> tasks = tasks();
      List<Optional<Attacked>> results =
          Chunks.map(
              tasks.size(),
              1,
              (task, end) -> {
                progress.check();
                Task of = tasks.get(task);
                return Attacked.of(setting, of.train, test.select(of.attacked), of.strengths, seed);
              });
      int parts = FIRST_FOLD + FOLDS;
      int half = (tasks.size() - parts) / 2;
      List<Optional<Attacked>> folds = results.subList(FIRST_FOLD, parts);
      return measures(
          new Results(
              results.get(0),
              results.get(1),
              results.get(2),
              results.get(3),
              folds.stream().allMatch(Optional::isPresent)
                  ? Optional.of(
                      Attacked.joined(
                          folds.stream().flatMap(Optional::stream).toList(),
                          tasks.subList(FIRST_FOLD, parts).stream().map(Task::attacked).toList(),
                          test.rows()))
                  : Optional.empty(),
              results.subList(parts, parts + half).stream().flatMap(Optional::stream).toList(),
              results.stream().skip(parts + half).flatMap(Optional::stream).toList()));
    }

    /// Of the four tables, of the folds of the holdout, of the parts of training and synthetic
    /// rows.
    private List<Task> tasks() {
      int[] all = IntStream.range(0, test.rows()).toArray();
      List<Task> tasks = new ArrayList<>();
      for (CodedRows train :
          List.of(tables.train(), tables.synthetic(), tables.independent(), tables.copy())) {
        tasks.add(new Task(train, all, Attacked.STRENGTHS));
      }
      int[] folds = Folds.deal(holdout.persons(), FOLDS, seed.child("folds").stream());
      for (int fold = 0; fold < FOLDS; fold++) {
        int tested = fold;
        tasks.add(
            new Task(
                holdout.select(Folds.rows(folds, fold, false)),
                Arrays.stream(all).filter(row -> folds[testRows[row]] == tested).toArray(),
                Attacked.STRENGTHS));
      }
      int[] some =
          CodedRows.draw(
              test.rows(), Math.min(test.rows(), MOST_PART_ROWS), seed.child("part rows").stream());
      for (CodedRows train : List.of(tables.train(), tables.synthetic())) {
        for (CodedRows part : TrainingParts.of(train, seed.child("parts"))) {
          tasks.add(new Task(part, some, new double[] {Attacked.STRENGTHS[COMPARED]}));
        }
      }
      return tasks;
    }

    private RobustnessMeasures measures(Results results) {
      if (results.real.isEmpty() || results.synthetic.isEmpty()) {
        return unknown(
            seed,
            "No model could be trained: the training or the synthetic rows hold fewer than two"
                + " classes, fewer than 10 known targets or no other column.");
      }
      Attacked real = results.real.get();
      Attacked synthetic = results.synthetic.get();
      byte[][] weights = Bootstrap.weights(test.persons(), REPLICATES, seed.child("resamples"));
      byte[] once = Weights.once(test.rows())[0];
      List<Measure> measures = new ArrayList<>();
      List<Robustness> curves = new ArrayList<>();
      for (Attack attack : Attack.values()) {
        double base = real.accuracy(attack, COMPARED, once);
        double change = synthetic.accuracy(attack, COMPARED, once) - base;
        measures.add(
            definition(attack)
                .measure(
                    change,
                    interval(attack, change, results, weights),
                    test.rows(),
                    seed,
                    Scores.anchors(
                        accuracy(results.halves, attack, once) - base,
                        accuracy(results.independent, attack, once) - base,
                        accuracy(results.copy, attack, once) - base),
                    note(attack, real, synthetic, once)));
        curves.add(curve(attack, "real", real, once));
        curves.add(curve(attack, "synthetic", synthetic, once));
      }
      return new RobustnessMeasures(List.copyOf(measures), List.copyOf(curves));
    }

    private static double accuracy(Optional<Attacked> of, Attack attack, byte[] once) {
      return of.isEmpty() ? Double.NaN : of.get().accuracy(attack, COMPARED, once);
    }

    /// Resampled test persons, and the scatter of models trained on other rows.
    private static @Nullable Interval interval(
        Attack attack, double change, Results results, byte[][] weights) {
      Attacked real = results.real.orElseThrow();
      Attacked synthetic = results.synthetic.orElseThrow();
      double ofTest =
          Intervals.standardError(
              Arrays.stream(weights)
                  .mapToDouble(replicate ->
                      synthetic.accuracy(attack, COMPARED, replicate)
                          - real.accuracy(attack, COMPARED, replicate))
                  .toArray());
      double half =
          TrainingParts.reach(Intervals.LEVEL)
              * Math.sqrt(
                  ofTest * ofTest
                      + ofTraining(results.realParts, attack)
                      + ofTraining(results.syntheticParts, attack));
      return Scores.interval(
          new Intervals.Bounds(Math.max(-1, change - half), Math.min(1, change + half)));
    }

    private static double ofTraining(List<Attacked> parts, Attack attack) {
      return TrainingParts.variance(
          parts.stream().mapToDouble(part -> part.accuracy(attack, 0)).toArray());
    }

    private String note(Attack attack, Attacked real, Attacked synthetic, byte[] once) {
      return Scores.sentences(
          String.format(
              Locale.ROOT,
              "Accuracy at strength %s: %.3f trained on real, %.3f on synthetic rows; unchanged"
                  + " rows %.3f and %.3f.",
              Attacked.STRENGTHS[COMPARED],
              real.accuracy(attack, COMPARED, once),
              synthetic.accuracy(attack, COMPARED, once),
              real.accuracy(attack, 0, once),
              synthetic.accuracy(attack, 0, once)),
          "A model that always says the same cannot be fooled: read it beside the unchanged rows.",
          "One model of each table; the holdout anchor is trained on either half of the holdout.",
          test.rows() < holdout.rows()
              ? String.format(Locale.ROOT, "On %d of %d holdout rows.", test.rows(), holdout.rows())
              : "",
          setting.columns().length < tables.train().columns().size() - 1
              ? "Models see " + setting.columns().length + " random columns."
              : "",
          setting.target().note(),
          tables.note());
    }

    /// Wilson intervals for as many trials as there are persons.
    private Robustness curve(Attack attack, String trainedOn, Attacked of, byte[] once) {
      int persons = test.personCount();
      List<Robustness.Point> points = new ArrayList<>();
      for (int i = 0; i < Attacked.STRENGTHS.length; i++) {
        double accuracy = of.accuracy(attack, i, once);
        Intervals.Bounds bounds = Intervals.wilson(accuracy * persons, persons, Intervals.LEVEL);
        points.add(
            new Robustness.Point(Attacked.STRENGTHS[i], accuracy, bounds.low(), bounds.high()));
      }
      return new Robustness(attack.model, trainedOn, attack.label, points);
    }
  }
}
