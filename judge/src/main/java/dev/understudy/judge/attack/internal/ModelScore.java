package dev.understudy.judge.attack.internal;

import dev.understudy.judge.attack.AttackReport.Distance;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.ModelMembership;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Target;
import dev.understudy.learn.RocArea;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Membership of people whom a predictive model knows better than others: a model trained on the
/// released rows may pass on what they give away; one trained on real rows shows what publishing
/// that model instead would.
///
/// @param target what the model predicts
record ModelScore(Target target) {

  static final String NAME = "model_of_synthetic";

  private static final String NOTE =
      "Boosted trees that predict the target, trained on the synthetic rows, know a member better.";

  /// Empty where the released rows teach a model nothing.
  Optional<MembershipScore> score(Arena arena) {
    return values(arena, arena.judged(), arena.seed().child("model"))
        .map(values -> new MembershipScore(NAME, values, evaluated(arena), NOTE));
  }

  private boolean[] evaluated(Arena arena) {
    boolean[] evaluated = new boolean[arena.asked().rows()];
    for (int row : target.knownRows(arena.asked())) {
      evaluated[row] = true;
    }
    return evaluated;
  }

  private Optional<double[]> values(Arena arena, CodedRows trainedOn, Seed seed) {
    if (!target.teaches(target.known(trainedOn))) {
      return Optional.empty();
    }
    int[] known = target.knownRows(arena.asked());
    double[] scores =
        ModelMembership.scores(
            trainedOn,
            arena.asked().select(known),
            target,
            new ModelMembership.OfTrees(Settings.yardstick(1), seed));
    double[] values = new double[arena.asked().rows()];
    for (int i = 0; i < known.length; i++) {
      values[known[i]] = scores[i];
    }
    return Optional.of(values);
  }

  /// The same attack on models trained on real rows, on independent columns and on the copy, which
  /// are no release.
  List<Distance> ofOtherRows(Arena arena, CodedRows train, CodedRows independent, CodedRows copy) {
    double real = area(arena, train);
    return List.of(
        new Distance(
            "membership_auc_of_a_model_of_real_rows",
            Scores.finite(real),
            null,
            Scores.finite(area(arena, independent)),
            Scores.finite(area(arena, copy)),
            "Descriptive, not about the synthetic rows. What publishing a model trained on the real"
                + " rows would give away; .5 is guessing."));
  }

  private double area(Arena arena, CodedRows trainedOn) {
    boolean[] evaluated = evaluated(arena);
    return values(arena, trainedOn, arena.seed().child("other models"))
        .map(values -> {
          double[] scores = new double[values.length];
          boolean[] member = new boolean[values.length];
          int count = 0;
          for (int row = 0; row < values.length; row++) {
            if (evaluated[row]) {
              scores[count] = values[row];
              member[count++] = arena.isMember(row);
            }
          }
          return RocArea.of(Arrays.copyOf(scores, count), Arrays.copyOf(member, count)).value();
        })
        .orElse(Double.NaN);
  }
}
