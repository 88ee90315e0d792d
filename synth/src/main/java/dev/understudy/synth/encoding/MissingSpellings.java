package dev.understudy.synth.encoding;

import dev.understudy.table.Missing;
import java.util.ArrayList;
import java.util.List;

/// The missing spellings of a column that are emitted: those that enough persons have. Code 0 means
/// present, code k missing and spelled as the k-th kept spelling.
///
/// @param spellings kept ones
/// @param rareCells cells spelled otherwise; they are taken for the most frequent kept spelling
public record MissingSpellings(List<String> spellings, int rareCells) {

  public MissingSpellings {
    spellings = List.copyOf(spellings);
  }

  static MissingSpellings analyse(Missing missing, Persons persons, int minimumPersons) {
    int kinds = missing.spellings().size();
    if (!missing.any()) {
      return new MissingSpellings(List.of(), 0);
    }
    int[] codes = new int[missing.size()];
    int[] cells = new int[kinds];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = missing.code(row) - 1;
      if (codes[row] >= 0) {
        cells[codes[row]]++;
      }
    }
    int[] held = persons.count(codes, kinds);
    List<String> kept = new ArrayList<>();
    int rareCells = 0;
    for (int kind = 0; kind < kinds; kind++) {
      if (held[kind] >= minimumPersons) {
        kept.add(missing.spellings().get(kind));
      } else {
        rareCells += cells[kind];
      }
    }
    return new MissingSpellings(kept, rareCells);
  }

  int count() {
    return spellings.size();
  }

  /// Per row: 0 present, k missing as the k-th kept spelling, unknown where the spelling is rare.
  int[] encode(Missing missing) {
    int[] translation = new int[missing.spellings().size() + 1];
    for (int kind = 1; kind < translation.length; kind++) {
      int index = spellings.indexOf(missing.spellings().get(kind - 1));
      translation[kind] = index < 0 ? dev.understudy.learn.CodedTable.UNKNOWN : index + 1;
    }
    int[] codes = new int[missing.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = translation[missing.code(row)];
    }
    return codes;
  }

  /// @param codes per row 0 present or k
  Missing decode(int[] codes) {
    byte[] kept = new byte[codes.length];
    for (int row = 0; row < codes.length; row++) {
      kept[row] = (byte) codes[row];
    }
    return Missing.of(kept, spellings);
  }
}
