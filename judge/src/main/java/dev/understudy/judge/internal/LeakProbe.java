package dev.understudy.judge.internal;

import dev.understudy.judge.internal.Closeness.NearCopy;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.learn.RocArea;
import dev.understudy.table.Seed;
import java.util.Arrays;

/// The two figures of [Leakage] that choose between generators, without what else a judgement
/// shows.
///
/// @param membership area of the attack that calls a real row a member when a candidate row is near
/// @param near candidate rows nearer to a training row than the nearest 2 % of fresh rows are
/// @param rows of how many
/// @param freshShare expected share of other fresh rows that would count by the same rule
/// @param freshError its standard error
public record LeakProbe(
    RocArea membership, long near, long rows, double freshShare, double freshError) {

  /// @param trainRows rows the generator learned from
  /// @param freshRows rows it never saw
  /// @param mostRows of each table whose nearest neighbours are sought
  public static LeakProbe of(
      CodedRows trainRows, CodedRows freshRows, CodedRows candidateRows, int mostRows, Seed seed) {
    SharedRows shared = SharedRows.of(trainRows, freshRows);
    CodedRows train = shared.without(trainRows);
    CodedRows fresh = shared.without(freshRows);
    CodedRows candidate = shared.without(candidateRows);
    CodedRows members = part(train, mostRows, seed.child("members"));
    CodedRows others = part(fresh, mostRows, seed.child("others"));
    Points trainPoints = part(train, Closeness.BASE, seed.child("training rows")).points();
    Points otherPoints = others.points();
    double[] freshToTrain = MixedNeighbours.nearest(otherPoints, trainPoints).distances();
    NearCopy rule = NearCopy.of(freshToTrain);
    double[] toTrain =
        MixedNeighbours.nearest(
                part(candidate, mostRows, seed.child("queries")).points(), trainPoints)
            .distances();
    Points candidatePoints = part(candidateRows, Closeness.BASE, seed.child("base")).points();
    int offset = members.personCount();
    RocArea membership =
        Closeness.membership(
            MixedNeighbours.nearest(members.points(), candidatePoints).distances(),
            members.persons(),
            MixedNeighbours.nearest(otherPoints, candidatePoints).distances(),
            Arrays.stream(others.persons()).map(person -> offset + person).toArray());
    long n = rule.holdoutRows();
    double share;
    double variance;
    if (rule.threshold() > 0) {
      // The threshold lies between two order statistics; below the k-th of n lies a share that is
      // Beta(k, n + 1 - k) distributed. Equal distances leave fewer below it.
      double order = Math.min(1 + NearCopy.QUANTILE * (n - 1), 1.0 + rule.holdoutNear());
      share = order / (n + 1);
      variance = share * (1 - share) / (n + 2);
    } else {
      share = (double) rule.holdoutNear() / n;
      variance = share * (1 - share) / n;
    }
    return new LeakProbe(
        membership, rule.count(toTrain), toTrain.length, share, Math.sqrt(variance));
  }

  private static CodedRows part(CodedRows rows, int most, Seed seed) {
    return rows.rows() <= most ? rows : rows.sample(most, seed);
  }
}
