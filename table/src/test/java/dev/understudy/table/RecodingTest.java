package dev.understudy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecodingTest {

  private static Schema listing(SampleTable sample, String column, String... spellings) {
    ColumnSchema meaning = sample.schema().column(column);
    return sample
        .schema()
        .with(meaning.withSpelling(meaning.spelling().withMissing(List.of(spellings))));
  }

  @Test
  void aNumberDeclaredMissingBecomesMissingAndKeepsItsSpelling() {
    SampleTable sample = SampleTable.of("chol", "233", "0", "286", "", "0");
    Schema schema = listing(sample, "chol", "", "0");

    Column column = Recoding.recode(sample.table(), schema).column("chol");

    assertThat(column.missing().count()).isEqualTo(3);
    assertThat(column.missing().spellings()).containsExactly("", "0");
    assertThat(column.missing().spelling(1)).isEqualTo("0");
    assertThat(column.missing().spelling(3)).isEmpty();
    assertThat(column.isMissing(2)).isFalse();
  }

  @Test
  void numbersAreComparedByValue() {
    SampleTable sample = SampleTable.of("bmi", "23.5", "0.0", "31.2");
    Schema schema = listing(sample, "bmi", "0");

    assertThat(Recoding.recode(sample.table(), schema).column("bmi").isMissing(1)).isTrue();
  }

  @Test
  void aCategoryDeclaredMissingLeavesTheDictionary() {
    SampleTable sample =
        SampleTable.of("c,n", "red,1", "unknown,2", "blue,3", "red,4", "blue,5", "unknown,6");
    Schema schema =
        listing(sample, "c", "unknown")
            .with(listing(sample, "c", "unknown").column("c").withKind(Kind.CATEGORY));

    Column column = Recoding.recode(sample.table(), schema).column("c");

    assertThat(column).isInstanceOf(CategoryColumn.class);
    assertThat(((CategoryColumn) column).categories()).containsExactlyInAnyOrder("red", "blue");
    assertThat(((CategoryColumn) column).value(2)).isEqualTo("blue");
    assertThat(column.missing().count()).isEqualTo(2);
  }

  @Test
  void aDateDeclaredMissingBecomesMissing() {
    MomentColumn dates =
        MomentColumn.of(
            "seen", MomentColumn.Unit.DAYS, new long[] {19000, -25567, 19010}, Missing.none(3));
    ColumnSchema meaning =
        ColumnSchema.of("seen", Kind.DATE)
            .withSpelling(
                Spelling.PLAIN
                    .withMissing(List.of("", "1900-01-01"))
                    .withFormats(List.of("yyyy-MM-dd")));

    Column column = Recoding.recode(dates, meaning);

    assertThat(column.isMissing(1)).isTrue();
    assertThat(column.missing().spelling(1)).isEqualTo("1900-01-01");
    assertThat(column.missing().count()).isEqualTo(1);
  }

  @Test
  void missingCellsStayMissingWhenTheirSpellingIsNoLongerListed() {
    SampleTable sample = SampleTable.of("a", "1", "NA", "3", "0", "5");
    Schema schema = listing(sample, "a", "0");

    Column column = Recoding.recode(sample.table(), schema).column("a");

    assertThat(column.missing().spellings()).containsExactly("0", "NA");
    assertThat(column.missing().spelling(1)).isEqualTo("NA");
    assertThat(column.missing().spelling(3)).isEqualTo("0");
  }

  @Test
  void aNumberThatBecameAnIdIsStoredAsItIsWritten() {
    NumberColumn numbers =
        NumberColumn.of(
            "pid", new double[] {10056, 0, 10089}, Missing.of(new byte[] {0, 1, 0}, List.of("")));

    Column column =
        Recoding.recode(
            numbers, ColumnSchema.of("pid", Kind.ID).withSpelling(Spelling.PLAIN.withDecimals(0)));

    assertThat(column).isInstanceOf(TextColumn.class);
    assertThat(((TextColumn) column).value(0)).isEqualTo("10056");
    assertThat(column.isMissing(1)).isTrue();
  }

  @Test
  void nothingToChangeGivesTheSameColumn() {
    SampleTable sample = SampleTable.of("a,b", "1,x", "2,y", "3,x");

    Table same = Recoding.recode(sample.table(), sample.schema());

    assertThat(same.column("a")).isSameAs(sample.table().column("a"));
  }

  @Test
  void tooManySpellingsAreRefused() {
    SampleTable sample = SampleTable.of("a", "1", "2", "3");
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add("-" + (1000 + i));
    }
    Schema schema = listing(sample, "a", many.toArray(String[]::new));

    assertThatThrownBy(() -> Recoding.recode(sample.table(), schema))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'a'")
        .hasMessageContaining("200");
  }
}
