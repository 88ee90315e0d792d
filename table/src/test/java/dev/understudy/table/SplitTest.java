package dev.understudy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  /// Persons of one to `most` rows with a class of their own, and some rows equal to others.
  private static SampleTable persons(long seed, int persons, int most) {
    RandomStream random = new Seed(seed).stream();
    double[] person = new double[persons * most];
    double[] value = new double[persons * most];
    int[] outcome = new int[persons * most];
    int rows = 0;
    for (int i = 0; i < persons; i++) {
      int own = 1 + random.nextInt(most);
      int its = random.nextInt(10) < 3 ? 1 : 0;
      for (int k = 0; k < own; k++) {
        person[rows] = 1000 + i;
        value[rows] = random.nextInt(5 * persons);
        outcome[rows++] = its;
      }
    }
    Missing none = Missing.none(rows);
    Table table =
        Table.of(
            List.of(
                NumberColumn.of("person", Arrays.copyOf(person, rows), none),
                NumberColumn.of("value", Arrays.copyOf(value, rows), none),
                CategoryColumn.of(
                    "outcome", List.of("no", "yes"), Arrays.copyOf(outcome, rows), none)));
    Schema schema =
        Schema.of(
            List.of(
                ColumnSchema.of("person", Kind.ID).withRole(Role.PERSON_KEY),
                ColumnSchema.of("value", Kind.INTEGER),
                ColumnSchema.of("outcome", Kind.CATEGORY).withRole(Role.TARGET)));
    return new SampleTable(table, schema);
  }

  private static SampleTable singles(int rows, long seed) {
    RandomStream random = new Seed(seed).stream();
    double[] value = new double[rows];
    int[] outcome = new int[rows];
    for (int row = 0; row < rows; row++) {
      value[row] = row + random.nextDouble() / 2;
      outcome[row] = random.nextInt(10) < 2 ? 2 : random.nextInt(2);
    }
    Missing none = Missing.none(rows);
    return new SampleTable(
        Table.of(
            List.of(
                NumberColumn.of("value", value, none),
                CategoryColumn.of("outcome", List.of("a", "b", "c"), outcome, none))),
        Schema.of(
            List.of(
                ColumnSchema.of("value", Kind.NUMBER),
                ColumnSchema.of("outcome", Kind.CATEGORY).withRole(Role.TARGET))));
  }

  private static Set<Object> values(Table table, String column) {
    NumberColumn numbers = (NumberColumn) table.column(column);
    Set<Object> values = new HashSet<>();
    for (int row = 0; row < table.rowCount(); row++) {
      values.add(numbers.value(row));
    }
    return values;
  }

  private static Map<String, Integer> classes(Table table) {
    CategoryColumn outcome = (CategoryColumn) table.column("outcome");
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      counts.merge(outcome.value(row), 1, Integer::sum);
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyRowIsOnExactlyOneSideInTableOrder(long seed) {
    SampleTable sample = persons(seed, 200, 5);
    Split split = Split.of(sample.table(), sample.schema(), 0.2, new Seed(seed));

    int[] all = new int[sample.table().rowCount()];
    System.arraycopy(split.trainRows(), 0, all, 0, split.trainRows().length);
    System.arraycopy(
        split.holdoutRows(), 0, all, split.trainRows().length, split.holdoutRows().length);
    assertThat(split.trainRows()).isSorted();
    assertThat(split.holdoutRows()).isSorted();
    Arrays.sort(all);
    for (int row = 0; row < all.length; row++) {
      assertThat(all[row]).isEqualTo(row);
    }
    assertThat(split.train().rowCount()).isEqualTo(split.trainRows().length);
    assertThat(split.holdout().rowCount()).isEqualTo(split.holdoutRows().length);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noPersonAndNoEqualRowsStandOnBothSides(long seed) {
    SampleTable sample = persons(seed, 150, 6);
    Split split = Split.of(sample.table(), sample.schema(), 0.3, new Seed(seed));

    assertThat(values(split.train(), "person"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(values(split.holdout(), "person"));
    RowGroups groups = RowGroups.ofEqualRows(sample.table(), sample.schema());
    Set<Integer> inTrain = new HashSet<>();
    for (int row : split.trainRows()) {
      inTrain.add(groups.groupOf(row));
    }
    for (int row : split.holdoutRows()) {
      assertThat(inTrain).doesNotContain(groups.groupOf(row));
    }
    assertThat(groups.repeats()).as("the sample has equal rows of different persons").isPositive();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.2, 1.0 / 3, 0.5, 0.9})
  void singleRowsGiveTheExactSizeAndEveryClassItsShareUpToOneRow(double share) {
    SampleTable sample = singles(1237, 11);
    Split split = Split.of(sample.table(), sample.schema(), share, new Seed(5));

    assertThat(split.holdout().rowCount()).isEqualTo((int) Math.round(1237 * share));
    Map<String, Integer> all = classes(sample.table());
    Map<String, Integer> held = classes(split.holdout());
    all.forEach((name, count) ->
        assertThat((double) held.getOrDefault(name, 0))
            .isCloseTo((double) count * split.holdout().rowCount() / 1237, within(1.0)));
  }

  @Test
  void aNumericTargetIsStratifiedByItsTenths() {
    SampleTable sample = singles(1000, 3);
    Schema schema = sample.schema().withOnly(Role.TARGET, "value");
    Split split = Split.of(sample.table(), schema, 0.2, new Seed(1));

    int[] held = new int[10];
    for (int row : split.holdoutRows()) {
      // Values ascend with the rows.
      held[row / 100]++;
    }
    for (int count : held) {
      assertThat(count).isBetween(19, 21);
    }
  }

  @Test
  void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
    SampleTable sample = persons(1, 300, 3);
    Split first = Split.of(sample.table(), sample.schema(), 0.2, new Seed(42));
    Split again = Split.of(sample.table(), sample.schema(), 0.2, new Seed(42));
    Split other = Split.of(sample.table(), sample.schema(), 0.2, new Seed(43));

    assertThat(again.holdoutRows()).containsExactly(first.holdoutRows());
    assertThat(other.holdoutRows()).isNotEqualTo(first.holdoutRows());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void unitsOfSeveralRowsComeAsNearToTheWantedSizeAsTheyCan(long seed) {
    SampleTable sample = persons(seed, 100, 4);
    int rows = sample.table().rowCount();
    Split split = Split.of(sample.table(), sample.schema(), 0.25, new Seed(seed));

    assertThat(split.holdout().rowCount()).isEqualTo((int) Math.round(rows * 0.25));
  }

  @Test
  void unitsOfThreeRowsLeaveAtMostOneRowOver() {
    String[] lines = new String[61];
    lines[0] = "person,value";
    for (int row = 0; row < 60; row++) {
      lines[1 + row] = "p" + row / 3 + "," + row;
    }
    SampleTable sample = SampleTable.of(lines);
    Schema schema =
        sample.schema().with(ColumnSchema.of("person", Kind.ID).withRole(Role.PERSON_KEY));

    Split split = Split.of(sample.table(), schema, 0.1666, new Seed(2));

    // Wanted are 10 rows; 9 is nearer than 12.
    assertThat(split.holdout().rowCount()).isEqualTo(9);
  }

  @Test
  void peopleWithoutAKeyAreNotOnePerson() {
    SampleTable sample = SampleTable.of("person,value", "a,1", ",2", ",3", ",4", "a,5", ",6");
    Schema schema =
        sample.schema().with(sample.schema().column("person").withRole(Role.PERSON_KEY));

    Split split = Split.of(sample.table(), schema, 0.5, new Seed(1));

    assertThat(split.holdout().rowCount()).isEqualTo(3);
  }

  @Test
  void oneHugePersonStillLeavesSomethingOnBothSides() {
    SampleTable sample = SampleTable.of("person,value", "a,1", "a,2", "a,3", "b,4", "b,5", "b,6");
    Schema schema =
        sample.schema().with(sample.schema().column("person").withRole(Role.PERSON_KEY));

    Split split = Split.of(sample.table(), schema, 0.1, new Seed(1));

    assertThat(split.holdout().rowCount()).isEqualTo(3);
    assertThat(split.train().rowCount()).isEqualTo(3);
  }

  @Test
  void copiesInTheClevelandFileNeverCrossTheSplit() {
    SampleTable sample =
        SampleTable.shared("seeds/Heart_disease_cleveland_5000.csv").with(Role.TARGET, "target");

    Split split = Split.of(sample.table(), sample.schema(), 0.2, new Seed(7));

    long[] train = RowHash.of(split.train().columns(), split.train().rowCount());
    long[] held = RowHash.of(split.holdout().columns(), split.holdout().rowCount());
    Set<Long> inTrain = new HashSet<>();
    Arrays.stream(train).forEach(inTrain::add);
    assertThat(Arrays.stream(held).anyMatch(inTrain::contains)).isFalse();
    assertThat(held.length).isBetween(990, 1010);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.2, 1.5, Double.NaN})
  void aShareOutsideZeroToOneIsRefused(double share) {
    SampleTable sample = singles(10, 1);

    assertThatThrownBy(() -> Split.of(sample.table(), sample.schema(), share, new Seed(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("between 0 and 1");
  }

  @Test
  void aTableOfOneUnitIsRefusedWithTheReason() {
    SampleTable equal = SampleTable.of("a,b", "1,x", "1,x", "1,x");
    assertThatThrownBy(() -> Split.of(equal.table(), equal.schema(), 0.2, new Seed(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("All 3 rows are equal");

    SampleTable one = SampleTable.of("a,b", "1,x");
    assertThatThrownBy(() -> Split.of(one.table(), one.schema(), 0.2, new Seed(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("one row");

    SampleTable person = SampleTable.of("person,value", "a,1", "a,2");
    Schema keyed = person.schema().with(person.schema().column("person").withRole(Role.PERSON_KEY));
    assertThatThrownBy(() -> Split.of(person.table(), keyed, 0.2, new Seed(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("one person");
  }
}
