package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The command line that makes the same results again.
final class SameAgain {

  private static final Set<String> ONLY_LOOKS = Set.of("--json", "--quiet", "--debug");

  private SameAgain() {}

  /// The words as they were said, those of a configuration file in its place, and the seed in any
  /// case.
  static List<String> words(Arguments arguments, Seed seed) {
    List<String> words = new ArrayList<>();
    words.add("understudy");
    boolean seeded = false;
    boolean skip = false;
    for (String word : arguments.words()) {
      if (skip) {
        skip = false;
      } else if (word.equals("--config")) {
        skip = true;
      } else if (!word.startsWith("--config=") && !ONLY_LOOKS.contains(word)) {
        words.add(word);
        seeded |= word.equals("--seed") || word.startsWith("--seed=");
      }
    }
    if (!seeded) {
      words.add("--seed");
      words.add(Long.toString(seed.value()));
    }
    return words;
  }
}
