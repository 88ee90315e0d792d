package dev.understudy.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Names of files that hold several draws of the same thing.
final class CopyNames {

  private CopyNames() {}

  /// The file itself where there is one copy; of several, `name.csv` stands for `name-1.csv`,
  /// `name-2.csv` ...
  static List<Path> of(Path file, int copies) {
    if (copies == 1) {
      return List.of(file);
    }
    return IntStream.rangeClosed(1, copies).mapToObj(copy -> with(file, "-" + copy)).toList();
  }

  /// The file of a name with something added before its ending.
  static Path with(Path file, String addition) {
    String name = String.valueOf(file.getFileName());
    String stem = stem(file);
    return file.resolveSibling(stem + addition + name.substring(stem.length()));
  }

  /// The file's name without its ending.
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }
}
