package dev.understudy.synth.confidential;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Spelling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Visits of patients as cells of a file: `patient`, `age`, `income` (heaped at 0, decimals, often
/// missing), `ward`, `stage` (ordinal), `visit` (date), `note` (text), `sick` (target).
public final class Cells {

  static final int KEY = 0;

  private Cells() {}

  /// @param visits of each patient, in turn
  public static List<String[]> visits(int patients, int[] visits, long seed) {
    RandomStream random = new Seed(seed).stream();
    List<String[]> rows = new ArrayList<>();
    for (int patient = 0; patient < patients; patient++) {
      int age = 20 + random.nextInt(70);
      for (int visit = 0; visit < visits[patient % visits.length]; visit++) {
        boolean sick = random.nextDouble() < age / 120.0;
        double income = random.nextDouble() < 0.5 ? 0 : Math.rint(random.nextDouble() * 9e6) / 100;
        rows.add(
            new String[] {
              "P" + patient,
              Integer.toString(age),
              random.nextDouble() < 0.2 ? "NA" : Double.toString(income),
              List.of("north", "south", "west").get(random.nextInt(3)),
              List.of("mild", "moderate", "severe").get(sick ? 2 : random.nextInt(2)),
              LocalDate.of(2020, 1, 1).plusDays(random.nextInt(700)).toString(),
              "seen by Dr. " + random.nextInt(1000),
              sick ? "yes" : "no"
            });
      }
    }
    return rows;
  }

  /// The rows of each of the first patients.
  public static List<int[]> units(List<String[]> rows, int patients) {
    return IntStream.range(0, patients)
        .mapToObj(patient ->
            IntStream.range(0, rows.size())
                .filter(row -> rows.get(row)[KEY].equals("P" + patient))
                .toArray())
        .toList();
  }

  /// Single rows.
  static List<int[]> rows(int... rows) {
    return Arrays.stream(rows).mapToObj(row -> new int[] {row}).toList();
  }

  /// @param declared whether bounds and categories are declared, or must be learned
  public static Schema schema(boolean declared) {
    List<ColumnSchema> columns =
        List.of(
            ColumnSchema.of("patient", Kind.ID),
            number(
                "age", Kind.INTEGER, 0, declared ? new Domain(0.0, 120.0, List.of()) : Domain.ANY),
            number(
                "income",
                Kind.NUMBER,
                2,
                declared ? new Domain(0.0, 200_000.0, List.of()) : Domain.ANY),
            names("ward", Kind.CATEGORY, declared, "north", "south", "west", "east"),
            names("stage", Kind.ORDINAL, declared, "mild", "moderate", "severe"),
            ColumnSchema.of("visit", Kind.DATE)
                .withSpelling(Spelling.PLAIN.withFormats(List.of("yyyy-MM-dd"))),
            ColumnSchema.of("note", Kind.TEXT),
            names("sick", Kind.BOOLEAN, declared, "no", "yes").withRole(Role.TARGET));
    return Schema.of(columns);
  }

  private static ColumnSchema number(String name, Kind kind, int decimals, Domain domain) {
    return ColumnSchema.of(name, kind)
        .withSpelling(Spelling.PLAIN.withDecimals(decimals).withMissing(List.of("", "NA")))
        .withDomain(domain);
  }

  private static ColumnSchema names(String name, Kind kind, boolean declared, String... names) {
    return ColumnSchema.of(name, kind)
        .withDomain(declared ? new Domain(null, null, List.of(names)) : Domain.ANY);
  }
}
