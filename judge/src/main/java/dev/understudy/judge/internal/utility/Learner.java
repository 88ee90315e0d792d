package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Target;
import dev.understudy.table.Seed;
import java.util.Optional;

/// One kind of model of the panel. Another kind is another implementation and a line in
/// [Learners#of].
interface Learner {

  /// What is to be learned.
  ///
  /// @param target what is predicted
  /// @param features the columns models see
  /// @param coding the training table, from which every model takes its coding, whatever table it
  ///   is trained on
  record Problem(Target target, int[] features, CodedRows coding) {}

  /// A trained model.
  interface Fitted extends AutoCloseable {

    /// Probability of each class, `[rows][classes]` (of two classes also the second one's alone,
    /// `[rows][1]`), or the number, `[rows][1]`.
    float[][] predict(CodedRows rows);

    /// Mean contribution of each feature to a prediction of each row, not negative:
    /// `[rows][features]`; empty where the model cannot say.
    default Optional<float[][]> contributions(CodedRows rows) {
      return Optional.empty();
    }

    @Override
    default void close() {}
  }

  /// Short name in measures and records, such as `"forest"`.
  String name();

  /// @param train at least ten rows whose target is known, of at least two classes
  /// @param seed of everything left to chance
  Fitted fit(Problem problem, CodedRows train, Seed seed);
}
