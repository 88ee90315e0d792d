package dev.understudy.table.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Kind;
import dev.understudy.table.Table;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.RawTable;
import dev.understudy.table.raw.RowLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {

  /// One column, read.
  private record Read(ColumnSchema schema, Column column, List<Finding> findings) {

    List<String> written() {
      CellFormat format = CellFormat.of(column, schema);
      return IntStream.range(0, column.size()).mapToObj(format::text).toList();
    }

    List<String> checks() {
      return findings.stream().map(Finding::check).toList();
    }
  }

  private static Read read(String name, List<String> cells) {
    RawTable raw =
        new RawTable(
            "test.csv",
            ",",
            List.of(
                RawColumn.of("other", Collections.nCopies(cells.size(), "x")),
                RawColumn.of(name, cells)),
            RowLines.from(2));
    Inferred inferred = Inference.infer(raw, null);
    Table table = Columns.table(raw, inferred.schema());
    return new Read(inferred.schema().column(name), table.column(name), inferred.findings());
  }

  private static Read read(List<String> cells) {
    return read("value", cells);
  }

  private static List<String> cells(int count, IntFunction<String> cell) {
    return IntStream.range(0, count).mapToObj(cell).toList();
  }

  private static List<String> with(List<String> cells, String... more) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(Arrays.asList(more));
    return all;
  }

  /// `pattern` holds alternatives that repeat over 60 rows.
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "TRUE|FALSE:BOOLEAN",
        "yes|no:BOOLEAN",
        "Y|N:BOOLEAN",
        "t|f:BOOLEAN",
        "ja|nein:BOOLEAN",
        "0|1:BOOLEAN",
        "0.0|1.0:BOOLEAN",
        "True:BOOLEAN",
        "male|female:CATEGORY",
        "1|2:CODE",
        "0|1|2|3|4:CODE",
        "-9|0|1:CODE",
        "0|1|2|N:CODE",
        "0|1|2|3+:CODE",
        "001|002|017:CODE",
        "I10.9|E11|Z99.2:CODE",
        "25-00703|25-00503:CODE",
        "mild|severe|moderate:ORDINAL",
        "Low|High|Medium:ORDINAL",
        "<=50K|>50K:CATEGORY",
        "2018|2019|2020:INTEGER",
        "70|80|90|100:INTEGER",
        "314529007|10509002|444814009:CODE",
        "1.5|2.5|3.5:NUMBER",
        "136.00|140.00:NUMBER"
      })
  void kindsAreWhatAPersonWouldSay(String pattern, Kind kind) {
    String[] choices = pattern.split("\\|");
    assertThat(read(cells(60, i -> choices[i % choices.length])).schema().kind()).isEqualTo(kind);
  }

  @Test
  void fewDistinctNumbersInASmallTableAreStillNumbers() {
    assertThat(read(List.of("31", "44", "52", "38", "61", "44")).schema().kind())
        .isEqualTo(Kind.INTEGER);
  }

  @Test
  void countsAndKeysAreIds() {
    assertThat(read("patient_id", cells(40, i -> "" + (i + 1))).schema().kind()).isEqualTo(Kind.ID);
    assertThat(read("pidnum", cells(40, i -> "" + (10056 + i * 37 % 1009))).schema().kind())
        .isEqualTo(Kind.ID);
    assertThat(read("x", cells(40, i -> new UUID(i % 7, i % 7).toString())).schema().kind())
        .isEqualTo(Kind.ID);
    assertThat(read("x", cells(40, i -> "AB-" + (1000 + i))).schema().kind()).isEqualTo(Kind.ID);
    assertThat(read("GenreId", cells(400, i -> "" + (1 + i % 25))).schema().kind())
        .isEqualTo(Kind.CODE);
    assertThat(
            read("weight_sum", cells(400, i -> "" + (12285 + i * 7919L % 1_000_003)))
                .schema()
                .kind())
        .isEqualTo(Kind.INTEGER);
  }

  @Test
  void anUnnamedFirstColumnThatCountsRowsIsAnId() {
    RawTable raw =
        new RawTable(
            "t",
            ",",
            List.of(RawColumn.of("column_1", cells(30, i -> "" + (i + 1)))),
            RowLines.from(2));
    assertThat(Inference.infer(raw, null).schema().columns().getFirst().kind()).isEqualTo(Kind.ID);
  }

  @Test
  void proseAndNamesAreText() {
    String[] words = {"pain", "in", "the", "left", "knee", "after", "walking", "since", "March"};
    List<String> prose =
        cells(
            200,
            i -> {
              StringBuilder text = new StringBuilder();
              for (int w = 0; w < 12; w++) {
                text.append(words[(i * 7 + w * (i % 5 + 1)) % words.length]).append(' ');
              }
              return text + "visit " + i;
            });
    assertThat(read(prose).schema().kind()).isEqualTo(Kind.TEXT);
    assertThat(
            read(cells(100, i -> "Doe " + (char) ('A' + i % 26) + (char) ('a' + i / 26)))
                .schema()
                .kind())
        .isEqualTo(Kind.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-31|2021-12-01|yyyy-MM-dd|DATE",
        "31.01.2020|01.12.2021|dd.MM.yyyy|DATE",
        "31/01/2020|01/12/2021|dd/MM/yyyy|DATE",
        "01/31/2020|12/01/2021|MM/dd/yyyy|DATE",
        "1/31/2020|12/1/2021|M/d/yyyy|DATE",
        "20200131|20211201|yyyyMMdd|DATE",
        "31.01.99|01.12.21|dd.MM.yy|DATE",
        "31-Jan-2020|01-Dec-2021|dd-MMM-yyyy|DATE",
        "January 31, 2020|December 1, 2021|MMMM d, yyyy|DATE",
        "2020-01-31 10:15|2021-12-01 23:59|yyyy-MM-dd HH:mm|DATE_TIME",
        "2020-01-31T10:15:00Z|2021-12-01T23:59:00Z|yyyy-MM-dd'T'HH:mm:ss'Z'|DATE_TIME",
        "2020-01-31 10:15:00.123|2021-12-01 23:59:00.456|yyyy-MM-dd HH:mm:ss.SSS|DATE_TIME",
        "1/31/2020 7:05 PM|12/1/2021 11:59 AM|M/d/yyyy h:mm a|DATE_TIME",
        "10:15|23:59|HH:mm|TIME",
        "10:15:59|23:59:00|HH:mm:ss|TIME"
      })
  void momentsAreReadInTheirFormatAndWrittenBack(
      String one, String other, String format, Kind kind) {
    List<String> cells = cells(20, i -> i % 3 == 0 ? other : one);
    Read read = read(cells);
    assertThat(read.schema().kind()).isEqualTo(kind);
    assertThat(read.schema().spelling().formats()).containsExactly(format);
    assertThat(read.written()).isEqualTo(cells);
  }

  @Test
  void twoFormatsInOneColumnAreBothListedMostFrequentFirst() {
    List<String> iso = cells(20, i -> String.format(Locale.ROOT, "2020-01-%02d", i + 1));
    Read read = read(with(iso, "31.12.2019", "30.11.2019"));
    assertThat(read.schema().spelling().formats()).containsExactly("yyyy-MM-dd", "dd.MM.yyyy");
    assertThat(read.checks()).contains("mixed-formats");
    assertThat(read.written().getLast()).isEqualTo("2019-11-30");
  }

  @Test
  void mayIsNoSecondFormatOfMonthNames() {
    List<String> cells = List.of("May 5, 2020", "June 6, 2020", "July 7, 2021", "May 8, 2021");
    assertThat(read(cells).schema().spelling().formats()).containsExactly("MMMM d, yyyy");
    assertThat(read(cells).findings()).isEmpty();
    assertThat(read(cells).written()).isEqualTo(cells);
  }

  @Test
  void anOpenOrderOfDayAndMonthIsToldAndTakenFromOtherColumns() {
    List<String> open = List.of("03/04/2020", "05/12/2020", "01/02/2021");
    Read alone = read(open);
    assertThat(alone.schema().spelling().formats()).containsExactly("MM/dd/yyyy");
    assertThat(alone.checks()).contains("day-month-order");

    RawTable raw =
        new RawTable(
            "t",
            ",",
            List.of(
                RawColumn.of("birth", open),
                RawColumn.of("visit", List.of("13/04/2020", "25/12/2020", "01/02/2021"))),
            RowLines.from(2));
    assertThat(Inference.infer(raw, null).schema().column("birth").spelling().formats())
        .containsExactly("dd/MM/yyyy");
  }

  @Test
  void strayWordsAmongNumbersBecomeMissingAndAreNamed() {
    List<String> numbers = cells(60, i -> "" + (20 + i));
    Read read = read(with(numbers, "abc", "abc"));
    assertThat(read.schema().kind()).isEqualTo(Kind.INTEGER);
    assertThat(read.schema().spelling().missing()).containsExactly("", "abc");
    assertThat(read.column().missing().count()).isEqualTo(2);
    Finding finding = read.findings().getFirst();
    assertThat(finding.check()).isEqualTo("words-among-numbers");
    assertThat(finding.count()).isEqualTo(2);
    assertThat(finding.what()).contains("'abc'").contains("2 cells").contains("line 62");
    assertThat(read.written()).isEqualTo(with(numbers, "abc", "abc"));
  }

  @Test
  void oneWordMayFillMuchOfAColumnOfNumbers() {
    Read read = read(cells(300, i -> i % 3 == 0 ? "N" : "" + (100 + i)));
    assertThat(read.schema().kind()).isEqualTo(Kind.INTEGER);
    assertThat(read.column().missing().count()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"''", "?", "NA", "N/A", "null", "NaN", "-", ".", "#N/A"})
  void usualSpellingsOfMissingAreMissingInAnyColumn(String spelling) {
    for (String value : List.of("12", "blue", "2020-05-05")) {
      Read read = read(cells(40, i -> i % 5 == 0 ? spelling : value));
      assertThat(read.column().missing().count()).as(value).isEqualTo(8);
      assertThat(read.schema().spelling().missing()).contains(spelling);
      assertThat(read.written().getFirst()).isEqualTo(spelling);
    }
  }

  @Test
  void infinityAndNumbersBeyondDoubleAreMissingAndTold() {
    Read read = read(with(cells(60, i -> i + ".5"), "inf", "1e400", "NaN"));
    assertThat(read.schema().kind()).isEqualTo(Kind.NUMBER);
    assertThat(read.schema().spelling().missing()).contains("inf", "1e400", "NaN");
    assertThat(read.checks()).contains("words-among-numbers", "missing-spelling");
  }

  @Test
  void aCaseCalledNaIsACase() {
    List<String> keys = new ArrayList<>();
    for (char first = '@'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        String key = (first == '@' ? "" : "" + first) + second;
        keys.addAll(List.of(key, key, key));
      }
    }
    Read read = read("case:concept:name", keys);
    assertThat(read.schema().kind()).isEqualTo(Kind.ID);
    assertThat(read.column().missing().any()).isFalse();
    assertThat(read.checks()).contains("name-like-missing");
    String[] states = {"MA", "NY", "CA", "TX", "NJ", "NC", "FL", "OH", "PA", "NA"};
    assertThat(read(cells(100, i -> states[i % 10])).column().missing().count()).isEqualTo(10);
  }

  @Test
  void decimalCommasAndThousandsAreReadAndWrittenBack() {
    List<String> comma = List.of("1,5", "22,25", "3,75", "-4,0625");
    assertThat(read(comma).schema().spelling().decimalComma()).isTrue();
    assertThat(read(comma).written()).isEqualTo(comma);
    List<String> german = List.of("1.234,50", "999,99", "12.345.678,00");
    assertThat(read(german).schema().spelling().formats()).containsExactly("#.##0");
    assertThat(read(german).written()).isEqualTo(german);
    List<String> english = List.of("1,234", "12,345", "1,234,567", "17");
    assertThat(read(english).schema().spelling().formats()).containsExactly("#,##0");
    assertThat(read(english).schema().kind()).isEqualTo(Kind.INTEGER);
    assertThat(read(english).written()).isEqualTo(english);
  }

  @Test
  void aLoneCommaBeforeThreeDigitsIsADecimalCommaWhereOtherColumnsHaveOne() {
    RawTable raw =
        new RawTable(
            "t",
            ";",
            List.of(
                RawColumn.of("a", List.of("1,234", "2,345", "3,456")),
                RawColumn.of("b", List.of("1,5", "2,25", "3,5"))),
            RowLines.from(2));
    assertThat(Inference.infer(raw, null).schema().column("a").spelling().decimalComma()).isTrue();
  }

  @Test
  void decimalsAreLearnedPerColumn() {
    assertThat(read(List.of("1.50", "2.25", "3.00")).schema().spelling().decimals()).isEqualTo(2);
    assertThat(read(List.of("1.5", "2.25", "3")).schema().spelling().decimals()).isEqualTo(-1);
    List<String> pandas = List.of("1.0", "2.25", "3.5");
    assertThat(read(pandas).written()).isEqualTo(pandas);
    List<String> whole = cells(50, i -> (20 + i) + ".0");
    assertThat(read(whole).schema().kind()).isEqualTo(Kind.INTEGER);
    assertThat(read(whole).written()).isEqualTo(whole);
  }

  @Test
  void nothingIsLostOfLongNumbers() {
    List<String> keys = cells(50, i -> "1234567890123456" + (1000 + i));
    assertThat(read(keys).schema().kind()).isEqualTo(Kind.ID);
    assertThat(read(keys).written()).isEqualTo(keys);
    List<String> seventeen = cells(50, i -> "900719925474099" + (10 + i));
    assertThat(read(seventeen).written()).isEqualTo(seventeen);
    List<String> shortest = cells(200, i -> Double.toString(Math.sqrt(i + 2)));
    assertThat(read(shortest).schema().kind()).isEqualTo(Kind.NUMBER);
    assertThat(read(shortest).written()).isEqualTo(shortest);
  }

  @Test
  void leadingZerosAreKept() {
    List<String> codes = cells(60, i -> String.format(Locale.ROOT, "%05d", i % 9 * 1100));
    assertThat(read("zip", codes).schema().kind()).isEqualTo(Kind.CODE);
    assertThat(read("zip", codes).written()).isEqualTo(codes);
  }

  @Test
  void aColumnWithoutValuesIsACategoryWithoutCategories() {
    Read read = read(Collections.nCopies(5, ""));
    assertThat(read.schema().kind()).isEqualTo(Kind.CATEGORY);
    assertThat(read.column().missing().count()).isEqualTo(5);
  }

  @Test
  void theOrderOfCategoriesDoesNotDependOnTheRows() {
    List<String> cells = cells(60, i -> "" + (10 - i % 10));
    assertThat(((CategoryColumn) read(cells).column()).categories())
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    assertThat(
            ((CategoryColumn) read(cells(60, i -> i % 2 == 0 ? "yes" : "no")).column())
                .categories())
        .containsExactly("no", "yes");
    assertThat(
            ((CategoryColumn)
                    read(cells(60, i -> List.of("severe", "mild", "moderate").get(i % 3))).column())
                .categories())
        .containsExactly("mild", "moderate", "severe");
  }

  @Test
  void manyThreadsAndOneGiveTheSame() {
    List<RawColumn> columns = new ArrayList<>();
    for (int c = 0; c < 12; c++) {
      int step = c;
      columns.add(RawColumn.of("c" + c, cells(60_000, i -> "" + i * (step + 1) % 977 + ".5")));
    }
    RawTable raw = new RawTable("t", ",", columns, RowLines.from(2));
    Inferred inferred = Inference.infer(raw, null);
    Table table = Columns.table(raw, inferred.schema());
    for (int c = 0; c < 12; c++) {
      RawTable alone = new RawTable("t", ",", List.of(columns.get(c)), RowLines.from(2));
      assertThat(Inference.infer(alone, null).schema().columns())
          .containsExactly(inferred.schema().columns().get(c));
      assertThat(CellFormat.of(table.column(c), inferred.schema().columns().get(c)).text(59_999))
          .isEqualTo(columns.get(c).text(59_999));
    }
  }
}
