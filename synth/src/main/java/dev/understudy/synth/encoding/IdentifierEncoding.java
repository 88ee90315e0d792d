package dev.understudy.synth.encoding;

import dev.understudy.synth.Withheld;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Identifiers: never learned, always made anew. Row numbers stay row numbers, other whole numbers
/// start above every real one, text follows the pattern of the real ones. A person key repeats as
/// often as real ones do.
///
/// @param column name
/// @param numeric whether the column is stored as numbers
/// @param first the first number, where identifiers are whole numbers
/// @param pattern of text identifiers, null where they are whole numbers
/// @param rowsPerPerson rows of each person of a cycle that repeats; `[1]` where each row has an
///   identifier of its own
public record IdentifierEncoding(
    String column,
    boolean numeric,
    long first,
    @Nullable IdentifierPattern pattern,
    int[] rowsPerPerson)
    implements ColumnEncoding {

  private static final long MAXIMUM_NUMBER = 1_000_000_000_000_000L;

  /// Persons in the cycle of repeats.
  private static final int CYCLE = 1_000;

  public IdentifierEncoding {
    if (rowsPerPerson.length == 0
        || rowsPerPerson.length > CYCLE
        || Arrays.stream(rowsPerPerson).anyMatch(rows -> rows < 1)
        || first < 0) {
      throw new IllegalArgumentException("malformed identifiers");
    }
  }

  static IdentifierEncoding analyse(
      Column column, ColumnSchema schema, Persons persons, int minimumPersons) {
    List<String> texts = texts(column);
    int[] repeats =
        schema.has(Role.PERSON_KEY)
            ? repeats(column.size(), persons, minimumPersons)
            : new int[] {1};
    long first = firstNumber(texts);
    if (first >= 0) {
      return new IdentifierEncoding(
          column.name(), column instanceof NumberColumn, first, null, repeats);
    }
    return new IdentifierEncoding(
        column.name(), false, 0, IdentifierPattern.learn(texts, minimumPersons), repeats);
  }

  private static List<String> texts(Column column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        texts.add(
            switch (column) {
              case NumberColumn number -> whole(number.value(row));
              case CategoryColumn category -> category.value(row);
              case TextColumn text -> text.value(row);
              case MomentColumn moment -> Long.toString(moment.ticks(row));
            });
      }
    }
    return texts;
  }

  private static String whole(double value) {
    return value == Math.rint(value) && Math.abs(value) < MAXIMUM_NUMBER
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// Where to start counting: with the first row number where the values are row numbers, else at
  /// the power of ten above all values, so that none can be met; -1 if not all are whole numbers.
  private static long firstNumber(List<String> texts) {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (String text : texts) {
      boolean digits =
          !text.isEmpty()
              && text.length() <= 15
              && text.chars().allMatch(character -> character >= '0' && character <= '9')
              && (text.length() == 1 || text.charAt(0) != '0');
      if (!digits) {
        return -1;
      }
      long value = Long.parseLong(text);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    if (texts.isEmpty()) {
      return 1;
    }
    // rows may have been left out by a split: row numbers then fill at least half of their range
    if (least <= 20 && greatest - least < 2L * texts.size() + 20) {
      return least == 0 ? 0 : 1;
    }
    long power = 1;
    while (power <= greatest) {
      power *= 10;
    }
    return power + 1;
  }

  /// Rows per person in a cycle of persons: quantiles of the real counts, each the mean of at least
  /// `minimumPersons` persons.
  private static int[] repeats(int rows, Persons persons, int minimumPersons) {
    int[] count = new int[rows];
    int different = 0;
    for (int row = 0; row < rows; row++) {
      if (count[persons.of(row)]++ == 0) {
        different++;
      }
    }
    int[] sorted = Arrays.stream(count).filter(held -> held > 0).sorted().toArray();
    int groups = Math.clamp(different / Math.max(1, minimumPersons), 1, 100);
    int[] cycle = new int[groups];
    for (int group = 0; group < groups; group++) {
      int from = (int) ((long) group * different / groups);
      int to = (int) ((long) (group + 1) * different / groups);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += sorted[i];
      }
      // spread the quantiles over the cycle, so that a short draw does not get the small ones only
      cycle[place(group, groups)] = (int) Math.max(1, Math.round(sum / (to - from)));
    }
    return cycle;
  }

  /// Spreads successive groups over the cycle; one place for each group.
  private static int place(int group, int groups) {
    int step = groups % 37 == 0 ? 41 : 37;
    return (int) ((long) group * step % groups);
  }

  @Override
  public List<FeatureShape> features() {
    return List.of();
  }

  @Override
  public int[][] encode(Column encoded) {
    return new int[0][];
  }

  @Override
  public Column decode(Drawn drawn) {
    int rows = drawn.rows();
    long[] numbers = personNumbers(drawn.firstRow(), rows);
    if (numeric) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = (double) (first + numbers[row]);
      }
      return NumberColumn.of(column, values, Missing.none(rows));
    }
    String[] values = new String[rows];
    for (int row = 0; row < rows; row++) {
      values[row] =
          pattern == null ? Long.toString(first + numbers[row]) : pattern.write(numbers[row]);
    }
    return TextColumn.of(column, values, Missing.none(rows));
  }

  /// The number of the person of each row.
  private long[] personNumbers(long firstRow, int rows) {
    long cycleRows = Arrays.stream(rowsPerPerson).asLongStream().sum();
    long person = firstRow / cycleRows * rowsPerPerson.length;
    long skip = firstRow % cycleRows;
    int place = 0;
    while (skip >= rowsPerPerson[place]) {
      skip -= rowsPerPerson[place++];
      person++;
    }
    long[] numbers = new long[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = person;
      if (++skip == rowsPerPerson[place]) {
        skip = 0;
        person++;
        place = (place + 1) % rowsPerPerson.length;
      }
    }
    return numbers;
  }

  @Override
  public boolean[][] possible(ConditionTest test) {
    return new boolean[0][];
  }

  @Override
  public List<Withheld> withheld() {
    return List.of(new Withheld(column, "all values, made anew because they identify", 0));
  }
}
