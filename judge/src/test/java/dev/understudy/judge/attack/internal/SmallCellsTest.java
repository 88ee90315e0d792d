package dev.understudy.judge.attack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.Tables;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.learn.Intervals.Bounds;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

/// Tables by one and two columns, whose small cells point at persons.
class SmallCellsTest {

  private static final Schema PATIENTS =
      Tables.SCHEMA.withColumns(
          Tables.SCHEMA.columns().stream()
              .map(column ->
                  column.name().equals("visit") || column.name().equals("sick")
                      ? column
                      : column.withRole(Role.QUASI_IDENTIFIER))
              .toList());

  private static DisclosureResult cells(
      Schema schema, int limit, Table train, Table others, Table released) {
    List<CodedRows> coded = Coding.of(schema, List.of(train, others, released));
    return SmallCells.of(schema, limit, new Seed(1))
        .against(coded.get(0), coded.get(1), coded.get(2), coded.get(0));
  }

  private static double excess(Table released) {
    return cells(
            PATIENTS,
            11,
            Tables.patients(1_000, new Seed(1)),
            Tables.patients(1_000, new Seed(2)),
            released)
        .rates()
        .excess();
  }

  /// 1,000 persons of one village and three each of as many others as given.
  private static Table villages(int first, int count) {
    List<String> names = IntStream.range(0, 41).mapToObj(i -> "village " + i).toList();
    int[] codes =
        IntStream.range(0, 1_000 + 3 * count)
            .map(row -> row < 1_000 ? 0 : first + (row - 1_000) / 3)
            .toArray();
    return Table.of(
        List.of(CategoryColumn.of("village", names, codes, Missing.none(codes.length))));
  }

  /// Twenty villages of three persons each come back, of 21 cells published; strangers live in
  /// other villages.
  @Test
  void copiedVillagesAreCounted() {
    Schema schema = Schema.of(List.of(ColumnSchema.of("village", Kind.CATEGORY)));
    Table train = villages(1, 20);
    Table others = villages(21, 20);

    Rates rates = cells(schema, 5, train, others, train).rates();
    assertThat(rates.trials()).isEqualTo(21);
    assertThat(rates.successes()).isEqualTo(20);
    assertThat(rates.controlSuccesses()).isZero();

    // Three persons are not few where fewer than three are.
    assertThat(cells(schema, 3, train, others, train).rates().successes()).isZero();
    assertThat(cells(schema, 5, train, others, others).rates().excess())
        .isCloseTo(-20 / 21.0, within(1e-12));
  }

  @Test
  void theExcessGrowsWithTheShareThatIsCopied() {
    Table train = Tables.patients(1_000, new Seed(1));
    Table fresh = Tables.patients(1_000, new Seed(3));
    Table half =
        Table.stack(
            List.of(
                train.select(IntStream.range(0, 500).toArray()),
                fresh.select(IntStream.range(0, 500).toArray())));

    assertThat(excess(fresh)).isCloseTo(0, within(0.06));
    assertThat(excess(half)).isBetween(excess(fresh) + 0.03, excess(train) - 0.03);
    assertThat(excess(train)).isGreaterThan(0.1);
  }

  @Test
  void withoutDeclaredColumnsCategoriesAreCounted() {
    assertThat(SmallCells.of(Tables.SCHEMA, 11, new Seed(1)).columns()).containsExactly(3, 4, 6);
    assertThat(SmallCells.of(PATIENTS, 11, new Seed(1)).columns()).containsExactly(0, 1, 2, 3, 4);
    assertThat(
            SmallCells.of(Schema.of(List.of(ColumnSchema.of("age", Kind.INTEGER))), 11, new Seed(1))
                .any())
        .isFalse();
  }

  /// Intervals at 95 % miss 0 no more often than in a twentieth of fresh samples.
  @Test
  void freshSamplesAreAccusedNoMoreOftenThanStated() {
    int repeats = 100;
    int alarms = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      Seed seed = new Seed(4).child(repeat);
      Bounds interval =
          cells(
                  PATIENTS,
                  11,
                  Tables.patients(300, seed.child("train")),
                  Tables.patients(300, seed.child("others")),
                  Tables.patients(300, seed.child("fresh")))
              .rates()
              .interval(0.95);
      alarms += interval.low() > 0 || interval.high() < 0 ? 1 : 0;
    }

    int most = new BinomialDistribution(repeats, 0.05).inverseCumulativeProbability(0.95);
    assertThat(alarms).isLessThanOrEqualTo(most);
  }
}
