package dev.understudy.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// A table with its schema, for tests: from lines, or from a real file where there is one. Reads
/// plain and gzipped text with quotes; numbers, ISO dates and few repeated words are told apart, all
/// else is text. The real reader is in another module.
public record SampleTable(Table table, Schema schema) {

  private static final Set<String> MISSING = Set.of("", "NA", "?");

  /// The first line holds the names; cells are separated by commas.
  public static SampleTable of(String... lines) {
    List<List<String>> rows = Arrays.stream(lines).map(line -> cells(line, ",")).toList();
    return of(rows.getFirst(), rows.subList(1, rows.size()));
  }

  /// A file below `../shared/data`, seen from the root of the repository; the test is skipped where
  /// it is absent.
  public static SampleTable shared(String file, String... names) {
    Path path = find(file);
    assumeTrue(path != null, "../shared/data/" + file + " is absent");
    try (InputStream raw = Files.newInputStream(path);
        InputStream bytes = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      List<List<String>> rows = new ArrayList<>();
      String first = lines.readLine();
      String separator = first.contains(",") || first.startsWith("|") ? "," : " ";
      for (String line = first; line != null; line = lines.readLine()) {
        StringBuilder whole = new StringBuilder(line);
        while (whole.chars().filter(character -> character == '"').count() % 2 == 1) {
          whole.append('\n').append(lines.readLine());
        }
        if (!whole.isEmpty() && whole.charAt(0) != '|') {
          rows.add(cells(whole.toString(), separator));
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

  private static List<String> cells(String line, String separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (!quoted && separator.indexOf(character) >= 0) {
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
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      String[] texts = new String[rows.size()];
      for (int row = 0; row < texts.length; row++) {
        texts[row] = index < rows.get(row).size() ? rows.get(row).get(index) : "";
      }
      add(names.get(index), texts, columns, meanings);
    }
    return new SampleTable(Table.of(columns), Schema.of(meanings));
  }

  private static void add(
      String name, String[] texts, List<Column> columns, List<ColumnSchema> meanings) {
    byte[] codes = new byte[texts.length];
    List<String> spellings = new ArrayList<>(List.of(""));
    for (int row = 0; row < texts.length; row++) {
      if (MISSING.contains(texts[row])) {
        if (!spellings.contains(texts[row])) {
          spellings.add(texts[row]);
        }
        codes[row] = (byte) (1 + spellings.indexOf(texts[row]));
      }
    }
    Missing missing = Missing.of(codes, spellings);
    Column column = column(name, texts, missing);
    columns.add(column);
    meanings.add(
        ColumnSchema.of(name, kind(column))
            .withSpelling(Spelling.PLAIN.withMissing(spellings)));
  }

  private static Kind kind(Column column) {
    return switch (column) {
      case NumberColumn number -> Kind.NUMBER;
      case CategoryColumn category -> Kind.CATEGORY;
      case MomentColumn moment ->
          moment.unit() == MomentColumn.Unit.DAYS ? Kind.DATE : Kind.DATE_TIME;
      case TextColumn text -> Kind.TEXT;
    };
  }

  private static Column column(String name, String[] texts, Missing missing) {
    double[] numbers = new double[texts.length];
    long[] ticks = new long[texts.length];
    boolean isNumber = true;
    boolean isDay = true;
    boolean isMoment = true;
    Map<String, Integer> dictionary = new LinkedHashMap<>();
    int[] categories = new int[texts.length];
    for (int row = 0; row < texts.length; row++) {
      if (missing.at(row)) {
        continue;
      }
      String text = texts[row];
      if (isNumber && text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
        numbers[row] = Double.parseDouble(text);
      } else {
        isNumber = false;
      }
      isDay &= text.matches("\\d{4}-\\d{2}-\\d{2}");
      isMoment &= text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(Z|\\+\\d{2}:\\d{2})?");
      if (isDay || isMoment) {
        ticks[row] = ticks(text, isDay);
      }
      categories[row] = dictionary.computeIfAbsent(text, key -> dictionary.size());
    }
    int present = texts.length - missing.count();
    if (isNumber) {
      return NumberColumn.of(name, numbers, missing);
    }
    if (isDay || isMoment) {
      MomentColumn.Unit unit = isDay ? MomentColumn.Unit.DAYS : MomentColumn.Unit.MICROSECONDS;
      return MomentColumn.of(name, unit, ticks, missing);
    }
    if (dictionary.size() <= Math.max(20, present / 20)) {
      return CategoryColumn.of(name, List.copyOf(dictionary.keySet()), categories, missing);
    }
    return TextColumn.of(name, texts, missing);
  }

  private static long ticks(String text, boolean isDay) {
    try {
      return isDay
          ? LocalDate.parse(text).toEpochDay()
          : LocalDateTime.parse(text.substring(0, 19).replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                  .toEpochSecond(ZoneOffset.UTC)
              * 1_000_000;
    } catch (DateTimeParseException notADate) {
      throw new IllegalArgumentException(text, notADate);
    }
  }
}
