package dev.understudy.synth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.synth.encoding.Persons;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowCapTest {
  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              ColumnSchema.of("person", Kind.ID).withRole(Role.PERSON_KEY),
              ColumnSchema.of("value", Kind.INTEGER)));

  private static Table table(String... rows) {
    String[] persons = new String[rows.length];
    double[] values = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      persons[row] = rows[row].substring(0, 1);
      values[row] = Double.parseDouble(rows[row].substring(1));
    }
    return Table.of(
        List.of(
            TextColumn.of("person", persons, Missing.none(rows.length)),
            NumberColumn.of("value", values, Missing.none(rows.length))));
  }

  private static List<String> kept(int most, String... rows) {
    Table table = table(rows);
    Table capped = RowCap.apply(table, Persons.of(table, SCHEMA), most);
    List<String> kept = new ArrayList<>();
    for (int row = 0; row < capped.rowCount(); row++) {
      kept.add(
          ((TextColumn) capped.column("person")).value(row)
              + (int) ((NumberColumn) capped.column("value")).value(row));
    }
    return kept;
  }

  @Test
  void nobodyHasMoreRowsThanTheCap() {
    assertThat(kept(2, "a1", "a2", "a3", "b1", "a4")).hasSize(3).contains("b1");
    assertThat(kept(16, "a1", "a2")).containsExactly("a1", "a2");
  }

  @Test
  void copiesOfARowCountEach() {
    assertThat(kept(3, "a1", "a1", "a1", "a1", "b1")).containsExactly("a1", "a1", "a1", "b1");
  }

  @Test
  void othersMoveNothing() {
    List<String> alone = kept(2, "a1", "a2", "a3", "a4");
    List<String> among = kept(2, "b7", "a1", "b1", "a2", "c1", "a3", "a4", "b9");
    assertThat(among.stream().filter(row -> row.startsWith("a"))).containsExactlyElementsOf(alone);
    assertThat(kept(2, "a4", "a3", "a2", "a1")).containsExactlyInAnyOrderElementsOf(alone);
  }
}
