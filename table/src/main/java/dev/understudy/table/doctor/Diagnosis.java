package dev.understudy.table.doctor;

import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import java.util.List;

/// What the doctor found.
///
/// @param findings gravest first, then in the order of the checks
/// @param proposed the given schema with everything the tool does by default about the findings:
///   missing codes listed in the spelling, kinds and roles of identifiers and person keys
public record Diagnosis(List<Finding> findings, Schema proposed) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /// Whether the run must stop until the user has decided.
  public boolean mustStop() {
    return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.STOP);
  }
}
