package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.learn.Intervals;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.Optional;

/// How probable a model finds rows it has not seen: what tells two models apart with the fewest
/// rows. It is that of the codes of the shared encodings, so it can be compared between generators
/// that learned the same rows.
final class HeldOutLikelihood {

  private HeldOutLikelihood() {}

  /// The mean over rows, in nats; empty where the model cannot tell, or a row cannot be.
  static Optional<Estimate> of(Model model, Table fresh) {
    if (!(model instanceof Likelihood likelihood)) {
      return Optional.empty();
    }
    double[] logs = likelihood.logProbability(fresh);
    Estimate estimate =
        new Estimate(
            Arrays.stream(logs).average().orElse(Double.NaN), Intervals.standardError(logs));
    return estimate.known() ? Optional.of(estimate) : Optional.empty();
  }
}
