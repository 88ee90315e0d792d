package dev.understudy.judge.attack.internal;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Who is asked and who is known to the attacker: the holdout is cut by person into reference rows
/// and others, and as many training rows as others are members.
///
/// @param members training rows asked for
/// @param others holdout rows asked for, as many
/// @param reference holdout rows the attacker has
/// @param control all holdout rows that are not reference rows
/// @param drawn where the people of the whole are found in the tables
record People(
    CodedRows members, CodedRows others, CodedRows reference, CodedRows control, Drawn drawn) {

  /// Row numbers of the people asked and known.
  ///
  /// @param members in the training table
  /// @param others in the holdout
  /// @param reference in the holdout
  record Drawn(int[] members, int[] others, int[] reference) {}

  /// A third of the holdout estimates a density well enough; the others decide how much is known.
  private static final int REFERENCE_ONE_IN = 3;

  /// @param most rows asked for on each side
  /// @param mostKnown rows the attacker has
  static People of(CodedRows train, CodedRows holdout, int most, int mostKnown, Seed seed) {
    int[] order = seed.child("reference").stream().permutation(holdout.personCount());
    boolean[] known = new boolean[order.length];
    for (int i = 0; i < order.length / REFERENCE_ONE_IN; i++) {
      known[order[i]] = true;
    }
    List<Integer> reference = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int row = 0; row < holdout.rows(); row++) {
      (known[holdout.persons()[row]] ? reference : others).add(row);
    }
    int asked = Math.min(most, Math.min(train.rows(), others.size()));
    int[] controlRows = others.stream().mapToInt(Integer::intValue).toArray();
    int[] knownRows = reference.stream().mapToInt(Integer::intValue).toArray();
    Drawn drawn =
        new Drawn(
            CodedRows.draw(train.rows(), asked, seed.child("members").stream()),
            picked(controlRows, asked, seed.child("others")),
            knownRows.length <= mostKnown
                ? knownRows
                : picked(knownRows, mostKnown, seed.child("known")));
    return new People(
        train.select(drawn.members()),
        holdout.select(drawn.others()),
        holdout.select(drawn.reference()),
        holdout.select(controlRows),
        drawn);
  }

  private static int[] picked(int[] rows, int count, Seed seed) {
    return Arrays.stream(CodedRows.draw(rows.length, count, seed.stream()))
        .map(index -> rows[index])
        .toArray();
  }

  private static CodedRows limited(CodedRows rows, int most, Seed seed) {
    return rows.rows() <= most ? rows : rows.sample(most, seed);
  }

  /// The same reference and at most as many people asked for.
  People fewer(int most, Seed seed) {
    return new People(
        limited(members, most, seed.child("members")),
        limited(others, most, seed.child("others")),
        reference,
        control,
        drawn);
  }

  /// One row of each person, at most as many persons: attacks on single rows then have independent
  /// outcomes.
  People onePerPerson(int most, Seed seed) {
    CodedRows fewerMembers = onePerPerson(members, seed.child("members"));
    CodedRows fewerOthers = onePerPerson(others, seed.child("others"));
    int size = Math.min(most, Math.min(fewerMembers.rows(), fewerOthers.rows()));
    return new People(
        limited(fewerMembers, size, seed.child("asked members")),
        limited(fewerOthers, size, seed.child("asked others")),
        reference,
        control,
        drawn);
  }

  /// One row of each person, in random order.
  static CodedRows onePerPerson(CodedRows rows, Seed seed) {
    boolean[] seen = new boolean[rows.personCount()];
    int[] order = seed.stream().permutation(rows.rows());
    return rows.select(
        IntStream.of(order)
            .filter(row -> {
              boolean first = !seen[rows.persons()[row]];
              seen[rows.persons()[row]] = true;
              return first;
            })
            .toArray());
  }

  /// One half of the others stands in for the released rows, the other half is asked for: what a
  /// fresh real sample would score. Reference rows stay what they are.
  People halved() {
    int half = others.rows() / 2;
    int[] asked = IntStream.range(half, others.rows()).toArray();
    CodedRows fewerMembers =
        members.select(IntStream.range(0, Math.min(asked.length, members.rows())).toArray());
    return new People(fewerMembers, others.select(asked), reference, control, drawn);
  }

  /// The table the others come from, which is there wherever there are others.
  Table holdout(Evidence evidence) {
    return Objects.requireNonNull(evidence.holdout());
  }

  CodedRows standIn() {
    return others.select(IntStream.range(0, others.rows() / 2).toArray());
  }
}
