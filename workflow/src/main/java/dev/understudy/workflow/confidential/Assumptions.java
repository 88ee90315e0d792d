package dev.understudy.workflow.confidential;

import dev.understudy.table.Domain;
import dev.understudy.table.Schema;
import java.util.ArrayList;
import java.util.List;

/// What a promise takes for public about a table. What somebody declared in a schema file is public
/// by that; what was inferred from rows is assumed to be, and said so.
///
/// @param declared names of the columns that a schema file describes
/// @param schemaFile its name, empty where there is none
public record Assumptions(List<String> declared, String schemaFile) {

  public Assumptions {
    declared = List.copyOf(declared);
  }

  /// The schema without domains that nobody declared.
  Schema publicPart(Schema schema) {
    return schema.withColumns(
        schema.columns().stream()
            .map(
                column -> declared.contains(column.name()) ? column : column.withDomain(Domain.ANY))
            .toList());
  }

  /// In sentences, for the certificate.
  List<String> sentences(Schema schema) {
    List<String> sentences = new ArrayList<>();
    List<String> inferred =
        schema.columns().stream()
            .map(column -> column.name())
            .filter(name -> !declared.contains(name))
            .toList();
    sentences.add("The names and the order of the columns, and which one is the target.");
    if (inferred.size() < schema.columns().size()) {
      sentences.add(
          "As declared in "
              + schemaFile
              + ": kinds, formats, decimals, missing spellings, categories and bounds.");
    }
    if (!inferred.isEmpty()) {
      sentences.add(
          "Inferred from the rows and taken for public: kinds, formats, decimals and missing"
              + " spellings of "
              + String.join(", ", inferred)
              + ". Declare them with --schema to close this gap.");
    }
    return sentences;
  }
}
