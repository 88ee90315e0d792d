package dev.understudy.workflow;

import dev.understudy.table.Finding;
import java.util.List;

/// Work stopped because of a finding that only the user can decide about.
public final class DecisionNeeded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /// @param findings at least one
  public DecisionNeeded(List<Finding> findings) {
    super(findings.getFirst().what() + " " + findings.getFirst().overrule());
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
