package dev.understudy.table.doctor;

/// One thing the doctor looks for.
interface Check {

  /// Reads the table of `examination`, and writes findings and proposals into it.
  void examine(Examination examination);
}
