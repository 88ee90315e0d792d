package dev.understudy.app;

import dev.understudy.app.command.DemoTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The patients of the demo, and the first of them where a test needs only some.
final class Patients {

  private Patients() {}

  /// All 920, in a file within `folder`.
  static Path all(Path folder) {
    DemoTable.copyTo(folder);
    return folder.resolve(DemoTable.NAME);
  }

  /// Every `step`-th patient from the `first` on, in a file within `folder`.
  static Path some(Path folder, String name, int first, int step) throws IOException {
    List<String> lines = Files.readAllLines(all(folder), StandardCharsets.UTF_8);
    StringBuilder csv = new StringBuilder(lines.getFirst()).append('\n');
    for (int line = 1 + first; line < lines.size(); line += step) {
      csv.append(lines.get(line)).append('\n');
    }
    return Files.writeString(folder.resolve(name), csv);
  }
}
