package dev.understudy.table;

/// What a column's values are, as a person would say it. The list may grow.
public enum Kind {
  /// Measured on a continuous scale.
  NUMBER,
  /// Counted: whole numbers whose distance means something.
  INTEGER,
  /// Names without an order.
  CATEGORY,
  /// Names or levels with an order.
  ORDINAL,
  /// Two values that say yes or no, in any spelling.
  BOOLEAN,
  /// Figures that are names: ICD codes, postal codes, leading zeros, numbered groups.
  CODE,
  /// A calendar day.
  DATE,
  /// A day and a time.
  DATE_TIME,
  /// A time of day.
  TIME,
  /// Names a row or a person; never learned, always made anew.
  ID,
  /// Free text; not learned by the tabular models.
  TEXT;

  /// Whether values are stored in a [NumberColumn].
  public boolean isNumeric() {
    return this == NUMBER || this == INTEGER;
  }

  /// Whether values are stored in a [CategoryColumn].
  public boolean isCategorical() {
    return this == CATEGORY || this == ORDINAL || this == BOOLEAN || this == CODE;
  }

  /// Whether values are stored in a [MomentColumn].
  public boolean isMoment() {
    return this == DATE || this == DATE_TIME || this == TIME;
  }
}
