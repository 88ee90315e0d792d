package dev.understudy.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The meaning of a table's columns, written by hand or inferred.
///
/// @param schemaVersion of the JSON format, now [#VERSION]
/// @param delimiter what separates the cells of a line when the table is written as text
/// @param columns in the order of the table
public record Schema(int schemaVersion, String delimiter, List<ColumnSchema> columns) {

  public static final int VERSION = 1;

  private static final String COMMA = ",";

  public Schema {
    columns = List.copyOf(columns);
    if (schemaVersion != VERSION) {
      throw new UserError(
          "The schema has schema_version "
              + schemaVersion
              + ", but this version of Understudy reads "
              + VERSION
              + ".");
    }
    Set<String> seen = new HashSet<>();
    for (ColumnSchema column : columns) {
      if (!seen.add(column.name())) {
        throw new UserError("The schema describes column '" + column.name() + "' twice.");
      }
    }
  }

  /// A schema of the current version, written with commas.
  public static Schema of(List<ColumnSchema> columns) {
    return new Schema(VERSION, COMMA, columns);
  }

  public Schema withDelimiter(String delimiter) {
    return new Schema(schemaVersion, delimiter, columns);
  }

  /// The same table written the same way, with other columns.
  public Schema withColumns(List<ColumnSchema> columns) {
    return new Schema(schemaVersion, delimiter, columns);
  }

  /// @throws UserError if there is no such column
  public ColumnSchema column(String name) {
    return find(name)
        .orElseThrow(
            () -> UserError.unknownColumn(name, columns.stream().map(ColumnSchema::name).toList()));
  }

  public Optional<ColumnSchema> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /// The columns that have `role`, in table order.
  public List<ColumnSchema> having(Role role) {
    return columns.stream().filter(column -> column.has(role)).toList();
  }

  /// The first column that has `role`.
  public Optional<ColumnSchema> first(Role role) {
    return columns.stream().filter(column -> column.has(role)).findFirst();
  }

  /// This schema with the column of the same name replaced.
  ///
  /// @throws UserError if there is no such column
  public Schema with(ColumnSchema replacement) {
    column(replacement.name());
    return withColumns(
        columns.stream()
            .map(column -> column.name().equals(replacement.name()) ? replacement : column)
            .toList());
  }

  /// Gives `role` to the named column and takes it from every other.
  public Schema withOnly(Role role, String name) {
    column(name);
    List<ColumnSchema> changed = new ArrayList<>();
    for (ColumnSchema column : columns) {
      changed.add(column.name().equals(name) ? column.withRole(role) : column.withoutRole(role));
    }
    return withColumns(changed);
  }

  /// Only the named columns, in the order of `names`.
  public Schema keep(List<String> names) {
    return withColumns(names.stream().map(this::column).toList());
  }
}
