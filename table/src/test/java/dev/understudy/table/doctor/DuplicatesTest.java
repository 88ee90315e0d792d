package dev.understudy.table.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
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
import org.junit.jupiter.params.provider.ValueSource;

/// Rows that repeat others, exactly or nearly.
class DuplicatesTest {

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

  @Test
  void copiesBeyondChanceStopTheRun() {
    Examined found = Examined.of(copied(300, 2, 0, 1));

    assertThat(found.mustStop()).isTrue();
    assertThat(found.of("exact-duplicates").getFirst().count()).isEqualTo(300);
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

    Examined found = Examined.of(new SampleTable(Table.of(columns), Schema.of(meanings)));

    assertThat(found.mustStop()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void answersThatCoincideByNatureDoNotStopTheRun(long seed) {
    Examined found = Examined.of(survey(1500, seed));

    Finding repeats = found.of("exact-duplicates").getFirst();
    assertThat(repeats.count()).as("repeats are common here").isGreaterThan(1500 / 20);
    assertThat(repeats.severity()).isEqualTo(Severity.NOTE);
    assertThat(found.of("near-duplicates")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void copiesWithNoiseAreNearDuplicates(long seed) {
    Examined found = Examined.of(copied(200, 2, 1e-4, seed));

    assertThat(found.mustStop()).isFalse();
    assertThat(found.of("near-duplicates").getFirst().count()).isGreaterThan(350);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void differentPersonsAreNot(long seed) {
    assertThat(Examined.of(copied(400, 1, 0, seed)).findings()).isEmpty();
  }
}
