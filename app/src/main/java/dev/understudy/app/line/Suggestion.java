package dev.understudy.app.line;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Guesses which name somebody meant.
public final class Suggestion {

  private Suggestion() {}

  /// The nearest of `known`, if one is near enough that a slip of the keyboard explains it: at most
  /// one edit for every three characters, or one being the beginning of the other.
  public static Optional<String> nearest(String typed, Collection<String> known) {
    String wanted = plain(typed);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      String candidate = plain(name);
      int allowed = Math.max(1, Math.max(wanted.length(), candidate.length()) / 3);
      boolean beginning =
          wanted.length() >= 2 && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
      int edits = beginning ? 1 : edits(wanted, candidate);
      if (edits <= allowed && edits < least) {
        least = edits;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String plain(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  /// Levenshtein distance where swapping two neighbours also is one edit (optimal string
  /// alignment).
  private static int edits(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = distance[i - 1][j - 1] + change;
        best = Math.min(best, distance[i - 1][j] + 1);
        best = Math.min(best, distance[i][j - 1] + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, distance[i - 2][j - 2] + 1);
        }
        distance[i][j] = best;
      }
    }
    return distance[a.length()][b.length()];
  }
}
