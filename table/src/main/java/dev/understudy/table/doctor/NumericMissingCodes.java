package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Numbers that mean "missing": negative codes, runs of nines, and zeros far from everything else.
/// The rules are in [NumberCodes]. Zeros that stand nearer to the other values are taken for codes
/// only if they are *missing together* with another column: they cover at least [#OVERLAP] of the
/// smaller of the two sets of rows, and [#LIFT] times as much of it as independence explains.
final class NumericMissingCodes implements Check {

  private static final double OVERLAP = 0.8;
  private static final double LIFT = 1.5;

  /// With fewer rows in common than this, coverage beyond chance cannot be told.
  private static final int LEAST_COMMON = 10;

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,8})");
  private static final Pattern ZEROS_OR_NINES = Pattern.compile("0{4,}|9{4,}");

  @Override
  public void examine(Examination examination) {
    Map<NumberColumn, double[]> accepted = new LinkedHashMap<>();
    List<NumberColumn> doubtful = new ArrayList<>();
    Set<Double> known = negativeCodes(examination);
    for (Column column : examination.modelled()) {
      ColumnSchema meaning = examination.meaning(column);
      if (meaning.has(Role.TARGET)
          || meaning.has(Role.EVENT)
          || meaning.has(Role.TREATMENT)
          || meaning.has(Role.WEIGHT)
          || meaning.kind() == Kind.BOOLEAN) {
        continue;
      }
      if (column instanceof NumberColumn number) {
        NumberCodes codes =
            NumberCodes.of(examination.name(number), examination.profile(number), known);
        if (codes.values().length > 0) {
          accepted.put(number, codes.values());
        }
        if (codes.zeroIsDoubtful()) {
          doubtful.add(number);
        }
      } else if (column instanceof CategoryColumn category) {
        if (NameHint.POSTAL.fits(examination.name(column))) {
          examinePostalCodes(category, examination);
        } else {
          examineCategories(category, examination, known);
        }
      }
    }
    acceptMissingTogether(examination, accepted, doubtful);
    for (Column column : examination.modelled()) {
      if (column instanceof NumberColumn number && accepted.containsKey(number)) {
        report(examination, number, accepted.get(number));
      }
    }
  }

  /// The negative codes that some number column holds twice or more.
  private static Set<Double> negativeCodes(Examination examination) {
    Set<Double> codes = new TreeSet<>();
    for (Column column : examination.modelled()) {
      if (column instanceof NumberColumn number) {
        NumberCodes found =
            NumberCodes.of(examination.name(number), examination.profile(number), Set.of());
        Arrays.stream(found.values()).filter(code -> code < 0).forEach(codes::add);
      }
    }
    return codes;
  }

  private static void acceptMissingTogether(
      Examination examination, Map<NumberColumn, double[]> accepted, List<NumberColumn> doubtful) {
    if (doubtful.isEmpty()) {
      return;
    }
    List<BitSet> known = new ArrayList<>();
    for (Column column : examination.modelled()) {
      BitSet rows =
          column instanceof NumberColumn number
              ? rowsOf(number, accepted.getOrDefault(number, new double[0]))
              : missingRows(column.missing());
      if (rows.cardinality() >= LEAST_COMMON) {
        known.add(rows);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (NumberColumn column : List.copyOf(doubtful)) {
        BitSet zeros = rowsOf(column, new double[] {0});
        zeros.andNot(missingRows(column.missing()));
        if (known.stream().anyMatch(rows -> isTogether(zeros, rows, examination.rowCount()))) {
          double[] before = accepted.getOrDefault(column, new double[0]);
          double[] after = Arrays.copyOf(before, before.length + 1);
          accepted.put(column, after);
          known.add(zeros);
          doubtful.remove(column);
          changed = true;
        }
      }
    }
  }

  private static boolean isTogether(BitSet zeros, BitSet other, int rows) {
    BitSet both = (BitSet) zeros.clone();
    both.and(other);
    double common = both.cardinality();
    double smaller = Math.min(zeros.cardinality(), other.cardinality());
    double byChance = (double) zeros.cardinality() * other.cardinality() / rows;
    return common >= LEAST_COMMON && common >= OVERLAP * smaller && common >= LIFT * byChance;
  }

  /// The missing rows and those that hold one of `values`.
  private static BitSet rowsOf(NumberColumn column, double[] values) {
    BitSet rows = missingRows(column.missing());
    for (int row = 0; row < column.size() && values.length > 0; row++) {
      for (double value : values) {
        if (column.value(row) == value) {
          rows.set(row);
        }
      }
    }
    return rows;
  }

  private static BitSet missingRows(Missing missing) {
    BitSet rows = new BitSet(missing.size());
    for (int row = 0; row < missing.size() && missing.any(); row++) {
      rows.set(row, missing.at(row));
    }
    return rows;
  }

  private static void report(Examination examination, NumberColumn column, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] rowOfValue = new int[sorted.length];
    long cells = 0;
    for (int row = 0; row < column.size(); row++) {
      int found = column.isMissing(row) ? -1 : Arrays.binarySearch(sorted, column.value(row) + 0.0);
      if (found >= 0) {
        rowOfValue[found] = row;
        cells++;
      }
    }
    CellFormat format = CellFormat.of(column, examination.meaning(column));
    List<String> spelled = Arrays.stream(rowOfValue).mapToObj(format::text).distinct().toList();
    MissingCodes.report(examination, column, spelled, cells, "it stands far from all other values");
  }

  /// Columns of numbered categories, such as `1`, `2`, `9`.
  private static void examineCategories(
      CategoryColumn column, Examination examination, Set<Double> known) {
    int[] counts = column.counts();
    SortedMap<Double, Integer> countOfValue = new TreeMap<>();
    for (int code = 0; code < counts.length; code++) {
      String category = column.categories().get(code);
      if (counts[code] > 0) {
        if (!WHOLE.matcher(category).matches()) {
          return;
        }
        countOfValue.put(Double.parseDouble(category), counts[code]);
      }
    }
    double[] values = countOfValue.keySet().stream().mapToDouble(value -> value).toArray();
    int[] countsInOrder = countOfValue.values().stream().mapToInt(count -> count).toArray();
    NumberProfile profile = NumberProfile.of(values, countsInOrder);
    NumberCodes codes = NumberCodes.of(examination.name(column), profile, known);
    List<String> spelled = new ArrayList<>();
    long cells = 0;
    for (int code = 0; code < counts.length; code++) {
      double value =
          counts[code] == 0 ? Double.NaN : Double.parseDouble(column.categories().get(code));
      if (Arrays.stream(codes.values()).anyMatch(one -> one == value)) {
        spelled.add(column.categories().get(code));
        cells += counts[code];
      }
    }
    if (!spelled.isEmpty()) {
      MissingCodes.report(
          examination, column, spelled, cells, "it stands apart from all other codes");
    }
  }

  /// `00000` and `99999` are no places.
  private static void examinePostalCodes(CategoryColumn column, Examination examination) {
    int[] counts = column.counts();
    List<String> spelled = new ArrayList<>();
    long cells = 0;
    for (int code = 0; code < counts.length; code++) {
      String category = column.categories().get(code);
      if (counts[code] >= 2 && ZEROS_OR_NINES.matcher(category).matches()) {
        spelled.add(category);
        cells += counts[code];
      }
    }
    if (!spelled.isEmpty()) {
      MissingCodes.report(examination, column, spelled, cells, "it is no postal code");
    }
  }
}
