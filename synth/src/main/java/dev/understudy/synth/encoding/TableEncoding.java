package dev.understudy.synth.encoding;

import dev.understudy.learn.Chunks;
import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Condition;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.relation.Gap;
import dev.understudy.synth.relation.Quantity;
import dev.understudy.synth.relation.RelationSearch;
import dev.understudy.synth.relation.Relations;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The encodings of all columns of a table, in column order; their features one after the other.
/// After them come features of rows: what lies between two quantities, and labels of columns that
/// are computed from others in some rows.
///
/// @param columns one per column
/// @param differences quantities that are drawn as what lies between them and others
/// @param relations what holds between them
public record TableEncoding(
    List<ColumnEncoding> columns, List<Difference> differences, Relations relations) {

  /// No value held by fewer persons than this is emitted. Five is the usual minimum cell size of
  /// statistical disclosure control (for example EMA policy 0070 and Dutch and German health data).
  public static final int MINIMUM_PERSONS = 5;

  /// The code of a presence feature for a cell that is there.
  public static final int PRESENT = ValueFeatures.PRESENT;

  /// Below this many persons nothing could be shown that is not about single persons.
  private static final int LEAST_PERSONS = 2 * MINIMUM_PERSONS;

  public TableEncoding {
    columns = List.copyOf(columns);
    differences = List.copyOf(differences);
  }

  /// Columns between which nothing is known to hold.
  public static TableEncoding unrelated(List<ColumnEncoding> columns) {
    return new TableEncoding(columns, List.of(), Relations.NONE);
  }

  /// Analyses columns and what holds between them.
  ///
  /// @throws UserError if the table has too few rows to learn from
  public static TableEncoding analyse(Table table, Schema schema, RarePolicy policy) {
    TableEncoding single = analyseColumns(table, schema, policy);
    List<Quantity> quantities = quantities(table, single);
    Persons persons = Persons.of(table, schema);
    Relations relations = RelationSearch.find(quantities, persons::of);
    List<Difference> differences =
        DifferenceSearch.find(quantities, relations.computed(), persons, MINIMUM_PERSONS);
    return new TableEncoding(
        single.columns,
        differences,
        relations.without(
            differences.stream().map(Difference::column).collect(Collectors.toSet())));
  }

  /// Columns that are numbers or moments, with their codes.
  private static List<Quantity> quantities(Table table, TableEncoding single) {
    List<Quantity> quantities = new ArrayList<>();
    for (ColumnEncoding encoding : single.columns) {
      int decimals =
          switch (encoding) {
            case NumberEncoding number -> number.bins().decimals();
            case MomentEncoding _ -> 0;
            default -> -2;
          };
      Column column = table.column(encoding.column());
      int[][] codes = decimals < -1 ? new int[0][] : encoding.encode(column);
      boolean hasValues = codes.length > 0 && encoding.features().getLast().ordered();
      if (hasValues) {
        quantities.add(Quantity.of(column, decimals, codes[codes.length - 1]));
      }
    }
    return quantities;
  }

  /// Analyses columns alone.
  ///
  /// @throws UserError if the table has too few rows to learn from
  public static TableEncoding analyseColumns(Table table, Schema schema, RarePolicy policy) {
    if (table.rowCount() < LEAST_PERSONS) {
      throw new UserError(
          "The table has "
              + table.rowCount()
              + (table.rowCount() == 1 ? " row" : " rows")
              + " to learn from, but at least "
              + LEAST_PERSONS
              + " are needed to make rows that are nobody's.");
    }
    Persons persons = Persons.of(table, schema);
    List<ColumnEncoding> encodings =
        Chunks.map(
            table.columnCount(),
            1,
            (from, _) -> {
              Column column = table.column(from);
              return analyse(column, schema.column(column.name()), persons, policy);
            });
    return unrelated(encodings);
  }

  private static ColumnEncoding analyse(
      Column column, ColumnSchema schema, Persons persons, RarePolicy policy) {
    boolean identifies =
        schema.kind() == Kind.ID || schema.has(Role.IDENTIFIER) || schema.has(Role.PERSON_KEY);
    if (identifies && !(column instanceof MomentColumn)) {
      return IdentifierEncoding.analyse(column, schema, persons, MINIMUM_PERSONS);
    }
    if (schema.kind() == Kind.TEXT) {
      return TextEncoding.analyse(column, persons, MINIMUM_PERSONS);
    }
    return switch (column) {
      case NumberColumn number -> NumberEncoding.analyse(number, schema, persons, MINIMUM_PERSONS);
      case MomentColumn moment -> MomentEncoding.analyse(moment, persons, MINIMUM_PERSONS);
      case CategoryColumn category ->
          schema.kind() == Kind.ORDINAL
              ? OrdinalEncoding.analyse(category, schema, persons, MINIMUM_PERSONS, policy)
              : CategoryEncoding.analyse(category, schema, persons, MINIMUM_PERSONS, policy);
      case TextColumn text -> TextEncoding.analyse(text, persons, MINIMUM_PERSONS);
    };
  }

  /// The features of all columns, in order, then those of rows.
  public List<FeatureShape> features() {
    return Stream.concat(
            columns.stream().flatMap(column -> column.features().stream()),
            rowFeatures().stream().map(RowFeature::shape))
        .toList();
  }

  /// A feature that says something about several cells of a row.
  ///
  /// @param about the columns of these cells
  record RowFeature(FeatureShape shape, Set<String> about) {}

  /// Differences, then labels.
  List<RowFeature> rowFeatures() {
    return Stream.concat(
            differences.stream()
                .map(one -> new RowFeature(one.shape(), Set.of(one.column(), one.from()))),
            relations.labelled().stream()
                .map(one ->
                    new RowFeature(
                        new FeatureShape(
                            one.column() + " (computed)", one.formulas().size() + 1, false),
                        one.about())))
        .toList();
  }

  /// The features that say something about several cells of a row, ascending.
  public int[] featuresOfRows() {
    int all = features().size();
    return IntStream.range(all - rowFeatures().size(), all).toArray();
  }

  /// The features of the target, ascending; none where there is no target.
  public int[] targetFeatures(Schema schema) {
    int feature = 0;
    for (ColumnEncoding column : columns) {
      int count = column.features().size();
      if (schema.column(column.column()).has(Role.TARGET)) {
        return IntStream.range(feature, feature + count).toArray();
      }
      feature += count;
    }
    return new int[0];
  }

  /// Per feature the one that says whether its cells are present ([#PRESENT]), -1 where there is
  /// none. A column with two features has presence before value.
  public int[] presence() {
    int[] presence = new int[features().size()];
    Arrays.fill(presence, -1);
    int feature = 0;
    for (ColumnEncoding column : columns) {
      int count = column.features().size();
      for (int k = 0; k < count; k++) {
        presence[feature + k] = k == 0 ? -1 : feature;
      }
      feature += count;
    }
    return presence;
  }

  /// The coded view of a table with these columns.
  public CodedTable encode(Table table) {
    List<List<CodedTable.Feature>> coded =
        Chunks.map(
            columns.size(),
            1,
            (from, _) -> {
              ColumnEncoding encoding = columns.get(from);
              List<FeatureShape> shapes = encoding.features();
              int[][] codes = encoding.encode(table.column(encoding.column()));
              List<CodedTable.Feature> features = new ArrayList<>();
              for (int k = 0; k < codes.length; k++) {
                FeatureShape shape = shapes.get(k);
                features.add(
                    new CodedTable.Feature(
                        shape.name(), shape.cardinality(), shape.ordered(), codes[k]));
              }
              return features;
            });
    List<CodedTable.Feature> features = new ArrayList<>();
    coded.forEach(features::addAll);
    List<int[]> codes = new ArrayList<>();
    differences.forEach(one -> codes.add(one.encode(table)));
    codes.addAll(List.of(relations.labels(table)));
    List<RowFeature> ofRows = rowFeatures();
    for (int k = 0; k < codes.size(); k++) {
      FeatureShape shape = ofRows.get(k).shape();
      features.add(
          new CodedTable.Feature(shape.name(), shape.cardinality(), shape.ordered(), codes.get(k)));
    }
    return new CodedTable(features, table.rowCount());
  }

  /// The table of drawn codes.
  ///
  /// @param firstRow number of the first row within the whole draw
  /// @param rows how many
  /// @param codes `[feature][row]` for the features of [#features()]
  /// @param positions `[feature][row]`, each in [0, 1)
  /// @param random for columns that are made anew
  public Table decode(
      long firstRow, int rows, int[][] codes, double[][] positions, RandomStream random) {
    List<Column> decoded = columns(firstRow, rows, codes, positions, random);
    return Table.of(relations.apply(decoded, gaps(codes, positions), labels(codes)));
  }

  /// The table of drawn codes beside given cells, which stay as they are where relations are
  /// concerned.
  ///
  /// @param given with these columns
  /// @param free `[column][row]`, the cells that are not given
  Table decodeBeside(
      Table given, boolean[][] free, int[][] codes, double[][] positions, RandomStream random) {
    List<Column> decoded = columns(0, given.rowCount(), codes, positions, random);
    return Table.of(relations.apply(decoded, gaps(codes, positions), labels(codes), given, free));
  }

  private List<Column> columns(
      long firstRow, int rows, int[][] codes, double[][] positions, RandomStream random) {
    List<Column> decoded = new ArrayList<>();
    int feature = 0;
    for (ColumnEncoding column : columns) {
      int count = column.features().size();
      int[][] columnCodes = Arrays.copyOfRange(codes, feature, feature + count);
      double[][] columnPositions = Arrays.copyOfRange(positions, feature, feature + count);
      decoded.add(column.decode(new Drawn(firstRow, rows, columnCodes, columnPositions, random)));
      feature += count;
    }
    return decoded;
  }

  private int[][] labels(int[][] codes) {
    return Arrays.copyOfRange(codes, codes.length - relations.labelled().size(), codes.length);
  }

  /// Adds to a model's configuration what holds between columns, if anything does.
  public void describeRelations(Map<String, String> configuration) {
    List<String> words =
        Stream.concat(
                differences.stream().map(one -> one.column() + " follows " + one.from()),
                relations.words().stream())
            .toList();
    if (!words.isEmpty()) {
      configuration.put("relations", String.join("; ", words));
    }
  }

  private List<Gap> gaps(int[][] codes, double[][] positions) {
    int first = codes.length - rowFeatures().size();
    return IntStream.range(0, differences.size())
        .mapToObj(k -> differences.get(k).decode(codes[first + k], positions[first + k]))
        .toList();
  }

  /// What a code of a feature of rows says, for people.
  ///
  /// @param number of the feature among those of rows
  /// @param position within the code, in [0, 1)
  String words(int number, int code, double position) {
    return number < differences.size()
        ? differences.get(number).words(code, position)
        : relations.labelled().get(number - differences.size()).words(code);
  }

  /// Narrows the codes that features may take to those with which a condition may hold.
  ///
  /// @param possible `[feature][code]`, null for a feature that may take all; changed in place
  /// @return the test for decoded cells
  /// @throws UserError if the column is unknown, is made anew, or can never fulfil the condition
  public ConditionTest restrict(
      Condition condition, Schema schema, boolean[] @Nullable [] possible) {
    int feature = 0;
    for (ColumnEncoding column : columns) {
      int count = column.features().size();
      if (column.column().equals(condition.column())) {
        if (count == 0) {
          throw new UserError(
              "Column '" + column.column() + "' is made anew, so no condition can be set on it.");
        }
        ConditionTest test = ConditionTest.of(condition, schema.column(column.column()));
        boolean[][] allowed = column.possible(test);
        for (int k = 0; k < count; k++) {
          boolean any = false;
          for (int code = 0; code < allowed[k].length; code++) {
            boolean[] before = possible[feature + k];
            allowed[k][code] &= before == null || before[code];
            any |= allowed[k][code];
          }
          if (!any) {
            throw new UserError(
                "No value that the model can draw for '"
                    + column.column()
                    + "' fulfils "
                    + condition
                    + "; values of fewer than "
                    + MINIMUM_PERSONS
                    + " persons are withheld.");
          }
          possible[feature + k] = allowed[k];
        }
        return test;
      }
      feature += count;
    }
    throw UserError.unknownColumn(
        condition.column(), columns.stream().map(ColumnEncoding::column).toList());
  }

  public List<Withheld> withheld() {
    return columns.stream().flatMap(column -> column.withheld().stream()).toList();
  }
}
