package dev.understudy.judge.internal;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Gives the modelled columns of several tables common codes. The first table is the training
/// table: bins, ranks and scales come from it alone.
public final class Coding {

  /// Bins of a number in pairs, as the TabSyn protocol has them.
  private static final int BINS = 10;

  /// Numbers farther than this many standard deviations off are cut off, so that sums stay finite.
  private static final double FARTHEST = 1e12;

  private static final double MICROSECONDS_PER_DAY = 86_400_000_000.0;

  private final List<Table> tables;
  private final List<CodedColumn> columns = new ArrayList<>();
  private final int[][][] codes;
  private final int[][][] bins;
  private final double[][][] numbers;

  private Coding(List<Table> tables, int columnCount) {
    this.tables = tables;
    this.codes = new int[tables.size()][columnCount][];
    this.bins = new int[tables.size()][columnCount][];
    this.numbers = new double[tables.size()][columnCount][];
  }

  /// The columns that are measured: neither identifiers nor free text.
  public static List<ColumnSchema> modelled(Schema schema) {
    return schema.columns().stream()
        .filter(column -> column.kind() != Kind.ID && column.kind() != Kind.TEXT)
        .filter(column -> !column.has(Role.PERSON_KEY) && !column.has(Role.IDENTIFIER))
        .toList();
  }

  /// Codes the modelled columns of each table.
  ///
  /// @param tables the training table first
  /// @throws UserError if a table lacks a column or stores it differently
  public static List<CodedRows> of(Schema schema, List<Table> tables) {
    List<ColumnSchema> modelled = modelled(schema);
    Coding coding = new Coding(tables, modelled.size());
    for (int index = 0; index < modelled.size(); index++) {
      coding.add(index, modelled.get(index));
    }
    Optional<ColumnSchema> key = schema.first(Role.PERSON_KEY);
    List<CodedRows> coded = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      Table rows = tables.get(table);
      coded.add(
          new CodedRows(
              List.copyOf(coding.columns),
              rows.rowCount(),
              coding.codes[table],
              coding.bins[table],
              coding.numbers[table],
              persons(rows, key)));
    }
    return coded;
  }

  private void add(int index, ColumnSchema schema) {
    List<Column> parts = tables.stream().map(table -> table.column(schema.name())).toList();
    Class<?> storage = parts.getFirst().getClass();
    if (parts.stream().anyMatch(part -> part.getClass() != storage)) {
      throw new UserError(
          "Column '"
              + schema.name()
              + "' holds numbers in one table and something else in another;"
              + " read all tables with one schema.");
    }
    if (storage == CategoryColumn.class) {
      addCategories(index, schema, parts.stream().map(part -> (CategoryColumn) part).toList());
    } else {
      addNumbers(index, schema, parts.stream().map(Coding::numbers).toList());
    }
  }

  private void addCategories(int index, ColumnSchema schema, List<CategoryColumn> parts) {
    Map<String, Integer> dictionary = dictionary(parts, schema.kind() == Kind.ORDINAL);
    int missing = dictionary.size();
    boolean anyMissing = false;
    for (int table = 0; table < parts.size(); table++) {
      CategoryColumn part = parts.get(table);
      int[] common = part.categories().stream().mapToInt(dictionary::get).toArray();
      int[] coded = new int[part.size()];
      for (int row = 0; row < coded.length; row++) {
        coded[row] = part.isMissing(row) ? missing : common[part.code(row)];
      }
      codes[table][index] = coded;
      bins[table][index] = coded;
      numbers[table][index] = new double[0];
      anyMissing |= part.missing().any();
    }
    float[] ordinals = ordinals(parts.getFirst(), schema.kind() == Kind.ORDINAL, dictionary);
    columns.add(
        new CodedColumn(
            schema.name(),
            false,
            missing,
            missing,
            ordinals,
            new double[0],
            List.copyOf(dictionary.keySet()),
            anyMissing));
  }

  /// A code for each category of any table, in order of spelling unless the dictionary's order is
  /// that of the values, so that the order in which a file names its categories changes no bit.
  private static Map<String, Integer> dictionary(List<CategoryColumn> parts, boolean ordered) {
    Set<String> known = ordered ? new LinkedHashSet<>() : new TreeSet<>();
    parts.forEach(part -> known.addAll(part.categories()));
    Map<String, Integer> dictionary = new LinkedHashMap<>();
    known.forEach(category -> dictionary.put(category, dictionary.size()));
    return dictionary;
  }

  /// Ranks of the categories that training rows hold: in dictionary order where that is the order
  /// of the values, otherwise in order of spelling, so that the dictionary's order does not matter.
  private static float[] ordinals(
      CategoryColumn train, boolean ordered, Map<String, Integer> dictionary) {
    int[] counts = train.counts();
    List<String> held = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        held.add(train.categories().get(code));
      }
    }
    if (!ordered) {
      held.sort(null);
    }
    float[] ordinals = new float[dictionary.size()];
    Arrays.fill(ordinals, -1);
    for (int rank = 0; rank < held.size(); rank++) {
      ordinals[dictionary.getOrDefault(held.get(rank), 0)] = rank;
    }
    return ordinals;
  }

  private void addNumbers(int index, ColumnSchema schema, List<double[]> parts) {
    double[] distinct =
        parts.stream()
            .flatMapToDouble(Arrays::stream)
            .filter(number -> !Double.isNaN(number))
            .sorted()
            .distinct()
            .toArray();
    NumberScale scale = NumberScale.of(parts.getFirst());
    boolean anyMissing = false;
    for (int table = 0; table < parts.size(); table++) {
      double[] part = parts.get(table);
      int[] coded = new int[part.length];
      int[] binned = new int[part.length];
      double[] standard = new double[part.length];
      for (int row = 0; row < part.length; row++) {
        double number = part[row];
        if (Double.isNaN(number)) {
          anyMissing = true;
          coded[row] = distinct.length;
          binned[row] = BINS;
          standard[row] = Double.NaN;
        } else {
          coded[row] = Arrays.binarySearch(distinct, number);
          binned[row] = scale.bin(number, BINS);
          standard[row] = Math.clamp(scale.standard(number), -FARTHEST, FARTHEST);
        }
      }
      codes[table][index] = coded;
      bins[table][index] = binned;
      numbers[table][index] = standard;
    }
    columns.add(
        new CodedColumn(
            schema.name(),
            true,
            distinct.length,
            BINS,
            new float[0],
            distinct,
            List.of(),
            anyMissing));
  }

  /// A column's numbers, NaN where missing; moments in days.
  static double[] numbers(Column column) {
    double[] numbers = new double[column.size()];
    for (int row = 0; row < numbers.length; row++) {
      if (column.isMissing(row)) {
        numbers[row] = Double.NaN;
        continue;
      }
      // Adding 0 turns -0.0 into 0.0, so that both are one value.
      numbers[row] =
          0.0
              + switch (column) {
                case NumberColumn number -> number.value(row);
                case MomentColumn moment ->
                    moment.unit() == MomentColumn.Unit.DAYS
                        ? moment.ticks(row)
                        : moment.ticks(row) / MICROSECONDS_PER_DAY;
                case CategoryColumn category -> category.code(row);
                case TextColumn text ->
                    throw new UserError(
                        "Column '"
                            + text.name()
                            + "' is stored as text but modelled; make it an"
                            + " id or text in the schema.");
              };
    }
    return numbers;
  }

  /// Numbers each row's person; without a key, or where the key is missing, a row is a person.
  private static int[] persons(Table table, Optional<ColumnSchema> key) {
    Optional<Column> column = key.flatMap(schema -> table.find(schema.name()));
    if (column.isEmpty()) {
      return CodedRows.ownPersons(table.rowCount());
    }
    Map<Object, Integer> known = new LinkedHashMap<>();
    int[] persons = new int[table.rowCount()];
    for (int row = 0; row < persons.length; row++) {
      Object name = column.get().isMissing(row) ? new Object() : name(column.get(), row);
      persons[row] = known.computeIfAbsent(name, unseen -> known.size());
    }
    return persons;
  }

  private static Object name(Column column, int row) {
    return switch (column) {
      case NumberColumn number -> number.value(row);
      case MomentColumn moment -> moment.ticks(row);
      case CategoryColumn category -> category.value(row);
      case TextColumn text -> text.value(row);
    };
  }
}
