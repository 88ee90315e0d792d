package dev.understudy.app.terminal;

/// Emphasis in text output, by ANSI escape sequences or not at all.
public enum Style {
  PLAIN,
  COLOURED;

  private static final String BOLD = "1";
  private static final String RED = "1;31";
  private static final String YELLOW = "33";
  private static final String CYAN = "36";
  private static final String FAINT = "2";

  public String heading(String text) {
    return paint(BOLD, text);
  }

  /// Must be dealt with.
  public String alarm(String text) {
    return paint(RED, text);
  }

  public String warning(String text) {
    return paint(YELLOW, text);
  }

  public String note(String text) {
    return paint(CYAN, text);
  }

  /// Less important than its surroundings.
  public String aside(String text) {
    return paint(FAINT, text);
  }

  private String paint(String code, String text) {
    return this == COLOURED ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
