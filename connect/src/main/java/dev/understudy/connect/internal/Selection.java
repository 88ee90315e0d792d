package dev.understudy.connect.internal;

import dev.understudy.table.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which columns of a file are read.
final class Selection {

  private Selection() {}

  /// @throws UserError if a name to keep or drop is no column, or nothing is left
  static boolean[] of(List<String> names, List<String> keep, List<String> drop) {
    Set<String> known = new HashSet<>(names);
    for (List<String> asked : List.of(keep, drop)) {
      for (String name : asked) {
        if (!known.contains(name)) {
          throw UserError.unknownColumn(name, names);
        }
      }
    }
    boolean[] wanted = new boolean[names.size()];
    int count = 0;
    for (int i = 0; i < wanted.length; i++) {
      String name = names.get(i);
      wanted[i] = (keep.isEmpty() || keep.contains(name)) && !drop.contains(name);
      count += wanted[i] ? 1 : 0;
    }
    if (count == 0) {
      throw new UserError("No column is left to read; keep one, or drop fewer.");
    }
    return wanted;
  }
}
