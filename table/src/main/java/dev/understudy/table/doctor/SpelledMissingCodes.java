package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Categories that say "no value": `?`, `NA`, `unknown`, `keine Angabe` and the like, in any case.
///
/// Words that are also ordinary answers (`none`, `other`, `no`) are not among them. `NA` is left
/// alone among codes of two capital letters, where it is Namibia or North America. At least two
/// other categories must remain, so that `unknown` against `known` stays an answer, and the target's
/// classes are never touched.
final class SpelledMissingCodes implements Check {

  private static final List<String> SPELLINGS =
      List.of(
          "?", "??", "-", "--", ".", "..", "*", "na", "n/a", "n.a.", "n.a", "#n/a", "nan", "null",
          "nil", "<na>", "<null>", "(null)", "\\n", "none given", "not given", "missing", "(missing)",
          "unknown", "unk", "unkn", "unknown/other", "not known", "not available", "not applicable",
          "not recorded", "not specified", "not stated", "not reported", "no data", "no answer",
          "no response", "undefined", "unspecified", "undetermined", "declined", "refused",
          "unbekannt", "keine angabe", "k.a.", "k. a.", "ka", "nicht bekannt", "nicht angegeben",
          "fehlt", "fehlend", "inconnu", "inconnue", "non renseigne", "non renseigné", "n.c.",
          "non communiqué", "sans réponse", "desconocido", "desconocida", "no consta", "sin datos",
          "no sabe", "ns/nc", "sconosciuto", "sconosciuta", "non noto", "onbekend", "niet bekend",
          "okänd", "uppgift saknas", "ukjent", "ukendt", "desconhecido", "brak danych", "nieznane");

  private static final String NOT_APPLICABLE = "na";

  @Override
  public void examine(Examination examination) {
    for (Column column : examination.modelled()) {
      if (column instanceof CategoryColumn category
          && !examination.meaning(column).has(Role.TARGET)) {
        examine(category, examination);
      }
    }
  }

  private static void examine(CategoryColumn column, Examination examination) {
    int[] counts = column.counts();
    List<String> codes = new ArrayList<>();
    long cells = 0;
    int others = 0;
    boolean letterCodes = true;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] == 0) {
        continue;
      }
      String category = column.categories().get(code);
      letterCodes &= category.matches("[A-Z]{2}");
      if (SPELLINGS.contains(category.strip().toLowerCase(Locale.ROOT))) {
        codes.add(category);
        cells += counts[code];
      } else {
        others++;
      }
    }
    if (letterCodes) {
      codes.removeIf(code -> code.toLowerCase(Locale.ROOT).equals(NOT_APPLICABLE));
    }
    if (!codes.isEmpty() && others >= 2) {
      MissingCodes.report(examination, column, codes, cells, "by the sound of it");
    }
  }
}
