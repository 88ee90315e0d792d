package dev.understudy.table;

/// One column of a [Table]: immutable storage with explicit missing cells. What the values mean
/// (kind, roles, bounds, spelling) is in the [ColumnSchema] of the same name.
///
/// | storage | holds | kinds |
/// |-|-|-|
/// | [NumberColumn] | doubles, stored as scaled integers where exact | number, integer |
/// | [CategoryColumn] | codes into a dictionary | category, ordinal, boolean, code |
/// | [MomentColumn] | ticks since the epoch or midnight | date, date-time, time |
/// | [TextColumn] | strings | text, id |
public sealed interface Column permits NumberColumn, CategoryColumn, MomentColumn, TextColumn {

  String name();

  int size();

  Missing missing();

  default boolean isMissing(int row) {
    return missing().at(row);
  }

  /// The cells at `rows`, in that order; a row may be chosen more than once.
  Column select(int[] rows);

  Column rename(String name);
}
