package dev.understudy.table.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
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

  private static Finding only(Examined found, String check, String column) {
    List<Finding> one =
        found.of(check).stream().filter(finding -> finding.columns().contains(column)).toList();
    assertThat(one).as(check + " of " + column).hasSize(1);
    return one.getFirst();
  }

  private static List<String> columns(Examined found, String check) {
    return found.of(check).stream().flatMap(one -> one.columns().stream()).toList();
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
    Examined found =
        Examined.of(SampleTable.shared("demo/heart_disease_uci.csv").with(Role.TARGET, "num"));

    assertThat(only(found, "missing-codes", "chol").count()).isEqualTo(172);
    assertThat(only(found, "missing-codes", "trestbps").count()).isEqualTo(1);
    assertThat(found.columns("missing-codes")).hasSize(2);
    assertThat(found.proposed().column("chol").spelling().missing()).contains("0");
    assertThat(found.proposed().column("oldpeak").spelling().missing()).doesNotContain("0");
    assertThat(found.columns("id-columns")).containsExactly("id");
    assertThat(found.proposed().column("id").kind()).isEqualTo(Kind.ID);
    assertThat(found.columns("mostly-missing-columns")).containsExactly("ca", "thal");
    assertThat(found.of("exact-duplicates").getFirst().count()).isEqualTo(2);
    assertThat(found.of("target-leak")).isEmpty();
    assertThat(found.of("direct-identifiers")).isEmpty();
    assertThat(found.mustStop()).isFalse();
  }

  @Test
  void actgHasTwoIdsAndAConstantAndNoCodes() {
    Examined found = Examined.of(SampleTable.shared("demo/ACTG175.csv").with(Role.TARGET, "cens"));

    assertThat(found.columns("id-columns")).containsExactly("", "pidnum");
    assertThat(found.columns("constant-columns")).containsExactly("zprior");
    assertThat(found.findings()).hasSize(2);
  }

  @Test
  void treatmentGivesAwayNothingButItsOwnArm() {
    Examined found = Examined.of(SampleTable.shared("demo/ACTG175.csv").with(Role.TARGET, "treat"));

    assertThat(found.columns("target-leak")).containsExactly("arms");
  }

  @Test
  void adultKeepsItsZerosAndDoesNotStop() {
    Examined found = Examined.of(adult("adult/adult.data.gz"));

    assertThat(found.columns("missing-codes")).containsExactly("capital_gain");
    assertThat(only(found, "missing-codes", "capital_gain").what()).contains("\"99999\"");
    assertThat(found.proposed().column("capital_gain").spelling().missing()).doesNotContain("0");
    assertThat(found.of("exact-duplicates").getFirst().count()).isEqualTo(24);
    assertThat(found.mustStop()).isFalse();
    // The commonest rows of few words, ages grouped at 90, and education told twice are no news.
    assertThat(found.findings()).hasSize(2);
  }

  @Test
  void pimaHasZerosForMissingInFiveColumnsWhateverTheirNames() {
    Examined found =
        Examined.of(
            SampleTable.shared("classics/pima-indians-diabetes.csv", numbered(9))
                .with(Role.TARGET, "column_9"));

    assertThat(found.columns("missing-codes"))
        .containsExactly("column_2", "column_3", "column_4", "column_5", "column_6");
    assertThat(found.of("missing-codes").stream().map(Finding::count))
        .containsExactly(5L, 35L, 227L, 374L, 11L);
    assertThat(found.findings()).hasSize(5);
  }

  @Test
  void clevelandCopiedSixteenTimesStopsTheRun() {
    Examined found = Examined.of(SampleTable.shared("seeds/Heart_disease_cleveland_5000.csv"));

    assertThat(found.mustStop()).isTrue();
    Finding stop = found.findings().getFirst();
    assertThat(stop.check()).isEqualTo("exact-duplicates");
    assertThat(stop.count()).isEqualTo(5000 - 303);
    assertThat(stop.overrule()).contains("--duplicates drop").contains("--person");
  }

  @Test
  void hungaryWritesMinusNineForMissing() {
    Examined found =
        Examined.of(
            SampleTable.shared("uci_heart/processed.hungarian.data", HEART)
                .with(Role.TARGET, "num"));

    assertThat(found.columns("missing-codes"))
        .containsExactlyInAnyOrder(
            "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "slope", "ca", "thal");
    assertThat(found.of("missing-codes").stream().mapToLong(Finding::count).sum())
        .as("missing cells as the data's description counts them, less one written otherwise")
        .isBetween(779L, 782L);
  }

  @Test
  void clevelandAsPublishedIsHealthy() {
    Examined found =
        Examined.of(
            SampleTable.shared("uci_heart/processed.cleveland.data", HEART)
                .with(Role.TARGET, "num"));

    assertThat(found.findings()).isEmpty();
  }

  @Test
  void theWisconsinRowsThatRepeatAreWhatChanceMakesOfNineCoarseScores() {
    Examined found =
        Examined.of(
            SampleTable.shared(
                    "classics/breast-cancer-wisconsin.data",
                    ("id,thickness,size,shape,adhesion,epithelial,bare,chromatin,nucleoli,mitoses,"
                            + "class")
                        .split(","))
                .with(Role.TARGET, "class"));

    assertThat(found.mustStop()).isFalse();
    assertThat(found.columns("repeated-persons")).containsExactly("id");
    assertThat(found.proposed().column("id").has(Role.PERSON_KEY)).isTrue();
  }

  @Test
  void theWisconsinScoresAloneDoNotStopTheRunEither() {
    SampleTable sample = SampleTable.shared("classics/breast-cancer-wisconsin.data", numbered(11));
    List<String> scores = sample.table().names().subList(1, 11);
    SampleTable withoutId =
        new SampleTable(sample.table().keep(scores), sample.schema().keep(scores));

    Examined found = Examined.of(withoutId);

    assertThat(found.of("exact-duplicates").getFirst().severity()).isEqualTo(Severity.NOTE);
    assertThat(found.of("exact-duplicates").getFirst().count()).isGreaterThan(699 / 20);
  }

  @Test
  void horsesEnteredTwiceAreFound() {
    Examined found = Examined.of(SampleTable.shared("classics/horse-colic.csv", numbered(28)));

    assertThat(found.of("near-duplicates").getFirst().count()).isEqualTo(28);
    assertThat(found.of("missing-codes")).isEmpty();
  }

  @Test
  void pricesMadeFromTheirPartsAndHoursOfADayAreNoNearDuplicates() {
    assertThat(
            Examined.of(SampleTable.shared("classics/insurance.csv").with(Role.TARGET, "charges"))
                .of("near-duplicates"))
        .isEmpty();
    Examined air =
        Examined.of(SampleTable.shared("classics/pollution.csv.gz").with(Role.TARGET, "pm2.5"));
    assertThat(air.findings()).hasSize(1);
    assertThat(air.columns("id-columns")).containsExactly("No");
  }

  @Test
  void theIncomeGivesAwayItsOwnDecile() {
    Examined found =
        Examined.of(SampleTable.shared("nist_acs/ma2019.csv").with(Role.TARGET, "PINCP_DECILE"));

    assertThat(found.columns("target-leak")).containsExactly("PINCP");
    assertThat(found.of("exact-duplicates").getFirst().count()).isEqualTo(4);
    assertThat(found.mustStop()).isFalse();
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
    Examined found = Examined.of(SampleTable.shared(file));

    assertThat(found.columns("repeated-persons")).containsExactly("id");
    assertThat(found.proposed().column("id").has(Role.PERSON_KEY)).isTrue();
    assertThat(found.mustStop()).isFalse();
    assertThat(found.of("missing-codes")).isEmpty();
  }

  @Test
  void agesOver89OfNafldAreCounted() {
    Examined found = Examined.of(SampleTable.shared("survival/nafld1.csv"));

    assertThat(only(found, "ages-over-89", "age").count()).isEqualTo(50);
    assertThat(found.columns("id-columns")).contains("id");
    assertThat(found.of("repeated-persons")).isEmpty();
  }

  @Test
  void synthesPatientsAreFullOfIdentifiers() {
    Examined found = Examined.of(SampleTable.shared("synthea_csv_1174/patients.csv.gz"));

    assertThat(found.columns("direct-identifiers"))
        .containsExactlyInAnyOrder(
            "SSN", "DRIVERS", "PASSPORT", "FIRST", "MIDDLE", "LAST", "MAIDEN", "ADDRESS");
    assertThat(found.columns("birth-dates")).containsExactly("BIRTHDATE");
    assertThat(only(found, "missing-codes", "ZIP").what()).contains("\"00000\"");
    assertThat(found.proposed().column("SSN").has(Role.IDENTIFIER)).isTrue();
    assertThat(found.proposed().column("SSN").kind()).isEqualTo(Kind.ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"allergies", "careplans", "devices", "immunizations", "payer_transitions"})
  void synthesEventsBelongToPatients(String table) {
    Examined found = Examined.of(SampleTable.shared("synthea_csv_1174/" + table + ".csv.gz"));

    assertThat(found.columns("repeated-persons")).containsExactly("PATIENT");
    assertThat(found.mustStop()).isFalse();
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
    Examined found = Examined.of(SampleTable.shared("chinook/" + table + ".csv"));

    assertThat(found.mustStop()).isFalse();
    assertThat(found.of("missing-codes")).isEmpty();
    assertThat(found.of("near-duplicates")).isEmpty();
  }

  @Test
  void customersOfTheMusicShopHaveNamesPhonesAndMail() {
    Examined found = Examined.of(SampleTable.shared("chinook/Customer.csv"));

    assertThat(found.columns("direct-identifiers"))
        .containsExactlyInAnyOrder("FirstName", "LastName", "Address", "Phone", "Fax", "Email");
    assertThat(found.columns("id-columns")).contains("CustomerId");
  }

  @Test
  void aCaseCalledNaIsACaseAndLetterCodesAreNoMissingCodes() {
    Examined found = Examined.of(SampleTable.shared("event_logs/sepsis_cases_event_log.csv.gz"));

    assertThat(found.columns("repeated-persons")).containsExactly("case:concept:name");
    assertThat(found.of("missing-codes")).isEmpty();
  }

  @Test
  void noFindingPrintsAPersonsValue() {
    Examined found = Examined.of(SampleTable.shared("chinook/Customer.csv"));

    assertThat(found.findings())
        .allSatisfy(finding ->
            assertThat(finding.what() + finding.action() + finding.overrule())
                .doesNotContain("@")
                .doesNotContain("Gonçalves")
                .doesNotContain("3923"));
  }
}
