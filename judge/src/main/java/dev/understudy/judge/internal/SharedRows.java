package dev.understudy.judge.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Rows of values that several real persons have in common, as in tables of few and coarse columns.
/// Such a row betrays nobody; and as equal rows are never split apart, fresh rows are never equal
/// to a training row, while every good generator makes the common ones again. With them in, it
/// would look like a copier.
final class SharedRows {

  /// Fewer rows left say nothing; then all are kept.
  private static final int FEWEST_ROWS = 10;

  /// The first person with each row of values, or [#SEVERAL].
  private final Map<Row, Integer> persons = new HashMap<>();

  private static final int SEVERAL = -1;

  private SharedRows() {}

  /// The codes of a row.
  private record Row(int[] codes) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(codes, row.codes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(codes);
    }
  }

  /// @param train rows in common codes, of other persons than `fresh`
  static SharedRows of(CodedRows train, CodedRows fresh) {
    SharedRows shared = new SharedRows();
    shared.add(train, 0);
    shared.add(fresh, train.personCount());
    return shared;
  }

  private void add(CodedRows rows, int offset) {
    for (int row = 0; row < rows.rows(); row++) {
      int person = offset + rows.persons()[row];
      persons.merge(row(rows, row), person, (known, one) -> known.equals(one) ? known : SEVERAL);
    }
  }

  private static Row row(CodedRows rows, int row) {
    int[] codes = new int[rows.codes().length];
    for (int column = 0; column < codes.length; column++) {
      codes[column] = rows.codes()[column][row];
    }
    return new Row(codes);
  }

  /// The rows that are not shared; all of them where hardly any would be left.
  CodedRows without(CodedRows rows) {
    int[] kept =
        IntStream.range(0, rows.rows())
            .filter(row -> persons.getOrDefault(row(rows, row), 0) != SEVERAL)
            .toArray();
    return kept.length < FEWEST_ROWS || kept.length == rows.rows() ? rows : rows.select(kept);
  }
}
