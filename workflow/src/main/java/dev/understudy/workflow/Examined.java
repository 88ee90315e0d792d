package dev.understudy.workflow;

import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.List;

/// A table that has been read and looked over, ready for modelling.
///
/// @param source where it came from
/// @param table cells that only stand for "missing" are missing, as the findings say
/// @param schema with the roles the user gave and what the doctor proposed
/// @param findings of reader and doctor, gravest first
/// @param sha256 of the file's bytes, in hexadecimal
public record Examined(
    Source source, Table table, Schema schema, List<Finding> findings, String sha256) {

  public Examined {
    findings = List.copyOf(findings);
  }

  /// The findings that only the user can decide about.
  public List<Finding> undecided() {
    return findings.stream()
        .filter(finding -> finding.severity() == Finding.Severity.STOP)
        .toList();
  }
}
