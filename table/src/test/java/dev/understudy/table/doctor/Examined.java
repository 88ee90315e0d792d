package dev.understudy.table.doctor;

import dev.understudy.table.Finding;
import dev.understudy.table.Progress;
import dev.understudy.table.SampleTable;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A diagnosis as tests ask about it.
///
/// @param diagnosis of the examined table
record Examined(Diagnosis diagnosis) {

  static Examined of(SampleTable sample) {
    return of(sample.table(), sample.schema());
  }

  static Examined of(Table table, Schema schema) {
    return new Examined(Doctor.examine(table, schema, Progress.silent()));
  }

  /// `rows` lines under a header.
  static SampleTable lines(String header, int rows, IntFunction<String> line) {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    for (int row = 0; row < rows; row++) {
      lines.add(line.apply(row));
    }
    return SampleTable.of(lines);
  }

  Schema proposed() {
    return diagnosis.proposed();
  }

  boolean mustStop() {
    return diagnosis.mustStop();
  }

  List<Finding> findings() {
    return diagnosis.findings();
  }

  /// The findings of one check.
  List<Finding> of(String check) {
    return findings().stream().filter(finding -> finding.check().equals(check)).toList();
  }

  /// The first finding of one check.
  Finding first(String check) {
    return of(check).getFirst();
  }

  /// The columns that one check names.
  List<String> columns(String check) {
    return of(check).stream().flatMap(finding -> finding.columns().stream()).toList();
  }
}
