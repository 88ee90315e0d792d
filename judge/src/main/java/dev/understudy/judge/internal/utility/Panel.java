package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Folds;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Predictions;
import dev.understudy.judge.internal.Target;
import dev.understudy.judge.internal.utility.Learner.Fitted;
import dev.understudy.judge.internal.utility.Learner.Problem;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Trains models on each table and tests them on the real holdout.
///
/// @param problem what is learned
/// @param test the holdout rows whose target is known
/// @param explained rows of `test` whose predictions are explained, ascending
/// @param tables what is judged
/// @param mostRows a model is trained on
/// @param seed of folds, subsets and models
record Panel(
    Problem problem,
    CodedRows test,
    int[] explained,
    JudgedTables tables,
    int mostRows,
    Seed seed) {

  private static final int FOLDS = 3;

  /// Fewer rows teach a model nothing.
  private static final int FEWEST_ROWS = 10;

  /// Rows times classes a model is trained on: trees are grown per class.
  private static int mostRowsTimesClasses(Suite suite) {
    return switch (suite) {
      case QUICK -> 20_000;
      case DEFAULT, FULL -> 100_000;
    };
  }

  private static final int MOST_COLUMNS = 300;

  /// Rows times classes that are explained: exact SHAP values of 2,000 rows take a second.
  private static final int MOST_EXPLAINED_TIMES_CLASSES = 4_000;

  static Panel of(JudgedTables tables, CodedRows holdout, Target target, Suite suite, Seed seed) {
    int[] others =
        IntStream.range(0, tables.train().columns().size())
            .filter(index -> index != target.column())
            .toArray();
    int[] drawn =
        CodedRows.draw(
            others.length, Math.min(others.length, MOST_COLUMNS), seed.child("columns").stream());
    int[] features = Arrays.stream(drawn).map(index -> others[index]).sorted().toArray();
    CodedRows test = target.known(holdout);
    int most = MOST_EXPLAINED_TIMES_CLASSES / Math.max(2, target.classes().size());
    int[] explained =
        CodedRows.draw(test.rows(), Math.min(test.rows(), most), seed.child("explained").stream());
    Arrays.sort(explained);
    return new Panel(
        new Problem(target, features, tables.train()),
        test,
        explained,
        tables,
        mostRowsTimesClasses(suite) / Math.max(2, target.classes().size()),
        seed);
  }

  /// What one training gave.
  ///
  /// @param predicted of all test rows
  /// @param contributions of the explained rows
  record Outcome(float[][] predicted, Optional<float[][]> contributions) {}

  /// One kind of model, trained on each table.
  ///
  /// @param learner its kind
  /// @param real trained on training rows: first on all, then on resamples of their persons; empty
  ///   where the first could not be trained
  /// @param synthetic likewise on synthetic rows
  /// @param holdout on the holdout itself, three-fold, each row by a model that did not see it
  /// @param independent on independent columns
  /// @param copy on a copy of training rows; where all fit in, these are the models of `real`
  record Run(
      Learner learner,
      List<Trained> real,
      List<Trained> synthetic,
      List<Trained> holdout,
      List<Trained> independent,
      List<Trained> copy) {}

  /// @param contributions of the explained rows, empty where not asked for
  record Trained(Predictions predictions, Optional<float[][]> contributions) {}

  /// @param part which training, 0 for all rows
  /// @param test rows to predict
  /// @param explained rows of `test` to explain
  private record Task(CodedRows train, int part, CodedRows test, int[] explained) {}

  /// @param seeds trainings on training rows and on synthetic rows; one on each of the anchors
  /// @param explain whether contributions are wanted of the first training on each table
  Run run(Learner learner, int seeds, boolean explain, Progress progress) {
    int[] asked = explain ? explained : new int[0];
    boolean sameCopy = tables.copy().rows() >= tables.train().rows();
    List<Task> tasks = new ArrayList<>();
    for (CodedRows trained : List.of(tables.train(), tables.synthetic())) {
      for (int part = 0; part < seeds; part++) {
        tasks.add(new Task(trained, part, test, part == 0 ? asked : new int[0]));
      }
    }
    tasks.add(new Task(tables.independent(), 0, test, asked));
    if (!sameCopy) {
      tasks.add(new Task(tables.copy(), 0, test, asked));
    }
    int firstFold = tasks.size();
    int[] folds = Folds.deal(test.persons(), FOLDS, seed.child("folds").stream());
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] inside = Folds.rows(folds, fold, true);
      tasks.add(
          new Task(
              test.select(Folds.rows(folds, fold, false)),
              0,
              test.select(inside),
              positions(asked, inside)));
    }
    List<Optional<Outcome>> outcomes = run(learner, tasks, progress);
    List<Trained> real = trained(outcomes.subList(0, seeds));
    return new Run(
        learner,
        real,
        trained(outcomes.subList(seeds, 2 * seeds)),
        trained(List.of(joined(outcomes.subList(firstFold, outcomes.size()), folds, asked))),
        trained(outcomes.subList(2 * seeds, 2 * seeds + 1)),
        sameCopy ? real : trained(outcomes.subList(2 * seeds + 1, firstFold)));
  }

  /// One training on all of `rows`, which need not be one of the tables judged.
  List<Trained> train(Learner learner, CodedRows rows, Progress progress) {
    return trained(run(learner, List.of(new Task(rows, 0, test, new int[0])), progress));
  }

  private List<Optional<Outcome>> run(Learner learner, List<Task> tasks, Progress progress) {
    return Chunks.map(
        tasks.size(),
        1,
        (task, end) -> {
          progress.check();
          return run(learner, tasks.get(task));
        });
  }

  private Optional<Outcome> run(Learner learner, Task task) {
    Target target = problem.target();
    CodedRows known = target.known(task.train());
    CodedRows most =
        known.rows() <= mostRows() ? known : known.sample(mostRows(), seed.child("rows"));
    Seed part = seed.child("training").child(task.part());
    CodedRows train = task.part() == 0 ? most : resampled(most, part.child("persons"));
    if (train.rows() < FEWEST_ROWS
        || task.test().rows() == 0
        || problem.features().length == 0
        || !target.isNumber() && !severalClasses(target.labels(train))) {
      return Optional.empty();
    }
    try (Fitted fitted = learner.fit(problem, train, part.child(learner.name()))) {
      return Optional.of(
          new Outcome(
              fitted.predict(task.test()),
              task.explained().length == 0
                  ? Optional.empty()
                  : fitted.contributions(task.test().select(task.explained()))));
    }
  }

  /// The rows of as many persons as there are, drawn with replacement.
  private static CodedRows resampled(CodedRows rows, Seed seed) {
    byte[] weights = Bootstrap.weights(rows.persons(), 1, seed)[0];
    return rows.select(
        IntStream.range(0, rows.rows())
            .flatMap(row -> IntStream.range(0, weights[row]).map(time -> row))
            .toArray());
  }

  private static boolean severalClasses(float[] labels) {
    for (float label : labels) {
      if (label != labels[0]) {
        return true;
      }
    }
    return false;
  }

  /// Where those of `asked` that are `inside` stand in it; both ascending.
  private static int[] positions(int[] asked, int[] inside) {
    return IntStream.range(0, inside.length)
        .filter(i -> Arrays.binarySearch(asked, inside[i]) >= 0)
        .toArray();
  }

  private List<Trained> trained(List<Optional<Outcome>> outcomes) {
    if (outcomes.getFirst().isEmpty()) {
      return List.of();
    }
    float[] truth = problem.target().labels(test);
    return outcomes.stream()
        .flatMap(Optional::stream)
        .map(outcome ->
            new Trained(
                new Predictions(problem.target(), truth, outcome.predicted()),
                outcome.contributions()))
        .toList();
  }

  /// The rows of the folds put back in order; empty if a fold has none.
  private static Optional<Outcome> joined(List<Optional<Outcome>> parts, int[] folds, int[] asked) {
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    float[][] predicted = new float[folds.length][];
    float[][] contributions = new float[asked.length][];
    boolean explained = asked.length > 0;
    for (int fold = 0; fold < parts.size(); fold++) {
      Outcome part = parts.get(fold).orElseThrow();
      int[] inside = Folds.rows(folds, fold, true);
      for (int i = 0; i < inside.length; i++) {
        predicted[inside[i]] = part.predicted()[i];
      }
      int[] positions = positions(asked, inside);
      explained &= part.contributions().isPresent() || positions.length == 0;
      for (int i = 0; i < positions.length && part.contributions().isPresent(); i++) {
        contributions[Arrays.binarySearch(asked, inside[positions[i]])] =
            part.contributions().get()[i];
      }
    }
    return Optional.of(
        new Outcome(predicted, explained ? Optional.of(contributions) : Optional.empty()));
  }

  /// What a reader must know of the target and of limits.
  String notes() {
    List<String> notes = new ArrayList<>();
    Target target = problem.target();
    if (!target.note().isEmpty()) {
      notes.add(target.note());
    }
    int greatest =
        Math.max(target.known(tables.train()).rows(), target.known(tables.synthetic()).rows());
    if (greatest > mostRows()) {
      notes.add("Models are trained on " + mostRows() + " random rows.");
    }
    if (tables.train().columns().size() - 1 > problem.features().length) {
      notes.add("Models see " + problem.features().length + " random columns.");
    }
    List<String> lost = lostClasses();
    if (!lost.isEmpty()) {
      notes.addFirst("No synthetic row has the class " + String.join(", ", lost) + ".");
    }
    return String.join(" ", notes);
  }

  private List<String> lostClasses() {
    Target target = problem.target();
    boolean[] seen = new boolean[target.classes().size()];
    if (!target.isNumber()) {
      for (float label : target.labels(target.known(tables.synthetic()))) {
        seen[(int) label] = true;
      }
    }
    return IntStream.range(0, seen.length)
        .filter(index -> !seen[index])
        .mapToObj(target.classes()::get)
        .toList();
  }
}
