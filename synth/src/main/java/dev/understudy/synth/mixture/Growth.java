package dev.understudy.synth.mixture;

import dev.understudy.synth.mixture.Components.Responsibilities;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Grows a mixture: it begins with a component per class of the target (one, if there is none) and
/// splits every component in two, stage by stage, with some rounds of EM between. Early stages,
/// which only need to find the coarse structure, look at part of the rows.
final class Growth {

  /// Rounds of EM per stage, and in the last stage of all: a stage needs no more to be cut where
  /// its components differ, while the last is what is kept.
  private static final int ROUNDS = 5;

  private static final int LAST_ROUNDS = 15;

  /// Rows looked at while there are `k` components: at least the first, and the second for each.
  private static final int FEWEST_ROWS = 4_000;

  private static final int ROWS_EACH = 256;

  /// Most probabilities of a model: 64 MB of them in its file before compression.
  private static final int MOST_PROBABILITIES = 1 << 23;

  /// Most products of a round of EM, some seconds of two cores. What is left out of a stage's rows
  /// is looked at once at the end.
  private static final double MOST_WORK = 0x1p33;

  /// A stage that would add less to the number of components is not worth its time.
  private static final double LEAST_GROWTH = 1.1;

  /// A stage once its rounds are over.
  ///
  /// @param components how many
  /// @param heldOut log likelihood of the rows held back
  /// @param strengths with which they are most likely
  record Stage(int components, double heldOut, Strengths strengths) {}

  /// @param segment the coarse segment each component comes from, `[component]`
  record Grown(Components components, int[] segment) {}

  private final CodedRows table;
  private final int[] rows;
  private final Seed seed;
  private final Progress progress;
  private final Split split;
  private final double leastPersons;

  private int[] looked = {};
  private Responsibilities found = new Responsibilities(List.of(), 0);
  private int[] segment = {};

  /// @param rows to learn from
  Growth(CodedRows table, int[] rows, Seed seed, Progress progress) {
    this.table = table;
    this.rows = shuffled(rows, seed);
    this.seed = seed;
    this.progress = progress;
    this.leastPersons = leastPersons(table.persons());
    this.split = new Split(table, leastPersons);
  }

  /// Least weight of a component, in persons: with fewer it would tell about single persons. Large
  /// tables can afford more.
  private static double leastPersons(double persons) {
    return Math.clamp(Math.sqrt(persons) / 4, 15.0, 40.0);
  }

  private static int[] shuffled(int[] rows, Seed seed) {
    int[] shuffled = rows.clone();
    seed.child("rows").stream().shuffle(shuffled);
    return shuffled;
  }

  /// Grows until rows held back are no longer more likely, and tells how each stage went.
  List<Stage> explore(int[] held) {
    begin();
    List<Stage> stages = new ArrayList<>();
    Strengths strengths = Strengths.first(table);
    for (int stage = 0; ; stage++) {
      Components settled = settle(strengths, ROUNDS);
      int count = settled.count();
      Responsibilities judged = settled.responsibilities(table, held);
      if (count > 1) {
        // a single component is the whole and would lean on it without limit, and so its halves
        strengths = Maximisation.strengths(table, found, judged, count, strengths);
      }
      double[] weights = Maximisation.weights(table, found, count).rows();
      Components smoothed =
          Maximisation.components(table, found, weights, identity(count), strengths);
      double heldOut = smoothed.responsibilities(table, held).logLikelihood();
      stages.add(new Stage(count, heldOut, strengths));
      boolean worthwhile = stage < 2 || worthwhile(stages.get(stage - 1), stages.get(stage));
      if (!worthwhile || !halve(stage)) {
        return stages;
      }
    }
  }

  private static boolean worthwhile(Stage before, Stage now) {
    return now.heldOut > before.heldOut && now.components > LEAST_GROWTH * before.components;
  }

  /// Grows through as many stages as there are strengths.
  Grown grow(List<Strengths> strengths) {
    begin();
    for (int stage = 0; ; stage++) {
      boolean last = stage == strengths.size() - 1;
      Components settled = settle(strengths.get(stage), last ? LAST_ROUNDS : ROUNDS);
      if (last || !halve(stage)) {
        Components whole =
            looked.length == rows.length ? settled : complete(settled, strengths.get(stage));
        return new Grown(whole, segment);
      }
    }
  }

  /// A last round with all rows.
  private Components complete(Components settled, Strengths strengths) {
    looked = rows;
    found = settled.responsibilities(table, looked);
    return maximise(strengths);
  }

  private void begin() {
    looked = rows(1);
    found = split.byTarget(looked);
    segment = identity(split.classes());
  }

  /// Rounds of EM with the present components, of which those with too few persons go.
  private Components settle(Strengths strengths, int rounds) {
    Components settled = maximise(strengths);
    looked = rows(segment.length);
    for (int round = 1; round < rounds; round++) {
      progress.check();
      found = settled.responsibilities(table, looked);
      settled = maximise(strengths);
    }
    found = settled.responsibilities(table, looked);
    return settled;
  }

  private Components maximise(Strengths strengths) {
    Maximisation.Weights weights = Maximisation.weights(table, found, segment.length);
    int[] kept = Maximisation.kept(weights.persons(), leastPersons * lookedShare());
    int[] before = segment;
    segment = Arrays.stream(kept).map(k -> before[k]).toArray();
    return Maximisation.components(table, found, weights.rows(), kept, strengths);
  }

  /// Cuts the components in two. False if that makes the model too large or none has enough
  /// persons.
  private boolean halve(int stage) {
    int count = segment.length;
    long next = 2L * count;
    double work = (double) next * table.features() * rows((int) next).length;
    if (next * table.codeCount() > MOST_PROBABILITIES || work > MOST_WORK) {
      return false;
    }
    double least = leastPersons * lookedShare();
    Split.Children children = split.halve(found, count, least, seed.child(stage));
    found = children.found();
    int[] before = segment;
    segment =
        count <= Segments.MOST / 2
            ? identity(children.count())
            : Arrays.stream(children.parent()).map(k -> before[k]).toArray();
    return children.count() > count;
  }

  private double lookedShare() {
    return (double) looked.length / rows.length;
  }

  private static int[] identity(int count) {
    return IntStream.range(0, count).toArray();
  }

  /// The rows looked at while there are `count` components.
  private int[] rows(int count) {
    long wanted = Math.max(FEWEST_ROWS, (long) ROWS_EACH * count);
    return wanted >= rows.length ? rows : Arrays.copyOf(rows, (int) wanted);
  }
}
