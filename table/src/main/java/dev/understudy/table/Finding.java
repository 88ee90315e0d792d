package dev.understudy.table;

import java.util.List;

/// Something the doctor noticed about a table.
///
/// @param check the kind of finding, in kebab-case, such as `"exact-duplicates"`
/// @param severity how much it matters
/// @param columns the columns concerned, empty for the whole table
/// @param count how many rows, cells or values
/// @param what what was found, in one sentence
/// @param action what the tool does about it by default, in one sentence
/// @param overrule how to make it do otherwise, in one sentence
public record Finding(
    String check,
    Severity severity,
    List<String> columns,
    long count,
    String what,
    String action,
    String overrule) {

  /// How much a finding matters, gravest first.
  public enum Severity {
    /// The run stops until the user has decided.
    STOP,
    /// Results may mislead or identify somebody unless the default action is right.
    WARNING,
    /// Good to know.
    NOTE
  }

  public Finding {
    columns = List.copyOf(columns);
  }
}
