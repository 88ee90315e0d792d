package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Neighbours;
import dev.understudy.table.Seed;
import java.util.Arrays;

/// Who is attacked and what the attacker knows.
///
/// ```
///  training rows ── members ─┐
///                            ├─ asked: "was this row a training row?"
///  holdout ──┬─ others ──────┘
///            └─ reference: real rows the attacker has, never asked for
///  judged rows: what was released
/// ```
///
/// @param asked members first, then others; equally many of both
/// @param memberCount how many of them are members
/// @param reference other rows of the same population
/// @param judged the released rows, or an anchor in their place
/// @param toReference neighbours of the asked rows among the reference rows
/// @param exposed which asked rows stand apart from others, `[asked]`
/// @param seed of this attack
record Arena(
    CodedRows asked,
    int memberCount,
    CodedRows reference,
    CodedRows judged,
    Neighbours toReference,
    boolean[] exposed,
    Seed seed) {

  /// Neighbours by which density is judged: one is noisy, many blur what is local.
  static final int NEIGHBOURS = 5;

  /// A tenth of the people stands for the tail: with 10,000 of them their AUC is known to .02.
  static final double EXPOSED_SHARE = 0.1;

  static Arena of(
      CodedRows members, CodedRows others, CodedRows reference, CodedRows judged, Seed seed) {
    CodedRows asked = CodedRows.stack(members, others);
    Neighbours toReference =
        MixedNeighbours.nearest(asked.points(), reference.points(), NEIGHBOURS, Metric.EUCLIDEAN);
    return new Arena(
        asked,
        members.rows(),
        reference,
        judged,
        toReference,
        beyond(isolation(toReference), EXPOSED_SHARE),
        seed);
  }

  /// The same people and another table in the place of the released one.
  Arena with(CodedRows other, Seed otherSeed) {
    return new Arena(asked, memberCount, reference, other, toReference, exposed, otherSeed);
  }

  boolean isMember(int row) {
    return row < memberCount;
  }

  boolean[] members() {
    boolean[] members = new boolean[asked.rows()];
    Arrays.fill(members, 0, memberCount, true);
    return members;
  }

  /// Mean distance to the nearest reference rows: how far a row stands apart. Neither membership
  /// nor the released rows have a part in it, so members and others are exposed equally often.
  static double[] isolation(Neighbours toReference) {
    return Arrays.stream(toReference.distances())
        .mapToDouble(near -> Arrays.stream(near).filter(Double::isFinite).average().orElse(0))
        .toArray();
  }

  /// Which values are beyond all but the greatest `share`.
  static boolean[] beyond(double[] values, double share) {
    boolean[] beyond = new boolean[values.length];
    if (values.length == 0) {
      return beyond;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double limit = Intervals.quantile(sorted, 1 - share);
    for (int row = 0; row < values.length; row++) {
      beyond[row] = values[row] > limit;
    }
    return beyond;
  }
}
