package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Points;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Do synthetic rows link two sources? One source knows half of the columns of a person, another
/// the other half; the attacker links both where the same released row is among the nearest in each
/// half.
///
/// @param left columns of one source
/// @param right columns of the other
record Linkability(int[] left, int[] right) implements RowAttack {

  /// One neighbour alone is decided by ties between categories.
  private static final int NEIGHBOURS = 3;

  @Override
  public String name() {
    return "linkability";
  }

  @Override
  public List<DisclosureResult> against(CodedRows members, CodedRows others, CodedRows judged) {
    return List.of(
        new DisclosureResult(
            name(),
            "linkability",
            "",
            RowAttack.rates(linked(members, judged), linked(others, judged)),
            Double.NaN,
            String.format(
                Locale.ROOT,
                "Two sources with %d and %d of a person's columns meet in the same synthetic row,"
                    + " among the %d nearest of each.",
                left.length,
                right.length,
                NEIGHBOURS)));
  }

  private boolean[] linked(CodedRows asked, CodedRows judged) {
    int[][] byLeft = nearest(asked.points(left), judged.points(left));
    int[][] byRight = nearest(asked.points(right), judged.points(right));
    boolean[] linked = new boolean[asked.rows()];
    for (int row = 0; row < linked.length; row++) {
      int[] candidates = byRight[row];
      linked[row] =
          Arrays.stream(byLeft[row])
              .filter(found -> found >= 0)
              .anyMatch(found -> Arrays.stream(candidates).anyMatch(other -> other == found));
    }
    return linked;
  }

  private static int[][] nearest(Points asked, Points judged) {
    return MixedNeighbours.nearest(asked, judged, NEIGHBOURS, Metric.EUCLIDEAN).rows();
  }
}
