package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Categories that say "no value": `?`, `NA`, `unknown`, `keine Angabe` and the like, in any case.
///
/// Words that are also ordinary answers (`none`, `other`, `no`) are not among them. `NA` and the
/// like are left alone where four in five categories are codes of one to three capital letters:
/// there it is Namibia or North America. At least two other categories must remain, so that
/// `unknown` against `known` stays an answer, and the target's classes are never touched.
final class SpelledMissingCodes implements Check {

  private static final List<String> SPELLINGS =
      List.of(
          "?",
          "??",
          "-",
          "--",
          ".",
          "..",
          "*",
          "na",
          "n/a",
          "n.a.",
          "n.a",
          "#n/a",
          "nan",
          "null",
          "nil",
          "<na>",
          "<null>",
          "(null)",
          "\\n",
          "none given",
          "not given",
          "missing",
          "(missing)",
          "unknown",
          "unk",
          "unkn",
          "unknown/other",
          "not known",
          "not available",
          "not applicable",
          "not recorded",
          "not specified",
          "not stated",
          "not reported",
          "no data",
          "no answer",
          "no response",
          "undefined",
          "unspecified",
          "undetermined",
          "declined",
          "refused",
          "unbekannt",
          "keine angabe",
          "k.a.",
          "k. a.",
          "nicht bekannt",
          "nicht angegeben",
          "fehlt",
          "fehlend",
          "inconnu",
          "inconnue",
          "non renseigne",
          "non renseigné",
          "n.c.",
          "non communiqué",
          "sans réponse",
          "desconocido",
          "desconocida",
          "no consta",
          "sin datos",
          "no sabe",
          "ns/nc",
          "sconosciuto",
          "sconosciuta",
          "non noto",
          "onbekend",
          "niet bekend",
          "okänd",
          "uppgift saknas",
          "ukjent",
          "ukendt",
          "desconhecido",
          "brak danych",
          "nieznane");

  private static final Pattern LETTER_CODE = Pattern.compile("[A-Z]{1,3}");
  private static final double CODE_SHARE = 0.8;

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
    int letterCodes = 0;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] == 0) {
        continue;
      }
      String category = column.categories().get(code);
      letterCodes += LETTER_CODE.matcher(category).matches() ? 1 : 0;
      if (SPELLINGS.contains(category.strip().toLowerCase(Locale.ROOT))) {
        codes.add(category);
        cells += counts[code];
      } else {
        others++;
      }
    }
    if (letterCodes > CODE_SHARE * (others + codes.size())) {
      codes.removeIf(code -> LETTER_CODE.matcher(code).matches());
    }
    if (!codes.isEmpty() && others >= 2) {
      MissingCodes.report(examination, column, codes, cells, "by the sound of it");
    }
  }
}
