package dev.understudy.synth.mixture;

import dev.understudy.synth.mixture.Components.Responsibilities;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grows a mixture: it begins with a component per class of the target (one, if there is none) and
/// splits every component in two, stage by stage, with some rounds of EM between. Early stages,
/// which only need to find the coarse structure, look at part of the rows.
final class Growth {

  /// Least weight of a component, in persons: with fewer it would tell about single persons.
  static final double LEAST_PERSONS = Integer.getInteger("mix.least", 10);

  private static final int ROUNDS = Integer.getInteger("mix.rounds", 10);

  /// Rows looked at while there are `k` components: at least the first, and the second for each.
  private static final int FEWEST_ROWS = 4_000;

  private static final int ROWS_EACH = 256;

  /// Most probabilities of a model: 64 MB of them in its file before compression.
  private static final int MOST_PROBABILITIES = 1 << 23;

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

  /// @param rows to learn from
  Growth(CodedRows table, int[] rows, Seed seed, Progress progress) {
    this.table = table;
    this.rows = shuffled(rows, seed);
    this.seed = seed;
    this.progress = progress;
    this.split = new Split(table);
  }

  private static int[] shuffled(int[] rows, Seed seed) {
    int[] shuffled = rows.clone();
    seed.child("rows").stream().shuffle(shuffled);
    return shuffled;
  }

  /// Grows until rows held back are no longer more likely, and tells how each stage went.
  List<Stage> explore(int[] held) {
    List<Stage> stages = new ArrayList<>();
    grow(null, held, stages);
    return stages;
  }

  /// Grows through as many stages as there are strengths.
  Grown grow(List<Strengths> strengths) {
    return grow(strengths, rows, new ArrayList<>());
  }

  private Grown grow(@Nullable List<Strengths> given, int[] held, List<Stage> stages) {
    Responsibilities found = split.byTarget(rows(1));
    int count = split.classes();
    int[] segment = new int[count];
    Arrays.setAll(segment, k -> k);
    Strengths strengths = given == null ? Strengths.first(table) : given.getFirst();
    Components components = null;
    for (int stage = 0; given == null || stage < given.size(); stage++) {
      if (given != null) {
        strengths = given.get(stage);
      }
      int[] looked = rows(count);
      for (int round = 0; round < ROUNDS; round++) {
        progress.check();
        double[] weights = Maximisation.weights(table, found, count);
        int[] kept = Maximisation.kept(weights, LEAST_PERSONS * looked.length / rows.length);
        components = Maximisation.components(table, found, weights, kept, strengths);
        int[] before = segment;
        segment = Arrays.stream(kept).map(k -> before[k]).toArray();
        count = kept.length;
        found = components.responsibilities(table, looked);
      }
      if (given == null) {
        double[] weights = Maximisation.weights(table, found, count);
        Responsibilities judged = components.responsibilities(table, held);
        strengths = Maximisation.strengths(table, found, judged, count, strengths);
        int[] all = new int[count];
        Arrays.setAll(all, k -> k);
        components = Maximisation.components(table, found, weights, all, strengths);
        double heldOut = components.responsibilities(table, held).logLikelihood();
        stages.add(new Stage(count, heldOut, strengths));
        if (System.getProperty("mix.verbose") != null)
          System.err.println(
              stage
                  + " K "
                  + count
                  + " rows "
                  + looked.length
                  + " held "
                  + heldOut / held.length
                  + " learned "
                  + found.logLikelihood() / looked.length
                  + " "
                  + Arrays.deepToString(strengths.step()));
        if (stage > 1 && heldOut < stages.get(stage - 1).heldOut()) {
          return new Grown(components, segment);
        }
      }
      boolean last = given != null && stage == given.size() - 1;
      if (last || 2L * count * table.codeCount() > MOST_PROBABILITIES) {
        return new Grown(components, segment);
      }
      Split.Children children =
          split.halve(found, count, LEAST_PERSONS * looked.length / rows.length, seed.child(stage));
      if (children.count() == count) {
        return new Grown(components, segment);
      }
      found = children.found();
      int[] before = segment;
      segment =
          count <= Segments.MOST / 2
              ? identity(children.count())
              : Arrays.stream(children.parent()).map(k -> before[k]).toArray();
      count = children.count();
    }
    throw new IllegalStateException("a mixture needs a stage");
  }

  private static int[] identity(int count) {
    int[] identity = new int[count];
    Arrays.setAll(identity, k -> k);
    return identity;
  }

  /// The rows looked at while there are `count` components.
  private int[] rows(int count) {
    long wanted = Math.max(FEWEST_ROWS, (long) ROWS_EACH * count);
    return wanted >= rows.length ? rows : Arrays.copyOf(rows, (int) wanted);
  }
}
