package dev.understudy.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.table.inference.Columns;
import dev.understudy.table.inference.Inference;
import dev.understudy.table.raw.RawColumnBuilder;
import dev.understudy.table.raw.RawTable;
import dev.understudy.table.raw.RowLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// A table with its inferred schema, for tests: from lines, or from a real file where there is one.
/// Cuts lines at commas outside quotes; the real reader is in another module.
public record SampleTable(Table table, Schema schema) {

  /// The first line holds the names; cells are separated by commas.
  public static SampleTable of(String... lines) {
    return of(List.of(lines));
  }

  /// The first line holds the names; cells are separated by commas.
  public static SampleTable of(List<String> lines) {
    List<List<String>> rows = lines.stream().map(line -> cells(line, ',')).toList();
    return of(rows.getFirst(), rows.subList(1, rows.size()));
  }

  /// A file below `../shared/data`, seen from the root of the repository; the test is skipped where
  /// it is absent.
  ///
  /// @param names of the columns, where the file has no header
  public static SampleTable shared(String file, String... names) {
    Path path = find(file);
    assumeTrue(path != null, "../shared/data/" + file + " is absent");
    try (InputStream raw = Files.newInputStream(path);
        InputStream bytes = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      List<List<String>> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        StringBuilder whole = new StringBuilder(line);
        while (whole.chars().filter(character -> character == '"').count() % 2 == 1) {
          whole.append('\n').append(lines.readLine());
        }
        // Lines of one file begin with a remark.
        if (!whole.isEmpty() && whole.charAt(0) != '|') {
          rows.add(cells(whole.toString(), whole.indexOf(",") >= 0 ? ',' : ' '));
        }
      }
      return names.length > 0
          ? of(List.of(names), rows)
          : of(rows.getFirst(), rows.subList(1, rows.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path find(String file) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("../shared/data").resolve(file).normalize();
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /// This table with a role given to one column only.
  public SampleTable with(Role role, String column) {
    return new SampleTable(table, schema.withOnly(role, column));
  }

  private static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (!quoted && character == separator) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(character);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static SampleTable of(List<String> names, List<List<String>> rows) {
    RawColumnBuilder[] builders = new RawColumnBuilder[names.size()];
    Arrays.setAll(builders, index -> new RawColumnBuilder(names.get(index), rows.size()));
    for (List<String> row : rows) {
      for (int index = 0; index < builders.length; index++) {
        builders[index].add(index < row.size() ? row.get(index) : "");
      }
    }
    RawTable raw =
        new RawTable(
            "test",
            ",",
            Arrays.stream(builders).map(RawColumnBuilder::build).toList(),
            RowLines.from(2));
    Schema schema = Inference.infer(raw, null).schema();
    return new SampleTable(Columns.table(raw, schema), schema);
  }
}
