package dev.understudy.synth.encoding;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Completed;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Condition.Operator;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.table.Column;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// [PartialRows] as codes, of which a model fills in the free ones. Rows may be filled by several
/// threads, each its own.
public final class PartialCodes {

  private enum Certainty {
    COMMON,
    RARE,
    CONTRADICTED
  }

  private final TableEncoding encoding;
  private final PartialRows rows;
  private final int[][] codes;
  private final boolean[][] free;
  private final boolean[] @Nullable [] possible;
  private final int[] unknown;
  private final Certainty[] certainty;

  private PartialCodes(
      TableEncoding encoding,
      PartialRows rows,
      int[][] codes,
      boolean[][] free,
      boolean[] @Nullable [] possible,
      int[] unknown) {
    this.encoding = encoding;
    this.rows = rows;
    this.codes = codes;
    this.free = free;
    this.possible = possible;
    this.unknown = unknown;
    this.certainty = new Certainty[rows.table().rowCount()];
    Arrays.fill(certainty, Certainty.COMMON);
  }

  public static PartialCodes of(PartialRows rows, TableEncoding encoding, Schema schema) {
    CodedTable coded = encoding.encode(rows.table());
    int features = coded.features().size();
    int[][] codes = new int[features][];
    boolean[][] free = new boolean[features][];
    boolean[] @Nullable [] possible = new boolean[features] @Nullable [];
    int[] unknown = new int[encoding.columns().size()];
    int feature = 0;
    for (int index = 0; index < unknown.length; index++) {
      ColumnEncoding column = encoding.columns().get(index);
      int count = column.features().size();
      boolean[] cells = rows.free()[rows.table().indexOf(column.column())];
      boolean[][] present =
          column.possible(
              ConditionTest.of(
                  new Condition(column.column(), Operator.NOT_EQUAL, List.of(Condition.MISSING)),
                  schema.column(column.column())));
      for (int k = 0; k < count; k++) {
        codes[feature] = coded.features().get(feature).codes().clone();
        free[feature] = cells.clone();
        boolean presence = count == 2 && k == 0;
        for (int row = 0; row < cells.length; row++) {
          if (cells[row]) {
            boolean told = presence && rows.present();
            codes[feature][row] = told ? TableEncoding.PRESENT : CodedTable.UNKNOWN;
            free[feature][row] = !told;
          }
        }
        if (rows.present() && !presence && all(present[k]) < present[k].length) {
          possible[feature] = present[k];
        }
        feature++;
      }
      if (count > 0) {
        Column given = rows.table().column(column.column());
        for (int row = 0; row < cells.length; row++) {
          boolean told = !cells[row] && !given.isMissing(row);
          unknown[index] += told && codes[feature - 1][row] < 0 ? 1 : 0;
        }
      }
    }
    for (TableEncoding.RowFeature one : encoding.rowFeatures()) {
      codes[feature] = coded.features().get(feature).codes().clone();
      free[feature] = anyFree(one.about(), rows);
      for (int row = 0; row < codes[feature].length; row++) {
        if (free[feature][row]) {
          codes[feature][row] = CodedTable.UNKNOWN;
        }
      }
      feature++;
    }
    return new PartialCodes(encoding, rows, codes, free, possible, unknown);
  }

  /// Per row whether one of some cells is free.
  private static boolean[] anyFree(Set<String> columns, PartialRows rows) {
    boolean[] any = new boolean[rows.table().rowCount()];
    for (String column : columns) {
      boolean[] free = rows.free()[rows.table().indexOf(column)];
      for (int row = 0; row < any.length; row++) {
        any[row] |= free[row];
      }
    }
    return any;
  }

  private static int all(boolean[] codes) {
    return (int) IntStream.range(0, codes.length).filter(code -> codes[code]).count();
  }

  public int rows() {
    return certainty.length;
  }

  /// `[feature][row]`, [CodedTable#UNKNOWN] where nothing is known or nothing is drawn yet; filled
  /// in place.
  public int[][] codes() {
    return codes;
  }

  /// `[feature][row]`, what is to be drawn. A value is drawn only where its cell is present.
  public boolean[][] free() {
    return free;
  }

  /// The codes that may be drawn, `[feature][code]`, null for all.
  public boolean[] @Nullable [] possible() {
    return possible;
  }

  /// Where a given feature is determined by a free one and only one code leads to it, that is what
  /// the free one is.
  public void tell(List<Dependencies.Rule> rules) {
    for (Dependencies.Rule rule : rules) {
      int[] given = codes[rule.determined()];
      for (int row = 0; row < rows(); row++) {
        int wanted = given[row];
        if (wanted >= 0 && free[rule.by()][row]) {
          int[] leading =
              IntStream.range(0, rule.codes().length)
                  .filter(code -> rule.codes()[code] == wanted)
                  .toArray();
          if (leading.length == 1) {
            codes[rule.by()][row] = leading[0];
          }
        }
      }
    }
  }

  /// Whether a feature of a row is to be drawn: it is free and nothing told it.
  public boolean isOpen(int feature, int row) {
    return free[feature][row] && codes[feature][row] < 0;
  }

  /// The codes that a feature of a row may take, null for all: of an open one those that are asked
  /// for and those that determine what is given, of any other all.
  public boolean @Nullable [] allowed(int feature, int row, List<Dependencies.Rule> rules) {
    if (!isOpen(feature, row)) {
      return null;
    }
    boolean[] asked = possible[feature];
    boolean[] allowed = asked == null ? null : asked.clone();
    for (Dependencies.Rule rule : rules) {
      int given = codes[rule.determined()][row];
      boolean[] wanted = possible[rule.determined()];
      if (rule.by() == feature && (given >= 0 || wanted != null)) {
        boolean[] before = allowed;
        allowed = new boolean[rule.codes().length];
        for (int code = 0; code < allowed.length; code++) {
          int to = rule.codes()[code];
          allowed[code] =
              (before == null || before[code])
                  && (given < 0 || to == given)
                  && (wanted == null || wanted[to]);
        }
      }
    }
    return allowed;
  }

  /// Fills the open features of a row that others determine.
  public void lookUp(List<Dependencies.Rule> rules, int row) {
    for (Dependencies.Rule rule : rules) {
      int by = codes[rule.by()][row];
      if (isOpen(rule.determined(), row) && by >= 0) {
        codes[rule.determined()][row] = rule.codes()[by];
      }
    }
  }

  /// Rows by what of them is known: those with codes for the same of some features lie together.
  ///
  /// @param features that are looked at
  /// @param most rows of a piece
  /// @return rows of each piece, in order of first appearance
  public List<int[]> alike(int[] features, int most) {
    Map<BitSet, List<Integer>> alike = new LinkedHashMap<>();
    for (int row = 0; row < rows(); row++) {
      BitSet open = new BitSet();
      for (int feature : features) {
        open.set(feature, codes[feature][row] < 0);
        open.set(codes.length + feature, free[feature][row]);
      }
      alike.computeIfAbsent(open, _ -> new ArrayList<>()).add(row);
    }
    List<int[]> pieces = new ArrayList<>();
    for (List<Integer> rows : alike.values()) {
      for (int from = 0; from < rows.size(); from += most) {
        List<Integer> piece = rows.subList(from, Math.min(rows.size(), from + most));
        pieces.add(piece.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return pieces;
  }

  /// Remembers that few candidates decided about a row.
  public void rare(int row) {
    certainty[row] = Certainty.RARE;
  }

  /// Remembers that a row breaks a rule.
  public void contradicted(int row) {
    certainty[row] = Certainty.CONTRADICTED;
  }

  /// The table, once the free codes are drawn.
  public Completed decode(RandomStream random) {
    double[][] positions = new double[codes.length][rows()];
    int[][] shown = new int[codes.length][rows()];
    for (int feature = 0; feature < codes.length; feature++) {
      for (int row = 0; row < rows(); row++) {
        shown[feature][row] = Math.max(0, codes[feature][row]);
        positions[feature][row] = random.nextDouble();
      }
    }
    return new Completed(
        encoding.decodeBeside(given(), freeCells(), shown, positions, random),
        drawn(),
        unknown,
        rows(Certainty.RARE),
        rows(Certainty.CONTRADICTED));
  }

  /// The rows' table with its columns as this encoding has them.
  private Table given() {
    return rows.table().keep(names());
  }

  private boolean[][] freeCells() {
    return names().stream()
        .map(name -> rows.free()[rows.table().indexOf(name)])
        .toArray(boolean[][]::new);
  }

  private List<String> names() {
    return encoding.columns().stream().map(ColumnEncoding::column).toList();
  }

  private int[] rows(Certainty wanted) {
    return IntStream.range(0, rows()).filter(row -> certainty[row] == wanted).toArray();
  }

  /// A cell was drawn if its only feature has a code, or its presence has one and its value too
  /// where it is present.
  private boolean[][] drawn() {
    boolean[][] drawn = new boolean[encoding.columns().size()][rows()];
    int feature = 0;
    for (int column = 0; column < drawn.length; column++) {
      List<FeatureShape> shapes = encoding.columns().get(column).features();
      for (int row = 0; row < rows(); row++) {
        boolean asked = shapes.isEmpty();
        boolean known = true;
        boolean present = true;
        for (int k = feature; k < feature + shapes.size(); k++) {
          asked |= free[k][row];
          known &= !present || codes[k][row] >= 0;
          present = codes[k][row] == TableEncoding.PRESENT;
        }
        drawn[column][row] = asked && known;
      }
      feature += shapes.size();
    }
    return drawn;
  }
}
