package dev.understudy.table.doctor;

import static dev.understudy.table.doctor.Examined.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Finding;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.SampleTable;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one column shows by itself.
class SingleColumnsTest {

  @Test
  void constantAndSparseColumnsAreNamedOnce() {
    Examined found =
        Examined.of(
            lines(
                "same,also,rare,half,full",
                200,
                row ->
                    "x,1,"
                        + (row % 50 == 0 ? row % 7 : "")
                        + ","
                        + (row % 3 == 0 ? row % 7 : "")
                        + ","
                        + row % 7));

    assertThat(found.columns("constant-columns")).containsExactly("same", "also");
    assertThat(found.columns("near-empty-columns")).containsExactly("rare");
    assertThat(found.columns("mostly-missing-columns")).containsExactly("half");
  }

  @Test
  void impossibleAgesAndPercentagesAreCounted() {
    Examined found =
        Examined.of(
            lines(
                "age,fat percent,age in days,percent change",
                200,
                row ->
                    (row == 7 ? -3 : row == 9 ? 151 : 20 + row % 60)
                        + ","
                        + (row == 11 ? 140 : row % 60)
                        + ","
                        + (7000 + row)
                        + ","
                        + (row * 3 - 200)));

    assertThat(found.columns("impossible-values")).containsExactly("age", "fat percent");
    assertThat(found.of("impossible-values").getFirst().count()).isEqualTo(2);
  }

  @Test
  void agesGroupedAtNinetyAreLeftAlone() {
    assertThat(
            Examined.of(lines("age", 100, row -> "" + Math.min(90, 20 + row))).of("ages-over-89"))
        .isEmpty();
    assertThat(
            Examined.of(lines("alter", 100, row -> "" + Math.min(95, 20 + row)))
                .of("ages-over-89")
                .getFirst()
                .count())
        .isEqualTo(30);
  }

  @Test
  void datesInTheFutureOfTheTableAndBeforeBirthAreImpossible() {
    Examined found =
        Examined.of(
            lines(
                "birth_date,admission_date,discharge_date",
                300,
                row ->
                    (row == 5 ? "2021-05-05" : "19" + (30 + row % 60) + "-02-03")
                        + ",2020-03-"
                        + (10 + row % 9)
                        + (row == 8 ? ",2120-03-11" : row == 9 ? ",2019-01-01" : ",2020-04-02")));

    assertThat(found.of("impossible-dates").stream().map(Finding::columns))
        .contains(
            List.of("discharge_date"),
            List.of("admission_date", "discharge_date"),
            List.of("birth_date", "admission_date"));
    assertThat(found.columns("birth-dates")).containsExactly("birth_date");
    assertThat(found.proposed().column("birth_date").has(Role.QUASI_IDENTIFIER)).isTrue();
  }

  @Test
  void valuesOutsideTheDeclaredDomainAreCounted() {
    SampleTable sample = lines("x,c", 90, row -> row % 30 + "," + (row % 3 == 0 ? "a" : "b"));
    Schema schema =
        sample
            .schema()
            .with(sample.schema().column("x").withDomain(new Domain(0.0, 27.0, List.of())))
            .with(
                ColumnSchema.of("c", Kind.CATEGORY)
                    .withDomain(new Domain(null, null, List.of("b"))));

    Examined found = Examined.of(sample.table(), schema);

    assertThat(found.of("outside-declared-domain").stream().map(Finding::count))
        .containsExactly(6L, 30L);
  }

  @Test
  void spellingsThatDifferInCaseSpacesOrEncodingAreListed() {
    String[] spellings = {"Male", "male", "FEMALE", "female ", "café", "cafe\u0301", "other"};
    CategoryColumn column =
        CategoryColumn.of(
            "sex", List.of(spellings), new int[] {0, 0, 1, 2, 3, 4, 5, 6, 6, 6}, Missing.none(10));
    Schema schema = Schema.of(List.of(ColumnSchema.of("sex", Kind.CATEGORY)));

    Examined found = Examined.of(Table.of(List.of(column)), schema);

    Finding variants = found.of("spelling-variants").getFirst();
    assertThat(variants.count()).isEqualTo(7);
    assertThat(variants.what()).contains("\"Male\" and \"male\"").doesNotContain("other");
  }

  @Test
  void aSlipOfThePenIsAnOutlierAndALongTailIsNot() {
    RandomStream random = new Seed(11).stream();
    Examined found =
        Examined.of(
            lines(
                "height,marker",
                2000,
                row ->
                    (row == 99 ? 17300 : 140 + random.nextInt(60))
                        + ","
                        + StrictMath.exp(2.5 * random.nextGaussian())));

    assertThat(found.columns("gross-outliers")).containsExactly("height");
  }
}
