package dev.understudy.table;

/// Free text or identifiers: one string per row.
public final class TextColumn implements Column {

  private final String name;
  private final String[] values;
  private final Missing missing;

  private TextColumn(String name, String[] values, Missing missing) {
    this.name = name;
    this.values = values;
    this.missing = missing;
  }

  /// @param values one per row, any string (such as `""`) at missing rows
  public static TextColumn of(String name, String[] values, Missing missing) {
    if (values.length != missing.size()) {
      throw new IllegalArgumentException("values and missing differ in length");
    }
    return new TextColumn(name, values.clone(), missing);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Missing missing() {
    return missing;
  }

  /// The text at a present row, undefined at a missing one.
  public String value(int row) {
    return values[row];
  }

  @Override
  public TextColumn select(int[] rows) {
    String[] chosen = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = values[rows[i]];
    }
    return new TextColumn(name, chosen, missing.select(rows));
  }

  @Override
  public TextColumn rename(String name) {
    return new TextColumn(name, values, missing);
  }
}
