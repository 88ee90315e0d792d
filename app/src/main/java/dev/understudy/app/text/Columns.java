package dev.understudy.app.text;

import java.util.ArrayList;
import java.util.List;

/// A small table of text with aligned columns.
public final class Columns {

  private final List<List<String>> rows = new ArrayList<>();

  /// The first row is the heading.
  public Columns row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// @param indent spaces before each line
  /// @param numeric columns from this index on are aligned to the right
  public String text(int indent, int numeric) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        String space = " ".repeat(widths[i] - width(cell));
        line.append(i >= numeric ? space + cell : cell + space).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
