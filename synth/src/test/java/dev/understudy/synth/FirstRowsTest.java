package dev.understudy.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstRowsTest {

  /// A chunk as a model emits them: dictionaries and missing spellings may differ between chunks.
  private static Table chunk(int first, List<String> categories, List<String> spellings) {
    byte[] codes = {0, (byte) spellings.size(), 0};
    Missing missing = Missing.of(codes, spellings);
    Missing none = Missing.none(3);
    return Table.of(
        List.of(
            NumberColumn.of("age", new double[] {first, 0, first + 2.5}, missing),
            CategoryColumn.of("sex", categories, new int[] {0, 0, 1}, missing),
            MomentColumn.of("seen", MomentColumn.Unit.DAYS, new long[] {first, 7, first + 2}, none),
            TextColumn.of("id", new String[] {"p" + first, "", "q"}, missing)));
  }

  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      String age =
          table.column("age").isMissing(row)
              ? table.column("age").missing().spelling(row)
              : "" + ((NumberColumn) table.column("age")).value(row);
      String sex =
          table.column("sex").isMissing(row)
              ? table.column("sex").missing().spelling(row)
              : ((CategoryColumn) table.column("sex")).value(row);
      long seen = ((MomentColumn) table.column("seen")).ticks(row);
      String id =
          table.column("id").isMissing(row)
              ? table.column("id").missing().spelling(row)
              : ((TextColumn) table.column("id")).value(row);
      rows.add(String.join(" ", age, sex, "" + seen, id));
    }
    return rows;
  }

  @Test
  void joinsChunksOfDifferentDictionariesAndStopsAtTheLimit() {
    FirstRows first = new FirstRows(5);
    first.accept(chunk(40, List.of("female", "male"), List.of("NA")));
    first.accept(chunk(50, List.of("male", "other"), List.of("NA", "?")));
    first.accept(chunk(60, List.of("female", "male"), List.of("NA")));

    assertThat(rows(first.table()))
        .containsExactly(
            "40.0 female 40 p40", "NA NA 7 NA", "42.5 male 42 q", "50.0 male 50 p50", "? ? 7 ?");
    assertThat(((CategoryColumn) first.table().column("sex")).categories())
        .containsExactly("female", "male", "other");
  }

  @Test
  void aSingleChunkIsKeptAsItIs() {
    FirstRows first = new FirstRows(10);
    Table chunk = chunk(40, List.of("female", "male"), List.of("NA"));
    first.accept(chunk);

    assertThat(first.table()).isSameAs(chunk);
  }
}
