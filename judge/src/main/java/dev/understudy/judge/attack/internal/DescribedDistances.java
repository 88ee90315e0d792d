package dev.understudy.judge.attack.internal;

import dev.understudy.judge.attack.AttackReport.Distance;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.List;

/// The door to [DistanceShares].
public final class DescribedDistances {

  private DescribedDistances() {}

  /// @param most rows whose neighbours are sought
  public static List<Distance> of(
      CodedRows train,
      CodedRows holdout,
      CodedRows judged,
      int most,
      Seed seed,
      Progress progress) {
    return new DistanceShares(train, most, seed)
        .of(
            judged,
            holdout,
            train.independent(judged.rows(), seed.child("independent")),
            train.sample(judged.rows(), seed.child("copy")),
            progress);
  }
}
