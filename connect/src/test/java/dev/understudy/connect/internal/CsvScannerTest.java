package dev.understudy.connect.internal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// FastCSV is the oracle.
class CsvScannerTest {

  /// Gives few bytes at a time, so that cells fall across reads.
  private static InputStream trickling(byte[] bytes, SplittableRandom random) {
    ByteArrayInputStream all = new ByteArrayInputStream(bytes);
    return new InputStream() {
      @Override
      public int read() {
        return all.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return all.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
      }
    };
  }

  private static List<List<String>> scan(String text, SplittableRandom random) throws IOException {
    HeadRecords records = new HeadRecords(Integer.MAX_VALUE);
    InputStream input = trickling(text.getBytes(StandardCharsets.UTF_8), random);
    new CsvScanner(input, Dialect.COMMA, "x", true).scan(records);
    return records.records();
  }

  @Test
  void cellsAreThoseOfFastCsv() throws IOException {
    SplittableRandom random = new SplittableRandom(99);
    String[] pieces = {
      "a", "1.5", "ü", "\"x\"", "\"p,q\"", "\"two\nlines\"", "\"\"\"q\"\"\"", "", "it's"
    };
    String[] ends = {"\n", "\r\n", "\r"};
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      String end = ends[random.nextInt(3)];
      int columns = 2 + random.nextInt(4);
      for (int row = random.nextInt(6); row >= 0; row--) {
        for (int column = 0; column < columns; column++) {
          text.append(column > 0 ? "," : "").append(pieces[random.nextInt(pieces.length)]);
        }
        text.append(row > 0 || random.nextBoolean() ? end : "");
        text.append(random.nextInt(8) == 0 && row > 0 ? end : "");
      }
      List<List<String>> expected = new ArrayList<>();
      try (CsvReader<CsvRecord> oracle =
          CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text.toString())) {
        oracle.forEach(record -> expected.add(List.copyOf(record.getFields())));
      }
      assertThat(scan(text.toString(), random)).as(text.toString()).isEqualTo(expected);
    }
  }

  @Test
  void linesAreCountedThroughQuotes() throws IOException {
    HeadRecords records = new HeadRecords(10);
    byte[] text = "a,b\n\"x\ny\r\nz\",1\r\nc,d\re,f\n".getBytes(StandardCharsets.UTF_8);
    new CsvScanner(new ByteArrayInputStream(text), Dialect.COMMA, "x", true).scan(records);
    assertThat(records.lines()).containsExactly(1L, 2L, 5L, 6L);
  }
}
