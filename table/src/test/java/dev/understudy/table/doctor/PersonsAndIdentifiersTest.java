package dev.understudy.table.doctor;

import static dev.understudy.table.doctor.Examined.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.SampleTable;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Columns that name persons or rows.
class PersonsAndIdentifiersTest {

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
    Examined found =
        Examined.of(lines(name + ",value", 200, row -> "A" + (1000 + row / 2) + "," + row % 17));

    assertThat(found.columns("repeated-persons")).containsExactly(name);
    assertThat(found.proposed().column(name).has(Role.PERSON_KEY)).isTrue();
    assertThat(found.proposed().column(name).kind()).isEqualTo(Kind.ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"product_id", "patient_age", "ward", "customer type", "identity", "paid"})
  void otherRepeatedColumnsDoNot(String name) {
    Examined found =
        Examined.of(lines(name + ",value", 200, row -> "A" + (1000 + row / 2) + "," + row % 17));

    assertThat(found.of("repeated-persons")).isEmpty();
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
    Examined found =
        Examined.of(lines(name + ",value", 100, row -> pattern.formatted(row) + "," + row % 7));

    assertThat(found.columns("direct-identifiers")).containsExactly(name);
    assertThat(found.proposed().column(name).has(Role.IDENTIFIER)).isTrue();
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

    assertThat(Examined.of(SampleTable.of(citizens)).columns("direct-identifiers"))
        .containsExactly("x");
    assertThat(Examined.of(SampleTable.of(numbers)).of("direct-identifiers")).isEmpty();
  }

  @Test
  void namesOfThingsAreNotNamesOfPersons() {
    Examined found =
        Examined.of(
            lines(
                "name,genus name,value",
                60,
                row -> "Red Maple " + (char) ('A' + row % 26) + ",Acer," + row));

    assertThat(found.of("direct-identifiers")).isEmpty();
  }

  @Test
  void rowNumbersAreIdsAndMeasuresAreNot() {
    RandomStream random = new Seed(3).stream();
    Examined found =
        Examined.of(
            lines(
                "a,b,c",
                100,
                row -> row + 17 + "," + random.nextInt(1_000_000) + "," + random.nextGaussian()));

    assertThat(found.columns("id-columns")).containsExactly("a");
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

    Examined found = Examined.of(table, schema);

    assertThat(found.of("id-columns")).isEmpty();
    assertThat(found.proposed().column("id").kind()).isNotEqualTo(Kind.ID);
  }
}
