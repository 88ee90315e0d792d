package dev.understudy.table.raw;

/// A cell that no text file should hold. The reader that filled the column knows the file and the
/// line and makes a sentence of it.
public final class DamagedText extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What is wrong with the cell.
  public enum Cause {
    NUL,
    NOT_UTF_8,
    /// The texts of one column together exceed two gigabytes.
    TOO_MUCH
  }

  private final Cause damage;

  DamagedText(Cause damage) {
    super(damage.name(), null, false, false);
    this.damage = damage;
  }

  public Cause damage() {
    return damage;
  }
}
