package dev.understudy.judge.appraisal;

import dev.understudy.judge.Interval;
import java.util.ArrayList;
import java.util.List;

/// A first look at candidate rows, always against fresh real rows that their generator never saw.
///
/// @param detection mean AUC of boosted trees that tell candidate from fresh rows; .5 is guessing
/// @param usefulness of the target, or of a panel of columns; empty where nothing can be predicted
/// @param shape mean likeness of columns, in [0, 1]
/// @param trend mean likeness of pairs of columns, in [0, 1]; NaN for one column
/// @param membership AUC of the attack that calls a real row a training row when a candidate row is
///   near; .5 is guessing
/// @param nearCopies candidate rows that lie suspiciously near to training rows
public record Appraisal(
    Estimate detection,
    List<Usefulness> usefulness,
    double shape,
    double trend,
    Estimate membership,
    NearCopies nearCopies) {

  public Appraisal {
    usefulness = List.copyOf(usefulness);
  }

  /// 1 where trees cannot tell candidate from fresh rows, 0 where they always can: 1 - (2 max(.5,
  /// AUC) - 1); NaN where there are too few rows.
  public double indistinguishability() {
    return 2 - 2 * Math.max(0.5, detection.value());
  }

  /// From the interval of the AUC.
  public Interval indistinguishabilityInterval() {
    Interval auc = detection.interval();
    return new Interval(
        2 - 2 * Math.max(0.5, auc.high()), 2 - 2 * Math.max(0.5, auc.low()), auc.level());
  }

  /// The mean of repeats, which predict the same columns.
  ///
  /// @param repeats at least one
  /// @param distinct how many of them were measured on different people
  public static Appraisal mean(List<Appraisal> repeats, int distinct) {
    List<Usefulness> usefulness = new ArrayList<>();
    List<Usefulness> first = repeats.getFirst().usefulness();
    for (int i = 0; i < first.size(); i++) {
      int index = i;
      List<Usefulness> same =
          repeats.stream().map(repeat -> repeat.usefulness().get(index)).toList();
      usefulness.add(
          new Usefulness(
              first.get(i).column(),
              first.get(i).figure(),
              Estimate.mean(same.stream().map(Usefulness::synthetic).toList(), distinct),
              Estimate.mean(same.stream().map(Usefulness::real).toList(), distinct)));
    }
    return new Appraisal(
        Estimate.mean(repeats.stream().map(Appraisal::detection).toList(), distinct),
        usefulness,
        repeats.stream().mapToDouble(Appraisal::shape).average().orElse(Double.NaN),
        repeats.stream().mapToDouble(Appraisal::trend).average().orElse(Double.NaN),
        Estimate.mean(repeats.stream().map(Appraisal::membership).toList(), distinct),
        NearCopies.mean(repeats.stream().map(Appraisal::nearCopies).toList(), distinct));
  }
}
