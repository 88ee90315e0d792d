package dev.understudy.judge.internal;

import dev.understudy.judge.Suite;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.learn.RocArea;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.Optional;

/// How near one table's rows come to training rows and to holdout rows.
///
/// @param toTrain distance of each of a sample of its rows to the nearest training row, ascending
/// @param near how many of them are nearer to a training row than `nearCopy`
/// @param nearer rows nearer to a training than to a holdout row, both equally many; ties half
/// @param membership area of the attack that calls a real row a member when a synthetic row is near
record Closeness(
    double[] toTrain, long near, Optional<Double> nearer, Optional<RocArea> membership) {

  /// Rows whose nearest neighbour is sought: 5,000 as in the common yardstick, where a membership
  /// AUC is known to .011.
  static int queries(Suite suite) {
    return switch (suite) {
      case QUICK -> 1_500;
      case DEFAULT, FULL -> 5_000;
    };
  }

  /// Rows a neighbour is sought among; fewer would hide copies.
  static final int BASE = 50_000;

  /// The real side of the comparison, the same for every table judged.
  ///
  /// @param train training rows, at most [#BASE]
  /// @param members as many training rows as there are `others`
  /// @param memberPersons whom they belong to
  /// @param others holdout rows, empty without a holdout
  /// @param otherPersons whom they belong to, numbered after the members' persons
  /// @param nearCopy rows nearer to a training row than this are near copies; empty without a
  ///   holdout
  /// @param queries rows whose nearest neighbour is sought
  record Real(
      Points train,
      Optional<Points> members,
      int[] memberPersons,
      Optional<Points> others,
      int[] otherPersons,
      Optional<NearCopy> nearCopy,
      int queries) {

    static Real of(CodedRows train, Optional<CodedRows> holdout, int queries, Seed seed) {
      CodedRows base =
          train.rows() <= BASE ? train : train.sample(BASE, seed.child("training rows"));
      Points basePoints = base.points();
      if (holdout.isEmpty()) {
        return new Real(
            basePoints,
            Optional.empty(),
            new int[0],
            Optional.empty(),
            new int[0],
            Optional.empty(),
            queries);
      }
      int size = Math.min(queries, Math.min(train.rows(), holdout.get().rows()));
      CodedRows members = train.sample(size, seed.child("members"));
      CodedRows others = holdout.get().sample(size, seed.child("others"));
      int offset = members.personCount();
      int[] otherPersons = Arrays.stream(others.persons()).map(person -> offset + person).toArray();
      Points otherPoints = others.points();
      double[] distances = MixedNeighbours.nearest(otherPoints, basePoints).distances();
      return new Real(
          basePoints,
          Optional.of(members.points()),
          members.persons(),
          Optional.of(otherPoints),
          otherPersons,
          Optional.of(NearCopy.of(distances)),
          queries);
    }
  }

  /// What counts as a near copy: nearer than the nearest 2 % of holdout rows are.
  ///
  /// @param threshold the 2 % quantile of the holdout's distances to the training rows
  /// @param holdoutNear how many holdout rows count by that rule
  /// @param holdoutRows of how many
  /// @param holdoutMedian median of their distances
  record NearCopy(double threshold, long holdoutNear, long holdoutRows, double holdoutMedian) {

    static final double QUANTILE = 0.02;

    static NearCopy of(double[] holdoutDistances) {
      double[] sorted = holdoutDistances.clone();
      Arrays.sort(sorted);
      NearCopy rule =
          new NearCopy(
              Intervals.quantile(sorted, QUANTILE),
              0,
              sorted.length,
              Intervals.quantile(sorted, 0.5));
      return new NearCopy(rule.threshold, rule.count(sorted), rule.holdoutRows, rule.holdoutMedian);
    }

    /// Where 2 % of the holdout equal a training row the threshold is 0; then equality counts.
    long count(double[] distances) {
      return Arrays.stream(distances)
          .filter(distance -> threshold > 0 ? distance < threshold : distance == 0)
          .count();
    }
  }

  static Closeness of(CodedRows judged, Real real, Seed seed, Progress progress) {
    progress.check();
    Points sample =
        (judged.rows() <= real.queries()
                ? judged
                : judged.sample(real.queries(), seed.child("queries")))
            .points();
    double[] toTrain = MixedNeighbours.nearest(sample, real.train()).distances();
    Arrays.sort(toTrain);
    long near = real.nearCopy().map(rule -> rule.count(toTrain)).orElse(0L);
    if (real.members().isEmpty() || real.others().isEmpty()) {
      return new Closeness(toTrain, near, Optional.empty(), Optional.empty());
    }
    progress.check();
    Points members = real.members().get();
    Points others = real.others().get();
    double nearer =
        nearer(
            MixedNeighbours.nearest(sample, members).distances(),
            MixedNeighbours.nearest(sample, others).distances());
    progress.check();
    Points base =
        (judged.rows() <= BASE ? judged : judged.sample(BASE, seed.child("base"))).points();
    return new Closeness(
        toTrain,
        near,
        Optional.of(nearer),
        Optional.of(
            membership(
                MixedNeighbours.nearest(members, base).distances(),
                real.memberPersons(),
                MixedNeighbours.nearest(others, base).distances(),
                real.otherPersons())));
  }

  private static double nearer(double[] toMembers, double[] toOthers) {
    double count = 0;
    for (int row = 0; row < toMembers.length; row++) {
      if (toMembers[row] < toOthers[row]) {
        count += 1;
      } else if (toMembers[row] == toOthers[row]) {
        count += 0.5;
      }
    }
    return count;
  }

  /// The attack that calls a row a member when a judged row is near.
  ///
  /// @param members distance of each member to the nearest judged row
  /// @param memberPersons whom they belong to
  /// @param others distance of each non-member
  /// @param otherPersons whom they belong to, numbered after the members' persons
  static RocArea membership(
      double[] members, int[] memberPersons, double[] others, int[] otherPersons) {
    double[] scores = new double[members.length + others.length];
    boolean[] positive = new boolean[scores.length];
    int[] persons = new int[scores.length];
    for (int row = 0; row < scores.length; row++) {
      boolean member = row < members.length;
      int index = member ? row : row - members.length;
      scores[row] = -(member ? members : others)[index];
      positive[row] = member;
      persons[row] = (member ? memberPersons : otherPersons)[index];
    }
    return RocArea.of(scores, positive, persons);
  }
}
