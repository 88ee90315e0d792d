package dev.understudy.connect;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads the cells of a file with FastCSV, an independent reader.
final class Cells {

  private Cells() {}

  /// All records but empty lines.
  static List<List<String>> of(Path path, String separator) {
    try (InputStream bytes = Files.newInputStream(path);
        InputStream input = path.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        Reader reader = new InputStreamReader(input, StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(reader)) {
      return csv.stream().map(CsvRecord::getFields).map(List::copyOf).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
