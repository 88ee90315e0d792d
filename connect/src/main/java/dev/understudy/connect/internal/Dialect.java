package dev.understudy.connect.internal;

/// How a text file separates its cells.
///
/// @param delimiter the byte between two cells; a space stands for runs of spaces
/// @param padded whether a space follows each delimiter and belongs to no cell
/// @param quote the byte around cells that hold a delimiter, a quote or a line break
public record Dialect(byte delimiter, boolean padded, byte quote) {

  /// Commas, no padding, double quotes.
  public static final Dialect COMMA = new Dialect((byte) ',', false, (byte) '"');

  public Dialect withDelimiter(byte delimiter) {
    return new Dialect(delimiter, padded, quote);
  }

  public Dialect withPadded(boolean padded) {
    return new Dialect(delimiter, padded, quote);
  }

  public Dialect withQuote(byte quote) {
    return new Dialect(delimiter, padded, quote);
  }

  /// Whether cells are separated by runs of spaces.
  public boolean spaces() {
    return delimiter == ' ';
  }

  /// What a writer puts between two cells.
  public String separator() {
    String mark = String.valueOf((char) delimiter);
    return padded ? mark.concat(" ") : mark;
  }

  /// A cell's text as it stands in a file: in quotes where it would be taken for something else.
  public String quoted(String text) {
    String mark = String.valueOf((char) quote);
    boolean plain =
        !text.isBlank()
            && text.equals(text.strip())
            && text.indexOf(delimiter) < 0
            && !text.contains(mark)
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return plain ? text : mark + text.replace(mark, mark + mark) + mark;
  }
}
