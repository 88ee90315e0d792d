package dev.understudy.report.chart;

/// Whose figures a mark shows. The same hue everywhere: blue for real, orange for synthetic, a grey
/// outline for the holdout.
public enum Tone {
  /// The rows the generator learned from.
  REAL("real", "Real"),
  /// Real rows it never saw.
  HOLDOUT("holdout", "Real holdout"),
  /// The rows it made.
  SYNTHETIC("synthetic", "Synthetic");

  private final String cssClass;
  private final String label;

  Tone(String cssClass, String label) {
    this.cssClass = cssClass;
    this.label = label;
  }

  /// Prefix of the classes in the style sheet: `real-fill`, `real-line`.
  public String cssClass() {
    return cssClass;
  }

  public String label() {
    return label;
  }
}
