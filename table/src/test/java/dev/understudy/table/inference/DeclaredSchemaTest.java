package dev.understudy.table.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Spelling;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.RawTable;
import dev.understudy.table.raw.RowLines;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredSchemaTest {

  private static RawTable raw(String name, String... cells) {
    return new RawTable(
        "patients.csv", ",", List.of(RawColumn.of(name, List.of(cells))), RowLines.from(2));
  }

  private static Table read(RawTable raw, ColumnSchema declared) {
    Inferred inferred = Inference.infer(raw, Schema.of(List.of(declared)));
    return Columns.table(raw, inferred.schema());
  }

  @Test
  void theDeclaredKindAndRolesOverruleTheData() {
    ColumnSchema declared = ColumnSchema.of("arm", Kind.INTEGER).withRole(Role.TARGET);
    RawTable raw = raw("arm", "0", "1", "0", "1");
    Inferred inferred = Inference.infer(raw, Schema.of(List.of(declared)));
    assertThat(inferred.schema().column("arm").kind()).isEqualTo(Kind.INTEGER);
    assertThat(inferred.schema().column("arm").has(Role.TARGET)).isTrue();
  }

  @Test
  void columnsThatAreNotDeclaredAreInferred() {
    RawTable raw =
        new RawTable(
            "t",
            ",",
            List.of(RawColumn.of("a", List.of("1.5", "2.5")), RawColumn.of("b", List.of("x", "y"))),
            RowLines.from(2));
    Schema schema =
        Inference.infer(raw, Schema.of(List.of(ColumnSchema.of("b", Kind.TEXT)))).schema();
    assertThat(schema.column("a").kind()).isEqualTo(Kind.NUMBER);
    assertThat(schema.column("b").kind()).isEqualTo(Kind.TEXT);
  }

  @Test
  void aSchemaOfOtherColumnsIsAMistake() {
    ColumnSchema other = ColumnSchema.of("weight", Kind.NUMBER);
    assertThatThrownBy(() -> read(raw("age", "1"), other))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("weight")
        .hasMessageContaining("age");
  }

  @Test
  void aCellThatContradictsItsKindIsNamedWithFileLineColumnAndValue() {
    assertThatThrownBy(
            () -> read(raw("age", "63", "old", "41"), ColumnSchema.of("age", Kind.INTEGER)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("patients.csv, line 3, column 'age': 'old' is not a whole number");
    assertThatThrownBy(() -> read(raw("age", "63", "2.5"), ColumnSchema.of("age", Kind.INTEGER)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("line 3, column 'age': '2.5' is not a whole number");
    assertThatThrownBy(() -> read(raw("d", "2020-01-01", "soon"), ColumnSchema.of("d", Kind.DATE)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("line 3, column 'd': 'soon' is not a date");
    assertThatThrownBy(
            () -> read(raw("b", "yes", "no", "maybe"), ColumnSchema.of("b", Kind.BOOLEAN)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("line 4, column 'b': 'maybe' is a third value");
  }

  @Test
  void declaredCategoriesGiveTheOrderAndAllowNoOthers() {
    ColumnSchema declared =
        ColumnSchema.of("s", Kind.ORDINAL)
            .withDomain(new Domain(null, null, List.of("small", "big", "huge")));
    CategoryColumn column = (CategoryColumn) read(raw("s", "big", "small"), declared).column(0);
    assertThat(column.categories()).containsExactly("small", "big", "huge");
    assertThat(column.code(0)).isEqualTo(1);
    assertThatThrownBy(() -> read(raw("s", "big", "tiny"), declared))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("line 3, column 's': 'tiny' is none of the categories");
  }

  @Test
  void declaredMissingSpellingsAreMissingInTheirOrder() {
    Spelling spelling = Spelling.PLAIN.withMissing(List.of("-9", "", "0"));
    ColumnSchema declared = ColumnSchema.of("chol", Kind.INTEGER).withSpelling(spelling);
    Table table = read(raw("chol", "233", "0", "-9", ""), declared);
    assertThat(table.column(0).missing().spellings()).containsExactly("-9", "", "0");
    assertThat(table.column(0).missing().code(1)).isEqualTo(3);
    assertThat(table.column(0).missing().code(2)).isEqualTo(1);
    assertThat(table.column(0).missing().code(0)).isZero();
  }

  @Test
  void aDeclaredFormatDecidesTheOrderOfDayAndMonth() {
    Spelling spelling = Spelling.PLAIN.withFormats(List.of("dd/MM/yyyy"));
    ColumnSchema declared = ColumnSchema.of("d", Kind.DATE).withSpelling(spelling);
    RawTable raw = raw("d", "03/04/2020", "01/02/2021");
    Inferred inferred = Inference.infer(raw, Schema.of(List.of(declared)));
    assertThat(inferred.findings()).isEmpty();
    assertThat(inferred.schema().column("d").spelling().formats()).containsExactly("dd/MM/yyyy");
  }

  @Test
  void aDeclaredFormatThatIsNoneIsNamed() {
    Spelling spelling = Spelling.PLAIN.withFormats(List.of("day/month"));
    ColumnSchema declared = ColumnSchema.of("d", Kind.DATE).withSpelling(spelling);
    assertThatThrownBy(() -> read(raw("d", "03/04/2020"), declared))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column 'd'")
        .hasMessageContaining("day/month");
  }

  @Test
  void readingAgainWithTheInferredSchemaChangesNothing() {
    RawTable raw =
        new RawTable(
            "t",
            ",",
            List.of(
                RawColumn.of("n", List.of("1,5", "2,25", "?")),
                RawColumn.of("d", List.of("31.01.2020", "", "01.02.2020")),
                RawColumn.of("b", List.of("ja", "nein", "NA"))),
            RowLines.from(2));
    Schema once = Inference.infer(raw, null).schema();
    assertThat(Inference.infer(raw, once).schema()).isEqualTo(once);
  }
}
