package dev.understudy.connect.internal;

import java.util.List;

/// The records that one dialect makes of the beginning of a file.
///
/// @param dialect the one tried
/// @param records the cells of each
/// @param lines on which each begins
record Cut(Dialect dialect, List<List<String>> records, List<Long> lines) {

  /// The most frequent number of cells; the greater of two.
  int usual() {
    int most = 0;
    for (List<String> record : records) {
      most = Math.max(most, record.size());
    }
    int[] counts = new int[most + 1];
    int usual = 0;
    for (List<String> record : records) {
      counts[record.size()]++;
    }
    for (int size = 0; size < counts.length; size++) {
      usual = counts[size] >= counts[usual] && counts[size] > 0 ? size : usual;
    }
    return usual;
  }

  /// Share of records with the usual number of cells.
  double consistency() {
    int usual = usual();
    int same = 0;
    for (List<String> record : records) {
      same += record.size() == usual ? 1 : 0;
    }
    return records.isEmpty() ? 0 : (double) same / records.size();
  }

  /// Share of cells that are a number or hold no other likely delimiter.
  double clean() {
    long cells = 0;
    long clean = 0;
    for (List<String> record : records) {
      for (String cell : record) {
        cells++;
        clean += HeaderGuess.isTyped(cell) || !holdsDelimiter(cell) ? 1 : 0;
      }
    }
    return cells == 0 ? 0 : (double) clean / cells;
  }

  private static boolean holdsDelimiter(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char next = cell.charAt(i);
      if (next == ',' || next == ';' || next == '\t' || next == '|') {
        return true;
      }
    }
    return false;
  }

  /// Share of cells that are numbers.
  double numbers() {
    long cells = 0;
    long numbers = 0;
    for (List<String> record : records) {
      for (String cell : record) {
        cells++;
        numbers += HeaderGuess.isTyped(cell) ? 1 : 0;
      }
    }
    return cells == 0 ? 0 : (double) numbers / cells;
  }

  /// Whether no cell holds anything.
  boolean isBlank() {
    for (List<String> record : records) {
      for (String cell : record) {
        if (!cell.isBlank()) {
          return false;
        }
      }
    }
    return true;
  }

  /// Without the first `leading` records.
  Cut without(int leading) {
    return new Cut(
        dialect, records.subList(leading, records.size()), lines.subList(leading, lines.size()));
  }
}
