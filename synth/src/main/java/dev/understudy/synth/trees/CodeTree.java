package dev.understudy.synth.trees;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The codes of a feature as leaves of a binary tree: a code is found by a few yes-or-no questions
/// (nested dichotomies; Fox, "Applied Regression Analysis", 1997, chapter 15).
///
/// Codes in order are halved by rows, so that about `log2(codes)` questions lead to any of them and
/// each side of a question is a range. Categories are joined as by Huffman (1952), so that a
/// frequent one is found after few questions.
///
/// ```
///   question 0 is the root;  no(q), yes(q) >= 0: another question;  < 0: the code -1 - child
/// ```
///
/// @param no `[question]`
/// @param yes `[question]`
record CodeTree(int[] no, int[] yes) {

  /// A child that is a code.
  static int leaf(int code) {
    return -1 - code;
  }

  /// The code of a child that is one.
  static int code(int child) {
    return -1 - child;
  }

  int questionCount() {
    return no.length;
  }

  static CodeTree of(long[] counts, boolean ordered) {
    return ordered ? halved(counts) : joined(counts);
  }

  private static CodeTree halved(long[] counts) {
    long[] before = new long[counts.length + 1];
    for (int code = 0; code < counts.length; code++) {
      before[code + 1] = before[code] + counts[code];
    }
    Builder builder = new Builder(counts.length);
    if (counts.length > 1) {
      builder.halve(before, 0, counts.length);
    }
    return builder.build();
  }

  /// A side of a question while codes are joined.
  ///
  /// @param rows with one of its codes
  /// @param first smallest of its codes, so that ties have an order
  /// @param no the larger of what was joined, null for a single code
  private record Side(
      long rows,
      int first,
      @org.jspecify.annotations.Nullable Side no,
      @org.jspecify.annotations.Nullable Side yes) {}

  private static CodeTree joined(long[] counts) {
    PriorityQueue<Side> open =
        new PriorityQueue<>(Comparator.comparingLong(Side::rows).thenComparingInt(Side::first));
    for (int code = 0; code < counts.length; code++) {
      open.add(new Side(counts[code], code, null, null));
    }
    while (open.size() > 1) {
      Side smaller = open.remove();
      Side larger = open.remove();
      open.add(
          new Side(
              smaller.rows() + larger.rows(),
              Math.min(smaller.first(), larger.first()),
              larger,
              smaller));
    }
    Builder builder = new Builder(counts.length);
    if (counts.length > 1) {
      builder.write(open.remove());
    }
    return builder.build();
  }

  /// Questions in the order they are met, each before those below it.
  private static final class Builder {

    private final List<int[]> questions;

    Builder(int codes) {
      questions = new ArrayList<>(codes);
    }

    int halve(long[] before, int from, int to) {
      if (to - from == 1) {
        return leaf(from);
      }
      int middle = from + 1;
      long nearest = Long.MAX_VALUE;
      for (int k = from + 1; k < to; k++) {
        long distance = Math.abs(2 * before[k] - before[from] - before[to]);
        if (distance < nearest) {
          nearest = distance;
          middle = k;
        }
      }
      int question = questions.size();
      int[] children = new int[2];
      questions.add(children);
      children[0] = halve(before, from, middle);
      children[1] = halve(before, middle, to);
      return question;
    }

    int write(Side side) {
      if (side.no() == null || side.yes() == null) {
        return leaf(side.first());
      }
      int question = questions.size();
      int[] children = new int[2];
      questions.add(children);
      children[0] = write(side.no());
      children[1] = write(side.yes());
      return question;
    }

    CodeTree build() {
      return new CodeTree(
          questions.stream().mapToInt(children -> children[0]).toArray(),
          questions.stream().mapToInt(children -> children[1]).toArray());
    }
  }
}
