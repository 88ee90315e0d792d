package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.table.ColumnSchema;
import dev.understudy.workflow.confidential.Assumptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table on disk and what the user says about it.
///
/// @param file the table
/// @param schema a schema written by hand, null to infer one
/// @param keep only these columns, all if empty
/// @param drop not these columns
/// @param target what models are trained to predict, null for what the schema says
/// @param person the column that names the person of a row, null for what the schema says
public record Source(
    Path file,
    @Nullable Path schema,
    List<String> keep,
    List<String> drop,
    @Nullable String target,
    @Nullable String person) {

  public Source {
    keep = List.copyOf(keep);
    drop = List.copyOf(drop);
  }

  /// The table of `file`, about which nothing more is said.
  public static Source of(Path file) {
    return new Source(file, null, List.of(), List.of(), null, null);
  }

  /// What a promise takes for public about the table.
  ///
  /// @throws dev.understudy.table.UserError if the schema file cannot be read
  Assumptions assumptions() {
    return schema == null
        ? new Assumptions(List.of(), "")
        : new Assumptions(
            SchemaJson.read(schema).columns().stream().map(ColumnSchema::name).toList(),
            String.valueOf(schema.getFileName()));
  }

  public Source withTarget(String target) {
    return new Source(file, schema, keep, drop, target, person);
  }
}
