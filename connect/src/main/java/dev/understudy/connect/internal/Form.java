package dev.understudy.connect.internal;

import dev.understudy.table.Finding;
import java.util.List;

/// The form of a text file, as guessed from its beginning.
///
/// @param dialect how cells are separated
/// @param separator what a writer of the same form puts between two cells
/// @param firstLine the first line that belongs to the table, 1 is the first of the file
/// @param header whether the first record names the columns
/// @param names one per column, all different
/// @param findings what is unusual
public record Form(
    Dialect dialect,
    String separator,
    long firstLine,
    boolean header,
    List<String> names,
    List<Finding> findings) {

  public Form {
    names = List.copyOf(names);
    findings = List.copyOf(findings);
  }
}
