package dev.understudy.table.inference;

import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import java.util.List;

/// What inference makes of a table.
///
/// @param schema one column each, in the order of the table
/// @param findings what was decided that a person might decide otherwise
public record Inferred(Schema schema, List<Finding> findings) {

  public Inferred {
    findings = List.copyOf(findings);
  }
}
