package dev.understudy.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowHashTest {

  private static final Missing NONE = Missing.none(2);

  @Test
  void equalRowsHaveEqualHashesAndOthersHaveNot() {
    SampleTable sample =
        SampleTable.of("a,b,c", "1,x,2020-01-01", "1,x,2020-01-01", "1,y,2020-01-01");
    long[] hashes = RowHash.of(sample.table().columns(), 3);

    assertThat(hashes[0]).isEqualTo(hashes[1]).isNotEqualTo(hashes[2]);
  }

  @Test
  void valuesSwappedBetweenColumnsGiveAnotherHash() {
    Table table =
        Table.of(
            List.of(
                NumberColumn.of("a", new double[] {1, 2}, NONE),
                NumberColumn.of("b", new double[] {2, 1}, NONE)));

    long[] hashes = RowHash.of(table.columns(), 2);

    assertThat(hashes[0]).isNotEqualTo(hashes[1]);
  }

  @Test
  void categoriesAreHashedBySpellingWhateverTheirCodes() {
    CategoryColumn one = CategoryColumn.of("a", List.of("x", "y"), new int[] {0, 1}, NONE);
    CategoryColumn other = CategoryColumn.of("a", List.of("y", "x"), new int[] {1, 0}, NONE);

    assertThat(RowHash.ofColumn(one, 0)).isEqualTo(RowHash.ofColumn(other, 0));
  }

  @Test
  void missingCellsAreEqualHoweverSpelled() {
    Missing missing = Missing.of(new byte[] {1, 2}, List.of("", "NA"));
    NumberColumn column = NumberColumn.of("a", new double[] {0, 7}, missing);

    long[] hashes = RowHash.ofColumn(column, 0);

    assertThat(hashes[0]).isEqualTo(hashes[1]);
    assertThat(hashes[0]).isNotEqualTo(RowHash.ofNumbers(new double[] {0, 7}, NONE, 0)[0]);
  }

  @Test
  void negativeZeroIsZero() {
    long[] hashes = RowHash.ofNumbers(new double[] {0.0, -0.0}, NONE, 3);

    assertThat(hashes[0]).isEqualTo(hashes[1]);
  }

  @Test
  void theHashWithoutAColumnIsADifference() {
    SampleTable sample = SampleTable.of("a,b", "1,x", "2,y", "3,x");
    Table table = sample.table();
    long[] both = RowHash.of(table.columns(), 3);
    long[] second = RowHash.ofColumn(table.column(1), 1);
    long[] first = RowHash.ofColumn(table.column(0), 0);

    for (int row = 0; row < 3; row++) {
      assertThat(both[row] - second[row]).isEqualTo(first[row]);
    }
  }

  @Test
  void groupsAreNumberedInTheOrderOfTheirFirstRows() {
    RowGroups groups = RowGroups.ofHashes(new long[] {5, 7, 5, 0, 7, 5});

    assertThat(groups.count()).isEqualTo(3);
    assertThat(groups.firstRows()).containsExactly(0, 1, 3);
    assertThat(groups.groupOf(5)).isZero();
    assertThat(groups.size(0)).isEqualTo(3);
    assertThat(groups.largest()).isEqualTo(3);
    assertThat(groups.repeats()).isEqualTo(3);
  }

  @Test
  void idsDoNotMakeRowsDiffer() {
    SampleTable sample = SampleTable.of("key,a", "1,5", "2,5", "3,6");
    Schema schema = sample.schema().with(ColumnSchema.of("key", Kind.ID));

    assertThat(RowGroups.ofEqualRows(sample.table(), schema).count()).isEqualTo(2);
  }
}
