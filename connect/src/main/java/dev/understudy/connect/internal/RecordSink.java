package dev.understudy.connect.internal;

/// Takes the cells of a text file in order.
public interface RecordSink {

  /// The next cell of the record, spelled by the UTF-8 bytes `text[from, to)`, which change later.
  void cell(byte[] text, int from, int to);

  /// The record that began on `line` (1 is the first) is complete.
  ///
  /// @return false to stop reading
  boolean end(long line);

  /// Line `line` holds nothing.
  ///
  /// @return false to stop reading
  boolean blank(long line);
}
