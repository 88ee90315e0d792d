package dev.understudy.table.inference;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import dev.understudy.table.UserError;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.RawTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out what the columns of a raw table mean: kinds, missing spellings, formats, decimals.
public final class Inference {

  private Inference() {}

  /// @param declared written by hand, for some or all columns; null for none. It overrules the
  ///   data. Columns it describes that the table does not have are ignored unless none matches.
  /// @throws UserError if no column of `declared` is in the table
  public static Inferred infer(RawTable raw, @Nullable Schema declared) {
    requireMatch(raw, declared);
    Map<String, ColumnSchema> known = new HashMap<>();
    if (declared != null) {
      for (ColumnSchema column : declared.columns()) {
        known.put(column.name(), column);
      }
    }
    boolean decimalComma = false;
    boolean dayFirst = false;
    int count = raw.columns().size();
    ColumnInference[] inferences = new ColumnInference[count];
    ColumnSchema[] columns = new ColumnSchema[count];
    List<Integer> open = new ArrayList<>();
    ColumnInference.Surroundings alone =
        new ColumnInference.Surroundings(raw.lines(), false, false);
    EachColumn.of(raw, i -> infer(raw, i, known, alone, inferences, columns));
    for (int i = 0; i < count; i++) {
      decimalComma |= inferences[i].decimalComma();
      dayFirst |= inferences[i].dayOrder() == MomentGuess.DayOrder.DAY_FIRST;
      boolean mayChange =
          inferences[i].dayOrder() == MomentGuess.DayOrder.OPEN
              || columns[i].spelling().formats().contains("#,##0");
      if (mayChange) {
        open.add(i);
      }
    }
    if (decimalComma || dayFirst) {
      ColumnInference.Surroundings together =
          new ColumnInference.Surroundings(raw.lines(), decimalComma, dayFirst);
      for (int i : open) {
        infer(raw, i, known, together, inferences, columns);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (ColumnInference inference : inferences) {
      findings.addAll(inference.findings());
    }
    findings.addAll(missingSpellings(columns));
    Schema schema = Schema.of(List.of(columns)).withDelimiter(raw.delimiter());
    return new Inferred(schema, findings);
  }

  /// What was declared in the place of what was inferred, as it is, so that nothing about such a
  /// column depends on its cells.
  public static Schema literally(Schema inferred, Schema declared) {
    return inferred.withColumns(
        inferred.columns().stream()
            .map(column -> declared.find(column.name()).orElse(column))
            .toList());
  }

  private static void infer(
      RawTable raw,
      int index,
      Map<String, ColumnSchema> declared,
      ColumnInference.Surroundings around,
      ColumnInference[] inferences,
      ColumnSchema[] columns) {
    RawColumn column = raw.columns().get(index);
    ColumnInference inference = new ColumnInference(ColumnProfile.of(column), around, index == 0);
    ColumnSchema known = declared.get(column.name());
    inferences[index] = inference;
    columns[index] = known == null ? inference.infer() : inference.complete(known);
  }

  private static void requireMatch(RawTable raw, @Nullable Schema declared) {
    if (declared == null || declared.columns().isEmpty()) {
      return;
    }
    List<String> names = raw.columns().stream().map(RawColumn::name).toList();
    if (Collections.disjoint(
        new HashSet<>(names), declared.columns().stream().map(ColumnSchema::name).toList())) {
      throw new UserError(
          "The schema describes no column of "
              + raw.source()
              + ": "
              + UserError.unknownColumn(declared.columns().getFirst().name(), names).getMessage());
    }
  }

  /// One note per spelling that is taken as missing.
  private static List<Finding> missingSpellings(ColumnSchema[] columns) {
    Map<String, List<String>> where = new LinkedHashMap<>();
    for (ColumnSchema column : columns) {
      for (String spelling : column.spelling().missing()) {
        if (MissingWords.anywhere(spelling) && !spelling.isEmpty()) {
          where.computeIfAbsent(spelling, key -> new ArrayList<>()).add(column.name());
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : where.entrySet()) {
      findings.add(
          new Finding(
              "missing-spelling",
              Finding.Severity.NOTE,
              entry.getValue(),
              entry.getValue().size(),
              "Cells spelled '" + entry.getKey() + "' are taken as missing.",
              "They stay missing and are written back so.",
              "List the missing spellings of a column in a schema."));
    }
    return findings;
  }
}
