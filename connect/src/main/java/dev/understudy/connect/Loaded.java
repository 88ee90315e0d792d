package dev.understudy.connect;

import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.List;

/// A table read from a file.
///
/// @param table the values
/// @param schema what they mean and how they were written: as declared, the rest inferred
/// @param findings what was noticed while reading
/// @param sha256 of the bytes of the file, 64 hexadecimal digits
public record Loaded(Table table, Schema schema, List<Finding> findings, String sha256) {

  public Loaded {
    findings = List.copyOf(findings);
  }
}
