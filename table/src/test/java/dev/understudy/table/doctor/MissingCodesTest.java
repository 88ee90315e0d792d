package dev.understudy.table.doctor;

import static dev.understudy.table.doctor.Examined.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.Kind;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Recoding;
import dev.understudy.table.Role;
import dev.understudy.table.SampleTable;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values that mean "missing".
class MissingCodesTest {

  @Test
  void zerosFarFromTheRestAreMissingAndZerosThatContinueItAreNot() {
    RandomStream random = new Seed(5).stream();
    Examined found =
        Examined.of(
            lines(
                "pressure,count,score",
                400,
                row ->
                    (row % 20 == 0 ? 0 : 120 + Math.round(15 * random.nextGaussian()))
                        + ","
                        + random.nextInt(12)
                        + ","
                        + Math.round(10 * random.nextGaussian())));

    assertThat(found.columns("missing-codes")).containsExactly("pressure");
    assertThat(found.of("missing-codes").getFirst().count()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hours", "capital_gain", "monthly income", "anzahl kinder"})
  void zeroIsAnOrdinaryAmount(String name) {
    RandomStream random = new Seed(6).stream();
    Examined found =
        Examined.of(
            lines(
                name + ",x",
                400,
                row ->
                    (row % 20 == 0 ? 0 : 1200 + Math.round(150 * random.nextGaussian()))
                        + ","
                        + random.nextInt(12)));

    assertThat(found.of("missing-codes")).isEmpty();
  }

  @Test
  void zerosOfMostRowsAreTheOrdinaryCase() {
    RandomStream random = new Seed(7).stream();
    Examined found =
        Examined.of(
            lines(
                "titre",
                400,
                row -> row % 10 < 7 ? "0" : "" + (120 + Math.round(15 * random.nextGaussian()))));

    assertThat(found.of("missing-codes")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-9,1", "-99,1", "-999,1", "999,1", "9999,1", "99,0.1"})
  void codesApartFromTheRestAreMissing(String code, double scale) {
    RandomStream random = new Seed(8).stream();
    Examined found =
        Examined.of(
            lines(
                "x",
                300,
                row -> row % 30 == 0 ? code : "" + Math.round(scale * (20 + random.nextInt(90)))));

    assertThat(found.columns("missing-codes")).containsExactly("x");
    assertThat(found.of("missing-codes").getFirst().count()).isEqualTo(10);
    assertThat(found.proposed().column("x").spelling().missing()).contains(code);
  }

  @Test
  void nineAfterOneAndTwoIsMissingAndNineAfterEightIsNot() {
    RandomStream random = new Seed(9).stream();
    Examined found =
        Examined.of(
            lines(
                "smoker,score",
                300,
                row ->
                    (row % 15 == 0 ? 9 : 1 + random.nextInt(2)) + "," + (1 + random.nextInt(9))));

    assertThat(found.columns("missing-codes")).containsExactly("smoker");
  }

  @Test
  void negativeNumbersAmongOthersAreValues() {
    RandomStream random = new Seed(10).stream();
    Examined found =
        Examined.of(
            lines(
                "celsius,trend,centred",
                300,
                row ->
                    (random.nextInt(40) - 12)
                        + ","
                        + (random.nextInt(3) - 1)
                        + ","
                        + (random.nextInt(19) - 9)));

    assertThat(found.of("missing-codes")).isEmpty();
  }

  @Test
  void wordsForMissingAreFoundInAnyCaseAndLeaveTheTargetAlone() {
    String[] words = {"never", "former", "Unknown", "current"};
    SampleTable sample = lines("smoking,outcome", 80, row -> words[row % 4] + "," + words[row % 4]);
    Schema schema =
        sample
            .schema()
            .with(sample.schema().column("smoking").withKind(Kind.CATEGORY))
            .with(sample.schema().column("outcome").withKind(Kind.CATEGORY).withRole(Role.TARGET));
    Table table = sample.table();

    Examined found = Examined.of(table, schema);

    assertThat(found.columns("missing-codes")).containsExactly("smoking");
    assertThat(Recoding.recode(table, found.proposed()).column("smoking").missing().count())
        .isEqualTo(20);
  }

  @Test
  void aDayOfNoDateIsMissing() {
    Examined found =
        Examined.of(
            lines(
                "seen,a",
                100,
                row ->
                    (row % 10 == 0 ? "1900-01-01" : "2021-03-" + (10 + row % 20)) + "," + row % 7));

    assertThat(found.columns("missing-codes")).containsExactly("seen");
    assertThat(found.of("missing-codes").getFirst().what()).contains("\"1900-01-01\"");
  }
}
