package dev.understudy.judge.internal;

import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Models that predict the target, trained on each table and tested on the real holdout.
///
/// @param target what is predicted
/// @param test the holdout rows whose target is known
/// @param real predictions of the model trained on training rows; empty where it cannot be trained
/// @param synthetic likewise on synthetic rows
/// @param holdout likewise on the holdout itself, three-fold, each row by a model that did not see
///   it
/// @param independent likewise on independent columns
/// @param copy likewise on a copy of training rows
/// @param notes what a reader must know
public record Utility(
    Target target,
    CodedRows test,
    Optional<Predictions> real,
    Optional<Predictions> synthetic,
    Optional<Predictions> holdout,
    Optional<Predictions> independent,
    Optional<Predictions> copy,
    List<String> notes) {

  private static final int FOLDS = 3;

  /// Fewer rows teach trees nothing.
  private static final int FEWEST_ROWS = 10;

  /// Settings of the common yardstick: enough trees for tables of 10^2 to 10^5 rows.
  private static final int ROUNDS = 200;

  private static final int DEPTH = 5;
  private static final double LEARNING_RATE = 0.1;
  private static final double MINIMUM_CHILD_WEIGHT = 5;

  /// Rows times classes a model is trained on: trees are grown per class.
  private static final int MOST_ROWS_TIMES_CLASSES = 100_000;

  private static final int MOST_COLUMNS = 300;

  /// @param threads native threads of one fit
  static Settings yardstick(int threads) {
    return new Settings(ROUNDS, DEPTH, LEARNING_RATE, MINIMUM_CHILD_WEIGHT, threads);
  }

  /// @param column index of the target
  /// @param threads native threads of one fit
  static Utility of(
      JudgedTables tables, CodedRows holdout, int column, int threads, Progress progress) {
    Target target = Target.of(tables.train(), column);
    Seed seed = tables.seed().child("utility");
    Trainer trainer = Trainer.of(target, tables, threads, seed);
    CodedRows test = target.known(holdout);
    boolean sameCopy = tables.copy().rows() >= tables.train().rows();
    List<Task> tasks = new ArrayList<>();
    tasks.add(new Task(tables.train(), test));
    tasks.add(new Task(tables.synthetic(), test));
    tasks.add(new Task(tables.independent(), test));
    if (!sameCopy) {
      tasks.add(new Task(tables.copy(), test));
    }
    int firstFold = tasks.size();
    int[] folds = Folds.deal(test.persons(), FOLDS, seed.child("folds").stream());
    for (int fold = 0; fold < FOLDS; fold++) {
      tasks.add(
          new Task(
              test.select(Folds.rows(folds, fold, false)),
              test.select(Folds.rows(folds, fold, true))));
    }
    List<Optional<float[][]>> results =
        Chunks.map(
            tasks.size(),
            1,
            (task, end) -> {
              progress.check();
              return trainer.run(tasks.get(task));
            });
    float[] truth = target.labels(test);
    List<Optional<Predictions>> predictions =
        results.subList(0, firstFold).stream()
            .map(result -> result.map(predicted -> new Predictions(target, truth, predicted)))
            .toList();
    return new Utility(
        target,
        test,
        predictions.get(0),
        predictions.get(1),
        joined(results.subList(firstFold, results.size()), folds)
            .map(predicted -> new Predictions(target, truth, predicted)),
        predictions.get(2),
        sameCopy ? predictions.get(0) : predictions.get(3),
        trainer.notes(tables));
  }

  /// The rows' predictions put back in order; empty if a fold has none.
  private static Optional<float[][]> joined(List<Optional<float[][]>> parts, int[] folds) {
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    float[][] all = new float[folds.length][];
    for (int fold = 0; fold < parts.size(); fold++) {
      float[][] part = parts.get(fold).orElseThrow();
      int[] rows = Folds.rows(folds, fold, true);
      for (int i = 0; i < rows.length; i++) {
        all[rows[i]] = part[i];
      }
    }
    return Optional.of(all);
  }

  /// Train on one table, predict another.
  private record Task(CodedRows train, CodedRows test) {}

  /// @param features the columns models see
  private record Trainer(Target target, int[] features, Settings settings, Seed seed) {

    static Trainer of(Target target, JudgedTables tables, int threads, Seed seed) {
      int[] others =
          IntStream.range(0, tables.train().columns().size())
              .filter(index -> index != target.column())
              .toArray();
      int[] drawn =
          CodedRows.draw(
              others.length, Math.min(others.length, MOST_COLUMNS), seed.child("columns").stream());
      int[] features = Arrays.stream(drawn).map(index -> others[index]).sorted().toArray();
      return new Trainer(target, features, yardstick(threads), seed);
    }

    Optional<float[][]> run(Task task) {
      CodedRows known = target.known(task.train());
      CodedRows train =
          known.rows() <= mostRows() ? known : known.sample(mostRows(), seed.child("rows"));
      float[] labels = target.labels(train);
      if (train.rows() < FEWEST_ROWS || task.test().rows() == 0 || features.length == 0) {
        return Optional.empty();
      }
      if (!target.isNumber() && classCount(labels) < 2) {
        return Optional.empty();
      }
      int classes = target.classes().size();
      Objective objective =
          target.isNumber()
              ? Objective.NUMBER
              : classes == 2 ? Objective.BINARY : Objective.CLASSES;
      try (BoostedTrees trees =
          BoostedTrees.fit(train.features(features), labels, objective, classes, settings)) {
        return Optional.of(trees.predict(task.test().features(features)));
      }
    }

    private int mostRows() {
      return MOST_ROWS_TIMES_CLASSES / Math.max(2, target.classes().size());
    }

    private int classCount(float[] labels) {
      boolean[] seen = new boolean[target.classes().size()];
      int count = 0;
      for (float label : labels) {
        if (!seen[(int) label]) {
          seen[(int) label] = true;
          count++;
        }
      }
      return count;
    }

    List<String> notes(JudgedTables tables) {
      List<String> notes = new ArrayList<>();
      if (!target.note().isEmpty()) {
        notes.add(target.note());
      }
      int greatest =
          Math.max(target.known(tables.train()).rows(), target.known(tables.synthetic()).rows());
      if (greatest > mostRows()) {
        notes.add("Models are trained on " + mostRows() + " random rows.");
      }
      if (tables.train().columns().size() - 1 > features.length) {
        notes.add("Models see " + features.length + " random columns.");
      }
      return List.copyOf(notes);
    }
  }

  /// Classes that no synthetic row has.
  List<String> lostClasses(CodedRows synthetic) {
    boolean[] seen = new boolean[target.classes().size()];
    if (!target.isNumber()) {
      for (float label : target.labels(target.known(synthetic))) {
        seen[(int) label] = true;
      }
    }
    return IntStream.range(0, seen.length)
        .filter(index -> !seen[index])
        .mapToObj(target.classes()::get)
        .toList();
  }
}
