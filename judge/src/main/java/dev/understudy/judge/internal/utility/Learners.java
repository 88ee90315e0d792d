package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Suite;
import java.util.List;

/// The models of each suite; the first is the one the measures without a model's name are about.
final class Learners {

  private Learners() {}

  /// @param threads native threads of one fit of trees
  static List<Learner> of(Suite suite, int threads) {
    return switch (suite) {
      case QUICK, DEFAULT -> List.of(TreeLearner.boosted(threads));
      case FULL ->
          List.of(
              TreeLearner.boosted(threads),
              TreeLearner.forest(threads),
              new RegressionLearner(),
              new NetworkLearner());
    };
  }

  /// How often each model is trained on each table.
  static int seeds(Suite suite) {
    return switch (suite) {
      case QUICK -> 1;
      case DEFAULT -> 3;
      case FULL -> 5;
    };
  }
}
