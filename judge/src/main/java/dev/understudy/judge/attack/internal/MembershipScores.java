package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.BoostedTrees;
import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.FeatureMatrix;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Neighbours;
import dev.understudy.table.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The membership attacks that need nothing but the released rows and some reference rows. All ask
/// the same people and share their neighbours.
final class MembershipScores {

  /// The classifier of released against reference rows, as the two-sample test has it.
  private static final Settings RATIO = new Settings(100, 6, 0.3, 1, 1);

  /// Rows of each side the classifier learns from.
  private static final int RATIO_ROWS = 20_000;

  /// Cells of each side: tables of hundreds of columns would take minutes.
  private static final int RATIO_CELLS = 3_000_000;

  /// Trees see every column for every split; more columns would take minutes.
  private static final int MOST_COLUMNS = 300;

  /// Added to distances before a logarithm, so that copies score high but finite.
  private static final double SMALLEST_DISTANCE = 1e-6;

  private final Arena arena;
  private final Optional<ModelScore> model;
  private final Progress progress;

  /// @param model attacked besides, empty for none
  MembershipScores(Arena arena, Optional<ModelScore> model, Progress progress) {
    this.arena = arena;
    this.model = model;
    this.progress = progress;
  }

  List<MembershipScore> all() {
    return of(Set.of());
  }

  /// Only these attacks, in the order of [#all]; an empty set means all.
  List<MembershipScore> of(Set<String> wanted) {
    Predicate<String> asked = name -> wanted.isEmpty() || wanted.contains(name);
    boolean learned = asked.test(LearnedDistance.NAME);
    List<MembershipScore> scores = new ArrayList<>();
    progress.check();
    Neighbours toJudged =
        MixedNeighbours.nearest(
            arena.asked().points(), arena.judged().points(), Arena.NEIGHBOURS, Metric.EUCLIDEAN);
    double[] nearest = toJudged.distances(0);
    scores.add(
        score("nearest_distance", negative(nearest), "A member has a synthetic row nearby."));
    scores.add(
        score(
            "distance_difference",
            difference(arena.toReference().distances(0), nearest),
            "A member is nearer to a synthetic row than to a reference row."));
    double[] density = densityRatio(toJudged);
    scores.add(
        score(
            "density_ratio",
            density,
            "Synthetic rows are denser around a member than reference rows (DOMIAS)."));
    progress.check();
    double[] gower = new double[0];
    if (learned || asked.test("gower_distance")) {
      gower = gower(arena.asked(), arena.judged(), arena.reference());
      scores.add(
          score(
              "gower_distance", negative(gower), "A member has a synthetic row nearby, by Gower."));
      progress.check();
    }
    double[] classifier = new double[0];
    if (learned || asked.test("classifier_ratio")) {
      classifier = classifierRatio();
      scores.add(
          score(
              "classifier_ratio",
              classifier,
              "Trees that tell synthetic from reference rows take a member for synthetic"
                  + " (LOGAN)."));
      progress.check();
    }
    double[] marginals = new double[0];
    if (learned || asked.test("marginal_ratio")) {
      marginals =
          new MarginalRatio(
                  arena.judged(),
                  arena.reference(),
                  arena.judged(),
                  arena.seed().child("marginals"))
              .scores(arena.asked());
      scores.add(
          score(
              "marginal_ratio",
              marginals,
              "Combinations of two and three values of a member are more frequent in synthetic than"
                  + " in reference rows."));
      progress.check();
    }
    if (learned) {
      scores.add(
          new LearnedDistance(arena, toJudged)
              .score(List.of(nearest, density, gower, classifier, marginals)));
      progress.check();
    }
    model
        .filter(attacked -> asked.test(ModelScore.NAME))
        .flatMap(attacked -> attacked.score(arena))
        .ifPresent(scores::add);
    return scores.stream().filter(score -> asked.test(score.name())).toList();
  }

  private MembershipScore score(String name, double[] values, String note) {
    boolean[] evaluated = new boolean[values.length];
    Arrays.fill(evaluated, true);
    return new MembershipScore(name, values, evaluated, note);
  }

  private static double[] negative(double[] distances) {
    return Arrays.stream(distances).map(distance -> -distance).toArray();
  }

  private static double[] difference(double[] minuend, double[] subtrahend) {
    return IntStream.range(0, minuend.length)
        .mapToDouble(row -> finite(minuend[row]) - finite(subtrahend[row]))
        .toArray();
  }

  private static double finite(double distance) {
    return Double.isFinite(distance) ? distance : 1e9;
  }

  /// Logarithm of the ratio of densities, up to a factor the same for all rows: the mean over ranks
  /// of log distance to the reference minus log distance to the released rows.
  private double[] densityRatio(Neighbours toJudged) {
    double[] ratio = new double[arena.asked().rows()];
    for (int row = 0; row < ratio.length; row++) {
      for (int rank = 0; rank < Arena.NEIGHBOURS; rank++) {
        ratio[row] +=
            logarithm(arena.toReference().distances()[row][rank])
                - logarithm(toJudged.distances()[row][rank]);
      }
    }
    return ratio;
  }

  private static double logarithm(double distance) {
    return StrictMath.log(SMALLEST_DISTANCE + finite(distance));
  }

  /// Distance of each asked row to the nearest judged row: absolute differences of numbers over
  /// their range among the reference rows.
  static double[] gower(CodedRows asked, CodedRows judged, CodedRows reference) {
    int[] columns = IntStream.range(0, asked.columns().size()).toArray();
    double[] ranges =
        Arrays.stream(columns).mapToDouble(column -> range(reference, column)).toArray();
    return MixedNeighbours.nearest(
            asked.points(columns, ranges), judged.points(columns, ranges), 1, Metric.MANHATTAN)
        .distances(0);
  }

  /// Range of a column's numbers among the rows the attacker knows, 1 where they do not differ.
  private static double range(CodedRows rows, int column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double number : rows.numbers()[column]) {
      if (!Double.isNaN(number)) {
        low = Math.min(low, number);
        high = Math.max(high, number);
      }
    }
    return high > low ? high - low : 1;
  }

  private double[] classifierRatio() {
    int columns = arena.asked().columns().size();
    int[] chosen =
        CodedRows.draw(
            columns,
            Math.min(columns, MOST_COLUMNS),
            arena.seed().child("classifier columns").stream());
    Arrays.sort(chosen);
    CodedRows judged = part(arena.judged(), "classifier judged");
    CodedRows reference = part(arena.reference(), "classifier reference");
    float[] labels = new float[judged.rows() + reference.rows()];
    Arrays.fill(labels, 0, judged.rows(), 1);
    FeatureMatrix features =
        FeatureMatrix.stack(judged.features(chosen), reference.features(chosen));
    try (BoostedTrees trees = BoostedTrees.fit(features, labels, Objective.BINARY, 2, RATIO)) {
      float[][] predicted = trees.predict(arena.asked().features(chosen));
      return IntStream.range(0, predicted.length).mapToDouble(row -> predicted[row][0]).toArray();
    }
  }

  private CodedRows part(CodedRows rows, String name) {
    int most = Math.min(RATIO_ROWS, RATIO_CELLS / Math.min(MOST_COLUMNS, rows.columns().size()));
    return rows.rows() <= most ? rows : rows.sample(most, arena.seed().child(name));
  }
}
