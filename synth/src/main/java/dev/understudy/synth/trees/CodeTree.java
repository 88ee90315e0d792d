package dev.understudy.synth.trees;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The codes of a feature as leaves of a binary tree: a code is found by a few yes-or-no questions
/// (nested dichotomies; Fox, "Applied Regression Analysis", 1997, chapter 15).
///
/// Codes in order are halved by rows, so that about `log2(codes)` questions lead to any of them and
/// each side of a question is a range. Categories are joined as by Huffman (1952), so that a
/// frequent one is found after few questions.
///
/// ```
///   question 0 is the root;  no[q], yes[q] >= 0: a later question;  < 0: the code -1 - child
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

  /// @param counts `[code]` rows
  static CodeTree of(long[] counts, boolean ordered) {
    Builder builder = new Builder();
    if (counts.length > 1) {
      if (ordered) {
        builder.halve(before(counts), 0, counts.length);
      } else {
        builder.write(joined(counts));
      }
    }
    return builder.build();
  }

  private static long[] before(long[] counts) {
    long[] before = new long[counts.length + 1];
    for (int code = 0; code < counts.length; code++) {
      before[code + 1] = before[code] + counts[code];
    }
    return before;
  }

  /// A side of a question while codes are joined.
  ///
  /// @param rows with one of its codes
  /// @param first smallest of its codes, so that ties have an order
  /// @param no the larger of what was joined, null for a single code
  /// @param yes the smaller, null for a single code
  private record Side(long rows, int first, @Nullable Side no, @Nullable Side yes) {}

  private static Side joined(long[] counts) {
    PriorityQueue<Side> open =
        new PriorityQueue<>(Comparator.comparingLong(Side::rows).thenComparingInt(Side::first));
    for (int code = 0; code < counts.length; code++) {
      // at least one row each, so that the tree stays flat where many codes are empty
      open.add(new Side(Math.max(1, counts[code]), code, null, null));
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
    return open.remove();
  }

  /// Where each row goes: the rows of every question and, among them, those answered yes.
  ///
  /// @param codes `[row]`, negative where unknown
  /// @param codeCount how many codes there are
  Routes route(int[] codes, int codeCount) {
    int[] rank = new int[codeCount];
    int[] middle = new int[questionCount()];
    Routes routes = new Routes(new int[questionCount()][], new boolean[questionCount()][]);
    if (questionCount() == 0) {
      return routes;
    }
    number(0, 0, rank, middle);
    int[] rows = new int[codes.length];
    int known = 0;
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= 0) {
        rows[known++] = row;
      }
    }
    split(0, java.util.Arrays.copyOf(rows, known), codes, rank, middle, routes);
    return routes;
  }

  /// @param rows `[question][place]` rows of the table
  /// @param yes `[question][place]`
  record Routes(int[][] rows, boolean[][] yes) {}

  /// Numbers codes from left to right; those from `middle[q]` on are behind yes.
  private int number(int question, int next, int[] rank, int[] middle) {
    int after = numberChild(no[question], next, rank, middle);
    middle[question] = after;
    return numberChild(yes[question], after, rank, middle);
  }

  private int numberChild(int child, int next, int[] rank, int[] middle) {
    if (child >= 0) {
      return number(child, next, rank, middle);
    }
    rank[code(child)] = next;
    return next + 1;
  }

  private void split(
      int question, int[] rows, int[] codes, int[] rank, int[] middle, Routes routes) {
    boolean[] answers = new boolean[rows.length];
    int yeses = 0;
    for (int i = 0; i < rows.length; i++) {
      answers[i] = rank[codes[rows[i]]] >= middle[question];
      yeses += answers[i] ? 1 : 0;
    }
    routes.rows()[question] = rows;
    routes.yes()[question] = answers;
    int[][] sides = {new int[rows.length - yeses], new int[yeses]};
    int[] filled = new int[2];
    for (int i = 0; i < rows.length; i++) {
      int side = answers[i] ? 1 : 0;
      sides[side][filled[side]++] = rows[i];
    }
    if (no[question] >= 0) {
      split(no[question], sides[0], codes, rank, middle, routes);
    }
    if (yes[question] >= 0) {
      split(yes[question], sides[1], codes, rank, middle, routes);
    }
  }

  /// Questions in the order they are met, each before those below it.
  private static final class Builder {

    private final List<int[]> questions = new ArrayList<>();

    int halve(long[] before, int from, int to) {
      if (to - from == 1) {
        return leaf(from);
      }
      int middle = (from + to) / 2;
      long nearest = distance(before, from, middle, to);
      for (int k = from + 1; k < to; k++) {
        if (distance(before, from, k, to) < nearest) {
          nearest = distance(before, from, k, to);
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

    private static long distance(long[] before, int from, int middle, int to) {
      return Math.abs(2 * before[middle] - before[from] - before[to]);
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
