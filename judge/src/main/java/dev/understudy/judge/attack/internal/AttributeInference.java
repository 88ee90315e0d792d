package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.MixedNeighbours;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Can somebody who knows a person's other columns read a secret off the nearest released row? What
/// succeeds as often on people the generator never saw is knowledge about everybody, not about this
/// person.
///
/// @param secret the column to guess
/// @param known columns the attacker knows
/// @param reference real rows of other people, for an attacker without synthetic rows
record AttributeInference(int secret, int[] known, CodedRows reference) implements RowAttack {

  /// A number counts as guessed within a tenth of its standard deviation.
  private static final double TOLERANCE = 0.1;

  @Override
  public String name() {
    return "inference";
  }

  @Override
  public List<DisclosureResult> against(CodedRows members, CodedRows others, CodedRows judged) {
    CodedColumn column = members.columns().get(secret);
    double baseline = share(hits(members, reference));
    double usual = share(usual(members));
    return List.of(
        new DisclosureResult(
            name(),
            "inference",
            column.name(),
            RowAttack.rates(hits(members, judged), hits(others, judged)),
            Math.max(baseline, usual),
            String.format(
                Locale.ROOT,
                "%s of the nearest synthetic row by %d known columns%s; without synthetic rows, from"
                    + " other real people, %.3f.",
                column.name(),
                known.length,
                column.numeric() ? " is within a tenth of a standard deviation" : " is right",
                Math.max(baseline, usual))));
  }

  private boolean[] hits(CodedRows asked, CodedRows source) {
    int[] nearest = MixedNeighbours.nearest(asked.points(known), source.points(known)).rows();
    boolean[] hits = new boolean[asked.rows()];
    for (int row = 0; row < hits.length; row++) {
      hits[row] = nearest[row] >= 0 && same(asked, row, source, nearest[row]);
    }
    return hits;
  }

  private boolean same(CodedRows asked, int row, CodedRows source, int found) {
    boolean missing = asked.isMissing(secret, row);
    boolean otherMissing = source.isMissing(secret, found);
    if (!asked.columns().get(secret).numeric() || missing || otherMissing) {
      return asked.codes()[secret][row] == source.codes()[secret][found];
    }
    return Math.abs(asked.numbers()[secret][row] - source.numbers()[secret][found]) <= TOLERANCE;
  }

  /// Guessing the most frequent value of the reference rows for everybody.
  private boolean[] usual(CodedRows asked) {
    int[] counts = new int[asked.columns().get(secret).values() + 1];
    for (int code : reference.codes()[secret]) {
      counts[code]++;
    }
    int most = 0;
    for (int code = 0; code < counts.length; code++) {
      most = counts[code] > counts[most] ? code : most;
    }
    int typical = -1;
    for (int row = 0; row < reference.rows() && typical < 0; row++) {
      typical = reference.codes()[secret][row] == most ? row : -1;
    }
    boolean[] hits = new boolean[asked.rows()];
    for (int row = 0; typical >= 0 && row < hits.length; row++) {
      hits[row] = same(asked, row, reference, typical);
    }
    return hits;
  }

  private static double share(boolean[] hits) {
    int count = 0;
    for (boolean hit : hits) {
      count += hit ? 1 : 0;
    }
    return hits.length == 0 ? 0 : (double) count / hits.length;
  }

  @Override
  public String toString() {
    return "AttributeInference[" + secret + " from " + Arrays.toString(known) + "]";
  }
}
