package dev.understudy.table.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Recoding;
import dev.understudy.table.Role;
import dev.understudy.table.SampleTable;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

  private static Diagnosis examine(SampleTable sample) {
    return Doctor.examine(sample.table(), sample.schema(), Progress.silent());
  }

  private static List<Finding> of(Diagnosis diagnosis, String check) {
    return diagnosis.findings().stream().filter(finding -> finding.check().equals(check)).toList();
  }

  private static List<String> columns(Diagnosis diagnosis, String check) {
    return of(diagnosis, check).stream().flatMap(one -> one.columns().stream()).toList();
  }

  /// `rows` lines under a header.
  private static SampleTable lines(String header, int rows, IntFunction<String> line) {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    for (int row = 0; row < rows; row++) {
      lines.add(line.apply(row));
    }
    return SampleTable.of(lines);
  }

  /// Persons of three hidden kinds that answer ten questions of a few levels each.
  private static SampleTable survey(int rows, long seed) {
    RandomStream random = new Seed(seed).stream();
    int[][] codes = new int[10][rows];
    for (int row = 0; row < rows; row++) {
      int hidden = random.nextInt(3);
      for (int question = 0; question < 10; question++) {
        int levels = 2 + question % 3;
        codes[question][row] =
            random.nextDouble() < 0.85 ? (hidden + question) % levels : random.nextInt(levels);
      }
    }
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    for (int question = 0; question < 10; question++) {
      String name = "question " + question;
      columns.add(
          CategoryColumn.of(
              name, List.of("a", "b", "c", "d"), codes[question], Missing.none(rows)));
      meanings.add(ColumnSchema.of(name, Kind.CATEGORY));
    }
    return new SampleTable(Table.of(columns), Schema.of(meanings));
  }

  /// Measures of `persons` persons, each drawn `copies` times.
  private static SampleTable copied(int persons, int copies, double noise, long seed) {
    RandomStream random = new Seed(seed).stream();
    int rows = persons * copies;
    double[][] values = new double[6][rows];
    int[] order = random.permutation(rows);
    for (int person = 0; person < persons; person++) {
      for (int column = 0; column < 6; column++) {
        double value = Math.rint(1000 * random.nextGaussian());
        for (int copy = 0; copy < copies; copy++) {
          double shift = copy == 0 ? 0 : noise * random.nextGaussian();
          values[column][order[person * copies + copy]] = value + shift;
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    for (int column = 0; column < 6; column++) {
      columns.add(NumberColumn.of("m" + column, values[column], Missing.none(rows)));
      meanings.add(ColumnSchema.of("m" + column, Kind.NUMBER));
    }
    return new SampleTable(Table.of(columns), Schema.of(meanings));
  }

  // Duplicates

  @Test
  void copiesBeyondChanceStopTheRun() {
    Diagnosis diagnosis = examine(copied(300, 2, 0, 1));

    assertThat(diagnosis.mustStop()).isTrue();
    assertThat(of(diagnosis, "exact-duplicates").getFirst().count()).isEqualTo(300);
  }

  @Test
  void aPersonKeyExplainsTheCopies() {
    SampleTable sample = copied(300, 2, 0, 1);
    double[] keys = new double[600];
    for (int row = 0; row < 600; row++) {
      keys[row] = row / 2;
    }
    List<Column> columns = new ArrayList<>(sample.table().columns());
    columns.add(NumberColumn.of("patient", keys, Missing.none(600)));
    List<ColumnSchema> meanings = new ArrayList<>(sample.schema().columns());
    meanings.add(ColumnSchema.of("patient", Kind.INTEGER).withRole(Role.PERSON_KEY));

    Diagnosis diagnosis = examine(new SampleTable(Table.of(columns), Schema.of(meanings)));

    assertThat(diagnosis.mustStop()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void answersThatCoincideByNatureDoNotStopTheRun(long seed) {
    Diagnosis diagnosis = examine(survey(1500, seed));

    Finding repeats = of(diagnosis, "exact-duplicates").getFirst();
    assertThat(repeats.count()).as("repeats are common here").isGreaterThan(1500 / 20);
    assertThat(repeats.severity()).isEqualTo(Severity.NOTE);
    assertThat(of(diagnosis, "near-duplicates")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void copiesWithNoiseAreNearDuplicates(long seed) {
    Diagnosis diagnosis = examine(copied(200, 2, 1e-4, seed));

    assertThat(diagnosis.mustStop()).isFalse();
    assertThat(of(diagnosis, "near-duplicates").getFirst().count()).isGreaterThan(350);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void differentPersonsAreNot(long seed) {
    assertThat(examine(copied(400, 1, 0, seed)).findings()).isEmpty();
  }

  // Persons and identifiers

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient_id",
        "PatientID",
        "PATIENT",
        "id",
        "kundennummer",
        "subject no",
        "pidnum"
      })
  void aRepeatedIdOfPersonsBecomesTheKey(String name) {
    Diagnosis diagnosis =
        examine(lines(name + ",value", 200, row -> "A" + (1000 + row / 2) + "," + row % 17));

    assertThat(columns(diagnosis, "repeated-persons")).containsExactly(name);
    assertThat(diagnosis.proposed().column(name).has(Role.PERSON_KEY)).isTrue();
    assertThat(diagnosis.proposed().column(name).kind()).isEqualTo(Kind.ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"product_id", "patient_age", "ward", "customer type", "identity", "paid"})
  void otherRepeatedColumnsDoNot(String name) {
    Diagnosis diagnosis =
        examine(lines(name + ",value", 200, row -> "A" + (1000 + row / 2) + "," + row % 17));

    assertThat(of(diagnosis, "repeated-persons")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "contact,user%d@example.org",
    "a,https://example.org/%d",
    "b,192.168.%d.7",
    "c,078-05-1%03d",
    "d,+49 30 123%04d",
    "e,Anna Berg%d"
  })
  void identifiersAreToldByTheirForm(String name, String pattern) {
    Diagnosis diagnosis =
        examine(lines(name + ",value", 100, row -> pattern.formatted(row) + "," + row % 7));

    assertThat(columns(diagnosis, "direct-identifiers")).containsExactly(name);
    assertThat(diagnosis.proposed().column(name).has(Role.IDENTIFIER)).isTrue();
  }

  @Test
  void numbersWithRightCheckDigitsAreIdentifiersAndOthersAreNot() {
    List<String> citizens = new ArrayList<>(List.of("x,y"));
    List<String> numbers = new ArrayList<>(List.of("x,y"));
    for (int i = 0; citizens.size() <= 60; i++) {
      int candidate = 123_456_789 + 7919 * i;
      if (Checksums.isBurgerservicenummer(Integer.toString(candidate))) {
        citizens.add(candidate + "," + i % 7);
      }
      if (numbers.size() <= 60) {
        numbers.add(candidate + "," + i % 7);
      }
    }

    assertThat(columns(examine(SampleTable.of(citizens)), "direct-identifiers"))
        .containsExactly("x");
    assertThat(of(examine(SampleTable.of(numbers)), "direct-identifiers")).isEmpty();
  }

  @Test
  void namesOfThingsAreNotNamesOfPersons() {
    Diagnosis diagnosis =
        examine(
            lines(
                "name,genus name,value",
                60,
                row -> "Red Maple " + (char) ('A' + row % 26) + ",Acer," + row));

    assertThat(of(diagnosis, "direct-identifiers")).isEmpty();
  }

  @Test
  void rowNumbersAreIdsAndMeasuresAreNot() {
    RandomStream random = new Seed(3).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                "a,b,c",
                100,
                row -> row + 17 + "," + random.nextInt(1_000_000) + "," + random.nextGaussian()));

    assertThat(columns(diagnosis, "id-columns")).containsExactly("a");
  }

  @Test
  void theTargetIsNeverTakenForAnId() {
    SampleTable sample = lines("id,a", 100, row -> row + "," + row % 7);
    Schema schema = sample.schema().with(ColumnSchema.of("id", Kind.INTEGER).withRole(Role.TARGET));
    double[] values = new double[100];
    for (int row = 0; row < 100; row++) {
      values[row] = row;
    }
    Table table = sample.table().with(NumberColumn.of("id", values, Missing.none(100)));

    Diagnosis diagnosis = Doctor.examine(table, schema, Progress.silent());

    assertThat(of(diagnosis, "id-columns")).isEmpty();
    assertThat(diagnosis.proposed().column("id").kind()).isNotEqualTo(Kind.ID);
  }

  // Missing codes

  @Test
  void zerosFarFromTheRestAreMissingAndZerosThatContinueItAreNot() {
    RandomStream random = new Seed(5).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                "pressure,count,score",
                400,
                row ->
                    (row % 20 == 0 ? 0 : 120 + Math.round(15 * random.nextGaussian()))
                        + ","
                        + random.nextInt(12)
                        + ","
                        + Math.round(10 * random.nextGaussian())));

    assertThat(columns(diagnosis, "missing-codes")).containsExactly("pressure");
    assertThat(of(diagnosis, "missing-codes").getFirst().count()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hours", "capital_gain", "monthly income", "anzahl kinder"})
  void zeroIsAnOrdinaryAmount(String name) {
    RandomStream random = new Seed(6).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                name + ",x",
                400,
                row ->
                    (row % 20 == 0 ? 0 : 1200 + Math.round(150 * random.nextGaussian()))
                        + ","
                        + random.nextInt(12)));

    assertThat(of(diagnosis, "missing-codes")).isEmpty();
  }

  @Test
  void zerosOfMostRowsAreTheOrdinaryCase() {
    RandomStream random = new Seed(7).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                "titre",
                400,
                row -> row % 10 < 7 ? "0" : "" + (120 + Math.round(15 * random.nextGaussian()))));

    assertThat(of(diagnosis, "missing-codes")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-9,1", "-99,1", "-999,1", "999,1", "9999,1", "99,0.1"})
  void codesApartFromTheRestAreMissing(String code, double scale) {
    RandomStream random = new Seed(8).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                "x",
                300,
                row -> row % 30 == 0 ? code : "" + Math.round(scale * (20 + random.nextInt(90)))));

    assertThat(columns(diagnosis, "missing-codes")).containsExactly("x");
    assertThat(of(diagnosis, "missing-codes").getFirst().count()).isEqualTo(10);
    assertThat(diagnosis.proposed().column("x").spelling().missing()).contains(code);
  }

  @Test
  void nineAfterOneAndTwoIsMissingAndNineAfterEightIsNot() {
    RandomStream random = new Seed(9).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                "smoker,score",
                300,
                row ->
                    (row % 15 == 0 ? 9 : 1 + random.nextInt(2)) + "," + (1 + random.nextInt(9))));

    assertThat(columns(diagnosis, "missing-codes")).containsExactly("smoker");
  }

  @Test
  void negativeNumbersAmongOthersAreValues() {
    RandomStream random = new Seed(10).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                "celsius,trend,centred",
                300,
                row ->
                    (random.nextInt(40) - 12)
                        + ","
                        + (random.nextInt(3) - 1)
                        + ","
                        + (random.nextInt(19) - 9)));

    assertThat(of(diagnosis, "missing-codes")).isEmpty();
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

    Diagnosis diagnosis = Doctor.examine(table, schema, Progress.silent());

    assertThat(columns(diagnosis, "missing-codes")).containsExactly("smoking");
    assertThat(Recoding.recode(table, diagnosis.proposed()).column("smoking").missing().count())
        .isEqualTo(20);
  }

  @Test
  void aDayOfNoDateIsMissing() {
    Diagnosis diagnosis =
        examine(
            lines(
                "seen,a",
                100,
                row ->
                    (row % 10 == 0 ? "1900-01-01" : "2021-03-" + (10 + row % 20)) + "," + row % 7));

    assertThat(columns(diagnosis, "missing-codes")).containsExactly("seen");
    assertThat(of(diagnosis, "missing-codes").getFirst().what()).contains("\"1900-01-01\"");
  }

  // Single columns

  @Test
  void constantAndSparseColumnsAreNamedOnce() {
    Diagnosis diagnosis =
        examine(
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

    assertThat(columns(diagnosis, "constant-columns")).containsExactly("same", "also");
    assertThat(columns(diagnosis, "near-empty-columns")).containsExactly("rare");
    assertThat(columns(diagnosis, "mostly-missing-columns")).containsExactly("half");
  }

  @Test
  void impossibleAgesAndPercentagesAreCounted() {
    Diagnosis diagnosis =
        examine(
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

    assertThat(columns(diagnosis, "impossible-values")).containsExactly("age", "fat percent");
    assertThat(of(diagnosis, "impossible-values").getFirst().count()).isEqualTo(2);
  }

  @Test
  void agesGroupedAtNinetyAreLeftAlone() {
    assertThat(of(examine(lines("age", 100, row -> "" + Math.min(90, 20 + row))), "ages-over-89"))
        .isEmpty();
    assertThat(
            of(examine(lines("alter", 100, row -> "" + Math.min(95, 20 + row))), "ages-over-89")
                .getFirst()
                .count())
        .isEqualTo(30);
  }

  @Test
  void datesInTheFutureOfTheTableAndBeforeBirthAreImpossible() {
    Diagnosis diagnosis =
        examine(
            lines(
                "birth_date,admission_date,discharge_date",
                300,
                row ->
                    (row == 5 ? "2021-05-05" : "19" + (30 + row % 60) + "-02-03")
                        + ",2020-03-"
                        + (10 + row % 9)
                        + (row == 8 ? ",2120-03-11" : row == 9 ? ",2019-01-01" : ",2020-04-02")));

    assertThat(of(diagnosis, "impossible-dates").stream().map(Finding::columns))
        .contains(
            List.of("discharge_date"),
            List.of("admission_date", "discharge_date"),
            List.of("birth_date", "admission_date"));
    assertThat(columns(diagnosis, "birth-dates")).containsExactly("birth_date");
    assertThat(diagnosis.proposed().column("birth_date").has(Role.QUASI_IDENTIFIER)).isTrue();
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

    Diagnosis diagnosis = Doctor.examine(sample.table(), schema, Progress.silent());

    assertThat(of(diagnosis, "outside-declared-domain").stream().map(Finding::count))
        .containsExactly(6L, 30L);
  }

  @Test
  void spellingsThatDifferInCaseSpacesOrEncodingAreListed() {
    String[] spellings = {"Male", "male", "FEMALE", "female ", "café", "cafe\u0301", "other"};
    CategoryColumn column =
        CategoryColumn.of(
            "sex", List.of(spellings), new int[] {0, 0, 1, 2, 3, 4, 5, 6, 6, 6}, Missing.none(10));
    Schema schema = Schema.of(List.of(ColumnSchema.of("sex", Kind.CATEGORY)));

    Diagnosis diagnosis = Doctor.examine(Table.of(List.of(column)), schema, Progress.silent());

    Finding variants = of(diagnosis, "spelling-variants").getFirst();
    assertThat(variants.count()).isEqualTo(7);
    assertThat(variants.what()).contains("\"Male\" and \"male\"").doesNotContain("other");
  }

  @Test
  void aSlipOfThePenIsAnOutlierAndALongTailIsNot() {
    RandomStream random = new Seed(11).stream();
    Diagnosis diagnosis =
        examine(
            lines(
                "height,marker",
                2000,
                row ->
                    (row == 99 ? 17300 : 140 + random.nextInt(60))
                        + ","
                        + StrictMath.exp(2.5 * random.nextGaussian())));

    assertThat(columns(diagnosis, "gross-outliers")).containsExactly("height");
  }

  // Leaks

  @Test
  void columnsThatDetermineTheTargetLeakAndGoodPredictorsDoNot() {
    RandomStream random = new Seed(12).stream();
    SampleTable sample =
        lines(
            "code,dose,risk,noise,outcome",
            600,
            row -> {
              int outcome = random.nextInt(2);
              return (outcome == 1 ? "E" : "A")
                  + random.nextInt(4)
                  + ","
                  + (outcome * 50 + random.nextInt(50))
                  + ","
                  + (2.5 * outcome + random.nextGaussian())
                  + ","
                  + random.nextGaussian()
                  + ","
                  + (outcome == 1 ? "yes" : "no");
            });

    Diagnosis diagnosis = examine(sample.with(Role.TARGET, "outcome"));

    assertThat(columns(diagnosis, "target-leak")).containsExactly("code", "dose");
  }

  @Test
  void anotherUnitOfANumericTargetLeaks() {
    RandomStream random = new Seed(13).stream();
    SampleTable sample =
        lines(
            "fahrenheit,related,celsius",
            500,
            row -> {
              double celsius = 10 * random.nextGaussian();
              return (celsius * 1.8 + 32)
                  + ","
                  + (celsius + 4 * random.nextGaussian())
                  + ","
                  + celsius;
            });

    Diagnosis diagnosis = examine(sample.with(Role.TARGET, "celsius"));

    assertThat(columns(diagnosis, "target-leak")).containsExactly("fahrenheit");
  }

  @Test
  void thousandsOfRandomColumnsOfAFewRowsDoNotLeak() {
    RandomStream random = new Seed(14).stream();
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    for (int column = 0; column < 3000; column++) {
      double[] values = new double[60];
      for (int row = 0; row < 60; row++) {
        values[row] = column % 2 == 0 ? random.nextGaussian() : random.nextInt(3);
      }
      columns.add(NumberColumn.of("gene" + column, values, Missing.none(60)));
      meanings.add(ColumnSchema.of("gene" + column, Kind.NUMBER));
    }
    int[] codes = new int[60];
    for (int row = 0; row < 60; row++) {
      codes[row] = row % 2;
    }
    columns.add(CategoryColumn.of("ill", List.of("no", "yes"), codes, Missing.none(60)));
    meanings.add(ColumnSchema.of("ill", Kind.BOOLEAN).withRole(Role.TARGET));

    Diagnosis diagnosis = examine(new SampleTable(Table.of(columns), Schema.of(meanings)));

    assertThat(diagnosis.findings()).isEmpty();
  }

  // Behaviour

  @Test
  void gravestFindingsComeFirstAndTheResultIsRepeatable() {
    SampleTable sample = copied(300, 2, 0, 1);

    Diagnosis first = examine(sample);

    assertThat(first.findings().getFirst().severity()).isEqualTo(Severity.STOP);
    assertThat(examine(sample)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a,b", "id"})
  void oneRowIsExaminedWithoutComplaint(String header) {
    SampleTable sample = lines(header, 1, row -> header.contains(",") ? "1,2" : "1");

    assertThat(examine(sample).mustStop()).isFalse();
  }

  @Test
  void theUserCanStopIt() {
    Progress impatient =
        new Progress() {
          @Override
          public void at(String phase, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    SampleTable sample = lines("a", 10, row -> "" + row);

    assertThatThrownBy(() -> Doctor.examine(sample.table(), sample.schema(), impatient))
        .isInstanceOf(CancellationException.class);
  }
}
