package dev.understudy.judge.attack.internal;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import java.util.List;

/// What shadow models say of the released table and of the tables in its place.
///
/// @param released the score of the released table, none where the generator refused
/// @param anchors the same for holdout, independent columns and copy, in that order
/// @param refusal why there is none, empty where there is
record ShadowScores(
    List<MembershipScore> released, List<List<MembershipScore>> anchors, String refusal) {

  static ShadowScores of(
      Evidence evidence, People people, Shadows shadows, Seed seed, Progress progress) {
    try (ShadowAttack attack =
        new ShadowAttack(
            evidence, people, evidence.synthetic().rowCount(), shadows, seed, progress)) {
      return new ShadowScores(
          List.of(attack.score()),
          List.of(
              List.of(attack.onHoldout()),
              List.of(attack.onIndependent()),
              List.of(attack.onCopy())),
          "");
    } catch (UserError error) {
      return new ShadowScores(
          List.of(),
          List.of(),
          "No shadow models, for the generator cannot learn the people asked: "
              + error.getMessage());
    }
  }
}
