package dev.understudy.connect;

import dev.understudy.table.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the reader of a table is told beforehand.
///
/// @param schema meaning of some or all columns, null to infer everything; it overrules inference
/// @param keep names of the only columns to read, empty for all
/// @param drop names of columns not to read
/// @param literal whether columns that the schema describes are read by its words alone, and cells
///   that contradict it are missing; otherwise what it leaves open (formats, missing spellings) is
///   completed from the cells, and a cell that contradicts it is an error
public record ReadOptions(
    @Nullable Schema schema, List<String> keep, List<String> drop, boolean literal) {

  /// Everything is read and inferred.
  public static final ReadOptions DEFAULT = new ReadOptions(null, List.of(), List.of());

  /// What is left open is completed from the cells.
  public ReadOptions(@Nullable Schema schema, List<String> keep, List<String> drop) {
    this(schema, keep, drop, false);
  }

  public ReadOptions {
    keep = List.copyOf(keep);
    drop = List.copyOf(drop);
  }

  public ReadOptions withSchema(Schema schema) {
    return new ReadOptions(schema, keep, drop, literal);
  }
}
