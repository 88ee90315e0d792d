package dev.understudy.judge.attack.internal;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.attack.Refit;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.judge.internal.BoostedTrees;
import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.FeatureMatrix;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Membership by shadow models: an attacker who can run the generator again does so on people of
/// whom it decides by coin who is learned from, sees how each person's traces in the output change,
/// and looks for these traces in the released rows.
///
/// ```
///  people asked ──┬─ one half ──┬─ + reference rows ─► generator ─► shadow table ─► signals ─┐
///  (members and   │             │                                                            ├─ learned:
///   others alike) └─ other half ┴─ + reference rows ─► generator ─► shadow table ─► signals ─┘  in or out
///                                                                   released rows ─► signals ─► asked
/// ```
///
/// The coins know nothing of who was a member of the released table's training rows, so members and
/// others are treated alike, and on a table made of neither the attack is at chance. What betrays a
/// member is learned from the shadow tables alone, where the attacker knows the answer.
final class ShadowAttack implements AutoCloseable {

  static final String NAME = "shadow_models";

  /// Rows of a shadow table: neighbours of 20,000 people among them take a second.
  static final int MOST_ROWS = 50_000;

  /// People asked on each side: an AUC is then known to .004.
  private static final int MOST_ASKED = 10_000;

  /// Answers learned from; more would take longer than the shadow models.
  private static final int MOST_ANSWERS = 100_000;

  /// Shallow and slow, for the signal is weak.
  private static final Settings TREES = new Settings(150, 3, 0.05, 20, 1);

  private static final String PHASE = "running shadow models";

  private final Evidence evidence;
  private final People people;
  private final Seed seed;
  private final int memberCount;
  private final int firstMember;
  private final int firstOther;
  private final ShadowSignals signals;
  private final ShadowRatio ratio;
  private final BoostedTrees trees;
  private final int rows;
  private final int learned;
  private final int models;

  /// Runs the generator.
  ///
  /// @param evidence whose rows `people` were drawn from
  /// @param rows of the released table
  /// @throws dev.understudy.table.UserError if the generator cannot learn the people asked
  ShadowAttack(
      Evidence evidence, People people, int rows, Shadows shadows, Seed seed, Progress progress) {
    this.evidence = evidence;
    this.people = people;
    this.seed = seed;
    this.rows = Math.min(rows, MOST_ROWS);
    this.models = shadows.models();
    int members = people.members().rows();
    int others = people.others().rows();
    this.memberCount = Math.min(members, MOST_ASKED);
    this.firstMember = members - memberCount;
    int otherCount = Math.min(others, MOST_ASKED);
    this.firstOther = others - otherCount;
    Table candidates =
        Table.stack(
            List.of(
                evidence.train().select(people.drawn().members()),
                people.holdout(evidence).select(people.drawn().others())));
    Table reference = people.holdout(evidence).select(people.drawn().reference());
    int[] evaluated =
        IntStream.concat(
                IntStream.range(firstMember, members),
                IntStream.range(members + firstOther, members + others))
            .toArray();
    this.signals =
        new ShadowSignals(
            evidence.schema(), reference, candidates.select(evaluated), seed.child("signals"));
    int[] persons = CodedRows.stack(people.members(), people.others()).persons();
    List<double[][][]> pairs = new ArrayList<>();
    List<boolean[]> inFirst = new ArrayList<>();
    int learnedFrom = 0;
    for (int pair = 0; pair < models / 2; pair++) {
      Seed pairSeed = seed.child("pair").child(pair);
      boolean[] first = half(persons, pairSeed.child("coins").stream());
      double[][][] tables = new double[2][][];
      for (int table = 0; table < 2; table++) {
        progress.at(PHASE, 2L * pair + table, models);
        progress.check();
        int[] known = where(first, table == 0);
        learnedFrom += known.length + reference.rowCount();
        tables[table] =
            signals.of(
                shadow(
                    shadows.refit(),
                    Table.stack(List.of(reference, candidates.select(known))),
                    pairSeed.child(table),
                    progress));
      }
      pairs.add(tables);
      inFirst.add(select(first, evaluated));
    }
    this.learned = learnedFrom / models;
    this.ratio = new ShadowRatio(pairs, inFirst);
    progress.at(PHASE, models, models);
    this.trees = learn(pairs, inFirst);
  }

  private Table shadow(Refit refit, Table known, Seed shadowSeed, Progress progress) {
    Table made = refit.synthesize(known, rows, shadowSeed, cancelling(progress));
    return made.rowCount() <= rows ? made : made.select(IntStream.range(0, rows).toArray());
  }

  /// The generator's own progress would run backwards from the attack's.
  private static Progress cancelling(Progress progress) {
    return new Progress() {
      @Override
      public void at(String phase, long done, long total) {}

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }

  /// Half of the persons, with all their rows.
  private static boolean[] half(int[] persons, RandomStream coins) {
    int count = Arrays.stream(persons).max().orElse(-1) + 1;
    int[] order = coins.permutation(count);
    boolean[] chosen = new boolean[count];
    for (int i = 0; i < count / 2; i++) {
      chosen[order[i]] = true;
    }
    boolean[] half = new boolean[persons.length];
    for (int row = 0; row < half.length; row++) {
      half[row] = chosen[persons[row]];
    }
    return half;
  }

  private static int[] where(boolean[] flags, boolean value) {
    return IntStream.range(0, flags.length).filter(row -> flags[row] == value).toArray();
  }

  private static boolean[] select(boolean[] flags, int[] chosen) {
    boolean[] selected = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      selected[i] = flags[chosen[i]];
    }
    return selected;
  }

  /// Learns from every shadow table who it knew, compared with the shadows of all other pairs.
  private BoostedTrees learn(List<double[][][]> pairs, List<boolean[]> inFirst) {
    int asked = inFirst.getFirst().length;
    int perTable = Math.min(asked, Math.max(1, MOST_ANSWERS / models));
    float[] values = new float[models * perTable * ShadowRatio.FEATURES];
    float[] labels = new float[models * perTable];
    int next = 0;
    for (int pair = 0; pair < pairs.size(); pair++) {
      for (int table = 0; table < 2; table++) {
        float[] features = ratio.features(pairs.get(pair)[table], pair);
        RandomStream draw = seed.child("answers").child(2L * pair + table).stream();
        for (int row : CodedRows.draw(asked, perTable, draw)) {
          System.arraycopy(
              features,
              row * ShadowRatio.FEATURES,
              values,
              next * ShadowRatio.FEATURES,
              ShadowRatio.FEATURES);
          labels[next++] = inFirst.get(pair)[row] == (table == 0) ? 1 : 0;
        }
      }
    }
    return BoostedTrees.fit(
        new FeatureMatrix(values, labels.length, ShadowRatio.FEATURES),
        labels,
        Objective.BINARY,
        2,
        TREES);
  }

  /// What the attack says of the released table.
  MembershipScore score() {
    return score(evidence.synthetic(), 0);
  }

  /// The same with independent columns in the place of the released rows.
  MembershipScore onIndependent() {
    Table train = evidence.train();
    Seed shuffles = seed.child("independent");
    return score(
        Table.of(
            IntStream.range(0, train.columnCount())
                .mapToObj(index ->
                    train
                        .column(index)
                        .select(
                            CodedRows.draw(train.rowCount(), rows, shuffles.child(index).stream())))
                .toList()),
        0);
  }

  /// The same with training rows in the place of the released rows.
  MembershipScore onCopy() {
    return score(evidence.train(), 0);
  }

  /// The same with one half of the others in the place of the released rows; the other half is
  /// asked.
  MembershipScore onHoldout() {
    int half = people.others().rows() / 2;
    return score(
        people.holdout(evidence).select(Arrays.copyOf(people.drawn().others(), half)), half);
  }

  /// @param fromOther others before this one are not asked
  private MembershipScore score(Table released, int fromOther) {
    Table part =
        released.rowCount() <= rows
            ? released
            : released.select(
                CodedRows.draw(released.rowCount(), rows, seed.child("released").stream()));
    float[] features = ratio.features(signals.of(part), -1);
    float[][] predicted =
        trees.predict(
            new FeatureMatrix(
                features, features.length / ShadowRatio.FEATURES, ShadowRatio.FEATURES));
    int members = people.members().rows();
    double[] values = new double[members + people.others().rows()];
    boolean[] evaluated = new boolean[values.length];
    for (int i = 0; i < predicted.length; i++) {
      int row = i < memberCount ? firstMember + i : members + firstOther + i - memberCount;
      values[row] = predicted[i][0];
      evaluated[row] = i < memberCount || row - members >= fromOther;
    }
    return new MembershipScore(NAME, values, evaluated, note());
  }

  private String note() {
    return String.format(
        Locale.ROOT,
        "An attacker who runs the generator %d times, each time on the reference rows and half of the"
            + " people asked for (%,d rows), makes %,d rows, and learns what it does with a member.",
        models,
        learned,
        rows);
  }

  @Override
  public void close() {
    trees.close();
  }
}
