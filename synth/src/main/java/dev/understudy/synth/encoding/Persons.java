package dev.understudy.synth.encoding;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which person each row belongs to. Without a person key every row is a person of its own. A row
/// whose key is missing is a person of its own, too.
public final class Persons {

  private final int rows;
  private final int @Nullable [] personOfRow;

  private Persons(int rows, int @Nullable [] personOfRow) {
    this.rows = rows;
    this.personOfRow = personOfRow;
  }

  /// Reads the person key of the schema, if there is one.
  public static Persons of(Table table, Schema schema) {
    return schema
        .first(Role.PERSON_KEY)
        .map(key -> of(table.column(key.name())))
        .orElseGet(() -> alone(table.rowCount()));
  }

  /// Every row is a person of its own.
  public static Persons alone(int rows) {
    return new Persons(rows, null);
  }

  private static Persons of(Column key) {
    int[] persons = new int[key.size()];
    Map<Object, Integer> numbers = new HashMap<>();
    int next = 0;
    for (int row = 0; row < persons.length; row++) {
      Integer known = key.isMissing(row) ? null : numbers.putIfAbsent(value(key, row), next);
      persons[row] = known == null ? next++ : known;
    }
    return new Persons(key.size(), persons);
  }

  private static Object value(Column key, int row) {
    return switch (key) {
      case NumberColumn number -> number.value(row);
      case CategoryColumn category -> category.code(row);
      case MomentColumn moment -> moment.ticks(row);
      case TextColumn text -> text.value(row);
    };
  }

  /// Whether a person may have several rows.
  public boolean mayRepeat() {
    return personOfRow != null;
  }

  /// The number of the person of a row.
  public int of(int row) {
    return personOfRow == null ? row : personOfRow[row];
  }

  /// The rows of each person, `[person][rows]` in ascending order; persons by their first row.
  public int[][] rowsOf() {
    if (personOfRow == null) {
      return IntStream.range(0, rows).mapToObj(row -> new int[] {row}).toArray(int[][]::new);
    }
    int[][] rowsOf = new int[Arrays.stream(personOfRow).max().orElse(-1) + 1][];
    int[] order = byPerson();
    for (int from = 0; from < rows; ) {
      int person = personOfRow[order[from]];
      int to = from;
      while (to < rows && personOfRow[order[to]] == person) {
        to++;
      }
      rowsOf[person] = Arrays.copyOfRange(order, from, to);
      from = to;
    }
    return rowsOf;
  }

  /// Per row one divided by the rows of its person, so that the rows of a person weigh one
  /// together.
  public float[] rowWeights() {
    float[] weights = new float[rows];
    if (personOfRow == null) {
      Arrays.fill(weights, 1);
      return weights;
    }
    int[] held = new int[rows];
    for (int person : personOfRow) {
      held[person]++;
    }
    for (int row = 0; row < rows; row++) {
      weights[row] = 1f / held[personOfRow[row]];
    }
    return weights;
  }

  /// Per row what it counts in a model: one, less where a person has far more rows than others, so
  /// that the rows of nobody count more than those of two mean persons.
  public float[] rowCounts() {
    float[] weights = rowWeights();
    double persons = 0;
    for (float weight : weights) {
      persons += weight;
    }
    float most = (float) (2 * rows / persons);
    float[] counts = new float[rows];
    for (int row = 0; row < rows; row++) {
      counts[row] = Math.min(1, most * weights[row]);
    }
    return counts;
  }

  /// How many different persons hold each code.
  ///
  /// @param codes one per row; negative ones are not counted
  /// @param cardinality number of codes
  public int[] count(int[] codes, int cardinality) {
    int[] counts = new int[cardinality];
    int[] order = byPerson();
    int[] lastPerson = new int[cardinality];
    Arrays.fill(lastPerson, -1);
    for (int i = 0; i < rows; i++) {
      int row = order.length == 0 ? i : order[i];
      int code = codes[row];
      if (code >= 0 && lastPerson[code] != of(row)) {
        lastPerson[code] = of(row);
        counts[code]++;
      }
    }
    return counts;
  }

  /// Rows ordered by person (counting sort), empty where the rows already are.
  private int[] byPerson() {
    if (personOfRow == null) {
      return new int[0];
    }
    int[] starts = new int[rows + 1];
    for (int person : personOfRow) {
      starts[person + 1]++;
    }
    for (int person = 0; person < rows; person++) {
      starts[person + 1] += starts[person];
    }
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[starts[personOfRow[row]]++] = row;
    }
    return order;
  }
}
