package dev.understudy.table.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.SampleTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the doctor says, and does not say, about tables whose traps are known.
class RealTablesTest {

  private static final String[] HEART =
      "age,sex,cp,trestbps,chol,fbs,restecg,thalach,exang,oldpeak,slope,ca,thal,num".split(",");

  private static Diagnosis examine(SampleTable sample) {
    return Doctor.examine(sample.table(), sample.schema(), Progress.silent());
  }

  private static List<Finding> of(Diagnosis diagnosis, String check) {
    return diagnosis.findings().stream().filter(finding -> finding.check().equals(check)).toList();
  }

  private static Finding only(Diagnosis diagnosis, String check, String column) {
    List<Finding> found =
        of(diagnosis, check).stream()
            .filter(finding -> finding.columns().contains(column))
            .toList();
    assertThat(found).as(check + " of " + column).hasSize(1);
    return found.getFirst();
  }

  private static List<String> columns(Diagnosis diagnosis, String check) {
    return of(diagnosis, check).stream().flatMap(one -> one.columns().stream()).toList();
  }

  private static String[] numbered(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "column_" + i).toArray(String[]::new);
  }

  private static SampleTable adult(String file) {
    return SampleTable.shared(
            file,
            ("age,workclass,fnlwgt,education,education_num,marital_status,occupation,relationship,"
                    + "race,sex,capital_gain,capital_loss,hours_per_week,native_country,income")
                .split(","))
        .with(Role.TARGET, "income");
  }

  @Test
  void heartDiseaseHasItsZerosItsRowNumberAndItsSparseColumns() {
    Diagnosis diagnosis =
        examine(SampleTable.shared("demo/heart_disease_uci.csv").with(Role.TARGET, "num"));

    assertThat(only(diagnosis, "missing-codes", "chol").count()).isEqualTo(172);
    assertThat(only(diagnosis, "missing-codes", "trestbps").count()).isEqualTo(1);
    assertThat(columns(diagnosis, "missing-codes")).hasSize(2);
    assertThat(diagnosis.proposed().column("chol").spelling().missing()).contains("0");
    assertThat(diagnosis.proposed().column("oldpeak").spelling().missing()).doesNotContain("0");
    assertThat(columns(diagnosis, "id-columns")).containsExactly("id");
    assertThat(diagnosis.proposed().column("id").kind()).isEqualTo(Kind.ID);
    assertThat(columns(diagnosis, "mostly-missing-columns")).containsExactly("ca", "thal");
    assertThat(of(diagnosis, "exact-duplicates").getFirst().count()).isEqualTo(2);
    assertThat(of(diagnosis, "target-leak")).isEmpty();
    assertThat(of(diagnosis, "direct-identifiers")).isEmpty();
    assertThat(diagnosis.mustStop()).isFalse();
  }

  @Test
  void actgHasTwoIdsAndAConstantAndNoCodes() {
    Diagnosis diagnosis = examine(SampleTable.shared("demo/ACTG175.csv").with(Role.TARGET, "cens"));

    assertThat(columns(diagnosis, "id-columns")).containsExactly("", "pidnum");
    assertThat(columns(diagnosis, "constant-columns")).containsExactly("zprior");
    assertThat(diagnosis.findings()).hasSize(2);
  }

  @Test
  void treatmentGivesAwayNothingButItsOwnArm() {
    Diagnosis diagnosis =
        examine(SampleTable.shared("demo/ACTG175.csv").with(Role.TARGET, "treat"));

    assertThat(columns(diagnosis, "target-leak")).containsExactly("arms");
  }

  @Test
  void adultKeepsItsZerosAndDoesNotStop() {
    Diagnosis diagnosis = examine(adult("adult/adult.data.gz"));

    assertThat(columns(diagnosis, "missing-codes")).containsExactly("capital_gain");
    assertThat(only(diagnosis, "missing-codes", "capital_gain").what()).contains("\"99999\"");
    assertThat(diagnosis.proposed().column("capital_gain").spelling().missing())
        .doesNotContain("0");
    assertThat(of(diagnosis, "exact-duplicates").getFirst().count()).isEqualTo(24);
    assertThat(diagnosis.mustStop()).isFalse();
    // The commonest rows of few words, ages grouped at 90, and education told twice are no news.
    assertThat(diagnosis.findings()).hasSize(2);
  }

  @Test
  void pimaHasZerosForMissingInFiveColumnsWhateverTheirNames() {
    Diagnosis diagnosis =
        examine(
            SampleTable.shared("classics/pima-indians-diabetes.csv", numbered(9))
                .with(Role.TARGET, "column_9"));

    assertThat(columns(diagnosis, "missing-codes"))
        .containsExactly("column_2", "column_3", "column_4", "column_5", "column_6");
    assertThat(of(diagnosis, "missing-codes").stream().map(Finding::count))
        .containsExactly(5L, 35L, 227L, 374L, 11L);
    assertThat(diagnosis.findings()).hasSize(5);
  }

  @Test
  void clevelandCopiedSixteenTimesStopsTheRun() {
    Diagnosis diagnosis = examine(SampleTable.shared("seeds/Heart_disease_cleveland_5000.csv"));

    assertThat(diagnosis.mustStop()).isTrue();
    Finding stop = diagnosis.findings().getFirst();
    assertThat(stop.check()).isEqualTo("exact-duplicates");
    assertThat(stop.count()).isEqualTo(5000 - 303);
    assertThat(stop.overrule()).contains("--duplicates drop").contains("--person");
  }

  @Test
  void hungaryWritesMinusNineForMissing() {
    Diagnosis diagnosis =
        examine(
            SampleTable.shared("uci_heart/processed.hungarian.data", HEART)
                .with(Role.TARGET, "num"));

    assertThat(columns(diagnosis, "missing-codes"))
        .containsExactlyInAnyOrder(
            "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "slope", "ca", "thal");
    assertThat(of(diagnosis, "missing-codes").stream().mapToLong(Finding::count).sum())
        .as("missing cells as the data's description counts them, less one written otherwise")
        .isBetween(779L, 782L);
  }

  @Test
  void clevelandAsPublishedIsHealthy() {
    Diagnosis diagnosis =
        examine(
            SampleTable.shared("uci_heart/processed.cleveland.data", HEART)
                .with(Role.TARGET, "num"));

    assertThat(diagnosis.findings()).isEmpty();
  }

  @Test
  void theWisconsinRowsThatRepeatAreWhatChanceMakesOfNineCoarseScores() {
    Diagnosis diagnosis =
        examine(
            SampleTable.shared(
                    "classics/breast-cancer-wisconsin.data",
                    ("id,thickness,size,shape,adhesion,epithelial,bare,chromatin,nucleoli,mitoses,"
                            + "class")
                        .split(","))
                .with(Role.TARGET, "class"));

    assertThat(diagnosis.mustStop()).isFalse();
    assertThat(columns(diagnosis, "repeated-persons")).containsExactly("id");
    assertThat(diagnosis.proposed().column("id").has(Role.PERSON_KEY)).isTrue();
  }

  @Test
  void theWisconsinScoresAloneDoNotStopTheRunEither() {
    SampleTable sample = SampleTable.shared("classics/breast-cancer-wisconsin.data", numbered(11));
    List<String> scores = sample.table().names().subList(1, 11);
    SampleTable withoutId =
        new SampleTable(sample.table().keep(scores), sample.schema().keep(scores));

    Diagnosis diagnosis = examine(withoutId);

    assertThat(of(diagnosis, "exact-duplicates").getFirst().severity()).isEqualTo(Severity.NOTE);
    assertThat(of(diagnosis, "exact-duplicates").getFirst().count()).isGreaterThan(699 / 20);
  }

  @Test
  void horsesEnteredTwiceAreFound() {
    Diagnosis diagnosis = examine(SampleTable.shared("classics/horse-colic.csv", numbered(28)));

    assertThat(of(diagnosis, "near-duplicates").getFirst().count()).isEqualTo(28);
    assertThat(of(diagnosis, "missing-codes")).isEmpty();
  }

  @Test
  void pricesMadeFromTheirPartsAndHoursOfADayAreNoNearDuplicates() {
    assertThat(
            of(
                examine(SampleTable.shared("classics/insurance.csv").with(Role.TARGET, "charges")),
                "near-duplicates"))
        .isEmpty();
    Diagnosis air =
        examine(SampleTable.shared("classics/pollution.csv.gz").with(Role.TARGET, "pm2.5"));
    assertThat(air.findings()).hasSize(1);
    assertThat(columns(air, "id-columns")).containsExactly("No");
  }

  @Test
  void theIncomeGivesAwayItsOwnDecile() {
    Diagnosis diagnosis =
        examine(SampleTable.shared("nist_acs/ma2019.csv").with(Role.TARGET, "PINCP_DECILE"));

    assertThat(columns(diagnosis, "target-leak")).containsExactly("PINCP");
    assertThat(of(diagnosis, "exact-duplicates").getFirst().count()).isEqualTo(4);
    assertThat(diagnosis.mustStop()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "survival/colon.csv",
        "survival/nafld2.csv.gz",
        "survival/nafld3.csv",
        "survival/pbcseq.csv"
      })
  void patientsWithSeveralRowsAreKeptTogether(String file) {
    Diagnosis diagnosis = examine(SampleTable.shared(file));

    assertThat(columns(diagnosis, "repeated-persons")).containsExactly("id");
    assertThat(diagnosis.proposed().column("id").has(Role.PERSON_KEY)).isTrue();
    assertThat(diagnosis.mustStop()).isFalse();
    assertThat(of(diagnosis, "missing-codes")).isEmpty();
  }

  @Test
  void agesOver89OfNafldAreCounted() {
    Diagnosis diagnosis = examine(SampleTable.shared("survival/nafld1.csv"));

    assertThat(only(diagnosis, "ages-over-89", "age").count()).isEqualTo(50);
    assertThat(columns(diagnosis, "id-columns")).contains("id");
    assertThat(of(diagnosis, "repeated-persons")).isEmpty();
  }

  @Test
  void synthesPatientsAreFullOfIdentifiers() {
    Diagnosis diagnosis = examine(SampleTable.shared("synthea_csv_1174/patients.csv.gz"));

    assertThat(columns(diagnosis, "direct-identifiers"))
        .containsExactlyInAnyOrder(
            "SSN", "DRIVERS", "PASSPORT", "FIRST", "MIDDLE", "LAST", "MAIDEN", "ADDRESS");
    assertThat(columns(diagnosis, "birth-dates")).containsExactly("BIRTHDATE");
    assertThat(only(diagnosis, "missing-codes", "ZIP").what()).contains("\"00000\"");
    assertThat(diagnosis.proposed().column("SSN").has(Role.IDENTIFIER)).isTrue();
    assertThat(diagnosis.proposed().column("SSN").kind()).isEqualTo(Kind.ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allergies",
        "careplans",
        "conditions",
        "devices",
        "encounters",
        "immunizations",
        "medications",
        "payer_transitions",
        "procedures"
      })
  void synthesEventsBelongToPatients(String table) {
    Diagnosis diagnosis = examine(SampleTable.shared("synthea_csv_1174/" + table + ".csv.gz"));

    assertThat(columns(diagnosis, "repeated-persons")).containsExactly("PATIENT");
    assertThat(diagnosis.mustStop()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Album",
        "Artist",
        "Customer",
        "Employee",
        "Genre",
        "Invoice",
        "InvoiceLine",
        "MediaType",
        "Playlist",
        "PlaylistTrack",
        "Track"
      })
  void noTableOfTheMusicShopStops(String table) {
    Diagnosis diagnosis = examine(SampleTable.shared("chinook/" + table + ".csv"));

    assertThat(diagnosis.mustStop()).isFalse();
    assertThat(of(diagnosis, "missing-codes")).isEmpty();
    assertThat(of(diagnosis, "near-duplicates")).isEmpty();
  }

  @Test
  void customersOfTheMusicShopHaveNamesPhonesAndMail() {
    Diagnosis diagnosis = examine(SampleTable.shared("chinook/Customer.csv"));

    assertThat(columns(diagnosis, "direct-identifiers"))
        .containsExactlyInAnyOrder("FirstName", "LastName", "Address", "Phone", "Fax", "Email");
    assertThat(columns(diagnosis, "id-columns")).contains("CustomerId");
  }

  @Test
  void aCaseCalledNaIsACaseAndLetterCodesAreNoMissingCodes() {
    Diagnosis diagnosis = examine(SampleTable.shared("event_logs/sepsis_cases_event_log.csv.gz"));

    assertThat(columns(diagnosis, "repeated-persons")).containsExactly("case:concept:name");
    assertThat(of(diagnosis, "missing-codes")).isEmpty();
  }

  @Test
  void noFindingPrintsAPersonsValue() {
    Diagnosis diagnosis = examine(SampleTable.shared("chinook/Customer.csv"));

    assertThat(diagnosis.findings())
        .allSatisfy(finding ->
            assertThat(finding.what() + finding.action() + finding.overrule())
                .doesNotContain("@")
                .doesNotContain("Gonçalves")
                .doesNotContain("3923"));
  }
}
