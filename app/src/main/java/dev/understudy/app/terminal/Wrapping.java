package dev.understudy.app.terminal;

/// Breaks text into lines at spaces.
public final class Wrapping {

  private Wrapping() {}

  /// Every line begins with `indent` spaces and is at most `columns` wide, unless a single word is
  /// longer. Ends without a line break. Widths are counted in characters (code points).
  public static String wrap(String text, int indent, int columns) {
    String margin = " ".repeat(indent);
    StringBuilder wrapped = new StringBuilder(margin);
    int used = indent;
    boolean fresh = true;
    for (String word : text.strip().split("\\s+")) {
      int width = word.codePointCount(0, word.length());
      if (!fresh && used + 1 + width > columns) {
        wrapped.append('\n').append(margin);
        used = indent;
        fresh = true;
      }
      if (!fresh) {
        wrapped.append(' ');
        used++;
      }
      wrapped.append(word);
      used += width;
      fresh = false;
    }
    return wrapped.toString();
  }

  /// `text` with blanks in the place of control characters, so that a file's cells and names cannot
  /// command the terminal.
  public static String harmless(String text) {
    return text.codePoints()
        .map(character -> Character.isISOControl(character) && character != '\n' ? ' ' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// `text` cut to `width` characters, the last one then being `~`.
  public static String shorten(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "~";
  }
}
