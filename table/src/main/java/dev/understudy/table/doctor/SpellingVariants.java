package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Categories that differ only in case, in spaces, or in how the same characters are encoded
/// (Unicode normalisation form NFKC): `Male`, `male ` and `MALE`. The odds that two different
/// answers do are small, so every such pair is reported; nothing is merged, because a code may tell
/// capitals apart.
final class SpellingVariants implements Check {

  /// More groups than this are counted instead of listed.
  private static final int LISTED = 3;

  @Override
  public void examine(Examination examination) {
    for (Column column : examination.modelled()) {
      if (column instanceof CategoryColumn category) {
        examine(category, examination);
      }
    }
  }

  private static void examine(CategoryColumn column, Examination examination) {
    Map<String, List<Integer>> codesByFolded = new LinkedHashMap<>();
    int[] counts = column.counts();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        codesByFolded
            .computeIfAbsent(folded(column.categories().get(code)), key -> new ArrayList<>())
            .add(code);
      }
    }
    List<List<Integer>> groups =
        codesByFolded.values().stream().filter(codes -> codes.size() > 1).toList();
    if (groups.isEmpty()) {
      return;
    }
    long cells = groups.stream().flatMap(List::stream).mapToLong(code -> counts[code]).sum();
    String listed =
        groups.stream()
            .limit(LISTED)
            .map(codes -> spelled(column, codes))
            .collect(Collectors.joining("; "));
    String more = groups.size() > LISTED ? "; and " + (groups.size() - LISTED) + " more" : "";
    examination.report(
        new Finding(
            "spelling-variants",
            Severity.WARNING,
            List.of(column.name()),
            cells,
            "Categories of column '"
                + column.name()
                + "' differ only in case or spaces: "
                + listed
                + more
                + ".",
            "They are kept apart, as different categories.",
            "Write them alike in the file if they mean the same."));
  }

  private static String spelled(CategoryColumn column, List<Integer> codes) {
    return codes.stream()
        .map(code -> "\"" + column.categories().get(code) + "\"")
        .collect(Collectors.joining(" and "));
  }

  /// Case is folded by way of upper case, so that `ß` meets `SS`.
  private static String folded(String category) {
    return Normalizer.normalize(category, Normalizer.Form.NFKC)
        .strip()
        .replaceAll("[\\s\\p{Z}]+", " ")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
