package dev.understudy.table.doctor;

import static dev.understudy.table.doctor.Examined.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
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

/// Columns that give the target away.
class TargetLeaksTest {

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

    Examined found = Examined.of(sample.with(Role.TARGET, "outcome"));

    assertThat(found.columns("target-leak")).containsExactly("code", "dose");
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

    Examined found = Examined.of(sample.with(Role.TARGET, "celsius"));

    assertThat(found.columns("target-leak")).containsExactly("fahrenheit");
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

    Examined found = Examined.of(new SampleTable(Table.of(columns), Schema.of(meanings)));

    assertThat(found.findings()).isEmpty();
  }

  @Test
  void whatStaysTheSameInAllRowsOfAPersonPredictsOnlyThatPerson() {
    RandomStream random = new Seed(15).stream();
    double[] heights = new double[60];
    for (int person = 0; person < 60; person++) {
      heights[person] = 170 + 10 * random.nextGaussian();
    }
    SampleTable sample =
        lines(
            "patient,height,ill",
            600,
            row -> "p" + row % 60 + "," + heights[row % 60] + "," + (row % 60 < 25 ? "yes" : "no"));

    Examined found = Examined.of(sample.with(Role.TARGET, "ill"));

    assertThat(found.columns("repeated-persons")).containsExactly("patient");
    assertThat(found.of("target-leak")).isEmpty();
  }
}
