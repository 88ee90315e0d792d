package dev.understudy.app.line;

import java.util.ArrayList;
import java.util.List;

/// Lists of column names in one word, such as `age,sex,"weight, kg"`.
final class Names {

  private Names() {}

  /// Commas separate, except inside double quotes; a doubled quote inside quotes is a quote. Spaces
  /// around a bare name are not part of it.
  static List<String> split(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (quoted) {
        if (character != '"') {
          name.append(character);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          name.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (character == '"' && name.toString().isBlank()) {
        name.setLength(0);
        quoted = true;
        wasQuoted = true;
      } else if (character == ',') {
        add(name, wasQuoted, names);
        wasQuoted = false;
      } else {
        name.append(character);
      }
    }
    add(name, wasQuoted, names);
    return names;
  }

  /// The reverse of [#split(String)] for one name.
  static String quote(String name) {
    boolean plain = !name.contains(",") && !name.contains("\"") && name.equals(name.strip());
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static void add(StringBuilder name, boolean wasQuoted, List<String> names) {
    String text = wasQuoted ? name.toString() : name.toString().strip();
    if (!text.isEmpty() || wasQuoted) {
      names.add(text);
    }
    name.setLength(0);
  }
}
