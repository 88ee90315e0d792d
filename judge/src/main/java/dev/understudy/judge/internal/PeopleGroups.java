package dev.understudy.judge.internal;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// People cut into groups by one protected column, or by two of them.
///
/// A category is a group, numbers are cut into at most four at the quartiles of the training rows,
/// missing cells are a group. Groups of fewer than 30 training persons are not judged, only
/// counted.
///
/// @param name such as `"sex and race"`
/// @param columns indices of the protected columns, one or two
/// @param cuts of those columns
/// @param names of the judged groups
/// @param unjudged groups that are too small, or beyond the largest 30
/// @param groupOfCell the judged group of each combination of the cuts' groups, -1 for none
record PeopleGroups(
    String name,
    List<Integer> columns,
    List<Cut> cuts,
    List<String> names,
    int unjudged,
    int[] groupOfCell) {

  /// Rates of fewer persons scatter by 9 points and more.
  static final int FEWEST_PERSONS = 30;

  /// Groups of one cut that are judged at most, the largest ones.
  private static final int MOST_GROUPS = 30;

  /// Protected columns that are looked at, in table order: six make 15 pairs.
  static final int MOST_COLUMNS = 6;

  private static final int QUARTERS = 4;

  /// @param column its index
  /// @param groupOfCode group of each value code, the last one of missing cells, `[values + 1]`
  /// @param names of all its groups
  record Cut(int column, int[] groupOfCode, List<String> names) {}

  /// Whether a protected column is among the modelled ones.
  static boolean declared(List<ColumnSchema> modelled) {
    return modelled.stream().anyMatch(PeopleGroups::cuts);
  }

  /// The target is what is counted, so it cuts nobody.
  private static boolean cuts(ColumnSchema column) {
    return column.has(Role.PROTECTED) && !column.has(Role.TARGET);
  }

  /// One per protected column, then one per pair.
  static List<PeopleGroups> of(CodedRows train, List<ColumnSchema> modelled) {
    List<PeopleGroups> single = new ArrayList<>();
    for (int column = 0; column < modelled.size() && single.size() < MOST_COLUMNS; column++) {
      if (cuts(modelled.get(column))) {
        Cut cut = cut(train, column, modelled.get(column).kind());
        single.add(of(train, modelled.get(column).name(), List.of(cut)));
      }
    }
    List<PeopleGroups> all = new ArrayList<>(single);
    for (int i = 0; i < single.size(); i++) {
      for (int j = i + 1; j < single.size(); j++) {
        all.add(
            of(
                train,
                single.get(i).name + " and " + single.get(j).name,
                List.of(single.get(i).cuts.getFirst(), single.get(j).cuts.getFirst())));
      }
    }
    return List.copyOf(all);
  }

  private static PeopleGroups of(CodedRows train, String name, List<Cut> cuts) {
    int cells = cuts.stream().mapToInt(cut -> cut.names.size()).reduce(1, (a, b) -> a * b);
    long[] persons = persons(cells(train, cuts), cells, train);
    int[] judged =
        IntStream.range(0, cells)
            .filter(cell -> persons[cell] >= FEWEST_PERSONS)
            .boxed()
            .sorted((a, b) -> Long.compare(persons[b], persons[a]))
            .limit(MOST_GROUPS)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    int[] groupOfCell = new int[cells];
    Arrays.fill(groupOfCell, -1);
    List<String> names = new ArrayList<>();
    for (int cell : judged) {
      groupOfCell[cell] = names.size();
      names.add(cellName(cell, cuts));
    }
    int held = (int) Arrays.stream(persons).filter(count -> count > 0).count();
    return new PeopleGroups(
        name,
        cuts.stream().map(Cut::column).toList(),
        cuts,
        List.copyOf(names),
        held - judged.length,
        groupOfCell);
  }

  private static String cellName(int cell, List<Cut> cuts) {
    List<String> parts = new ArrayList<>();
    int rest = cell;
    for (Cut cut : cuts.reversed()) {
      parts.addFirst(cut.names.get(rest % cut.names.size()));
      rest /= cut.names.size();
    }
    return String.join(", ", parts);
  }

  boolean isIntersection() {
    return columns.size() > 1;
  }

  int count() {
    return names.size();
  }

  /// The group of each row, -1 where it is not judged.
  int[] of(CodedRows rows) {
    int[] cells = cells(rows, cuts);
    return Arrays.stream(cells).map(cell -> groupOfCell[cell]).toArray();
  }

  private static int[] cells(CodedRows rows, List<Cut> cuts) {
    int[] cells = new int[rows.rows()];
    for (Cut cut : cuts) {
      int[] codes = rows.codes()[cut.column];
      for (int row = 0; row < cells.length; row++) {
        cells[row] = cells[row] * cut.names.size() + cut.groupOfCode[codes[row]];
      }
    }
    return cells;
  }

  /// Different persons in each of `count` groups; rows of group -1 are left out.
  static long[] persons(int[] groups, int count, CodedRows rows) {
    long people = Math.max(1, rows.personCount());
    long[] pairs = new long[groups.length];
    int size = 0;
    for (int row = 0; row < groups.length; row++) {
      if (groups[row] >= 0) {
        pairs[size++] = groups[row] * people + rows.persons()[row];
      }
    }
    long[] counts = new long[count];
    Arrays.stream(pairs, 0, size).distinct().forEach(pair -> counts[(int) (pair / people)]++);
    return counts;
  }

  private static Cut cut(CodedRows train, int column, Kind kind) {
    CodedColumn coded = train.columns().get(column);
    int[] groupOfCode = new int[coded.values() + 1];
    List<String> names = new ArrayList<>();
    if (coded.numeric()) {
      int[] ends = ends(train.codes()[column], coded.values());
      for (int code = 0, group = 0; code < coded.values(); code++) {
        group += group < ends.length - 1 && code > ends[group] ? 1 : 0;
        groupOfCode[code] = group;
      }
      for (int group = 0; group < ends.length; group++) {
        names.add(range(coded, groupOfCode, group, kind));
      }
    } else {
      for (int code = 0; code < coded.values(); code++) {
        groupOfCode[code] = code;
      }
      names.addAll(coded.categories());
    }
    groupOfCode[coded.values()] = names.size();
    names.add("(missing)");
    return new Cut(column, groupOfCode, List.copyOf(names));
  }

  /// The last code of each group: of every value where there are few, else of the quarters.
  private static int[] ends(int[] codes, int values) {
    int[] present = Arrays.stream(codes).filter(code -> code < values).sorted().toArray();
    int[] distinct = Arrays.stream(present).distinct().toArray();
    if (distinct.length <= QUARTERS) {
      return distinct;
    }
    return IntStream.rangeClosed(1, QUARTERS)
        .map(quarter -> present[(int) ((long) present.length * quarter / QUARTERS) - 1])
        .distinct()
        .toArray();
  }

  private static String range(CodedColumn coded, int[] groupOfCode, int group, Kind kind) {
    int[] codes =
        IntStream.range(0, coded.values()).filter(code -> groupOfCode[code] == group).toArray();
    String low = spelled(coded.distinct()[codes[0]], kind);
    String high = spelled(coded.distinct()[codes[codes.length - 1]], kind);
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String spelled(double number, Kind kind) {
    if (kind == Kind.DATE || kind == Kind.DATE_TIME) {
      return LocalDate.ofEpochDay((long) Math.floor(number)).toString();
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.valueOf((float) number);
  }
}
