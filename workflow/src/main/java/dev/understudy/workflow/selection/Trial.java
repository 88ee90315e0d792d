package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import java.util.List;

/// What became of a candidate that was tried.
///
/// @param candidate what was tried
/// @param repeats its figures on each split; empty where it failed
/// @param distinct how many of the splits have different fresh rows
/// @param failure why it could not learn the table, empty where it could
/// @param efforts what each repeat took
/// @param likelihoods mean log-likelihood of the fresh rows of each split, in nats a row; empty
///   where the model cannot tell
record Trial(
    Candidate candidate,
    List<Appraisal> repeats,
    int distinct,
    String failure,
    List<Effort> efforts,
    List<Estimate> likelihoods) {

  Trial {
    repeats = List.copyOf(repeats);
    efforts = List.copyOf(efforts);
    likelihoods = List.copyOf(likelihoods);
  }

  static Trial failed(Candidate candidate, String failure) {
    return new Trial(candidate, List.of(), 0, failure, List.of(), List.of());
  }

  /// The mean of the repeats of a candidate that was measured.
  Appraisal appraisal() {
    return Appraisal.mean(repeats, distinct);
  }

  /// The mean over the repeats, unknown where the model cannot tell.
  Estimate likelihood() {
    return Estimate.mean(likelihoods, distinct);
  }

  boolean measured() {
    return !repeats.isEmpty();
  }
}
