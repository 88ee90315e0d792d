package dev.understudy.judge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.table.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Real tables that tests judge: the census of 1994, which may be absent, and heart patients.
final class RealTables {

  private static final Set<String> HEART_CATEGORIES =
      Set.of("sex", "cp", "fbs", "restecg", "exang", "slope", "ca", "thal", "num");

  private static final Set<String> ADULT_CATEGORIES =
      Set.of(
          "workclass",
          "education",
          "marital_status",
          "occupation",
          "relationship",
          "race",
          "sex",
          "native_country",
          "income");

  private static final List<String> ADULT_NAMES =
      List.of(
          "age",
          "workclass",
          "fnlwgt",
          "education",
          "education_num",
          "marital_status",
          "occupation",
          "relationship",
          "race",
          "sex",
          "capital_gain",
          "capital_loss",
          "hours_per_week",
          "native_country",
          "income");

  private RealTables() {}

  /// @param file `train`, `holdout`, `independent` or `copy`
  static Table heart(String file) throws IOException, URISyntaxException {
    URL resource = Objects.requireNonNull(RealTables.class.getResource("/heart/" + file + ".csv"));
    return SmallCsv.read(Path.of(resource.toURI()), HEART_CATEGORIES);
  }

  /// All 303 patients.
  static Table heart() throws IOException, URISyntaxException {
    List<String[]> rows = new ArrayList<>();
    List<String> names = List.of();
    for (String file : List.of("train", "holdout")) {
      URL resource =
          Objects.requireNonNull(RealTables.class.getResource("/heart/" + file + ".csv"));
      List<String> lines = Files.readAllLines(Path.of(resource.toURI()));
      names = List.of(lines.getFirst().split(","));
      lines.subList(1, lines.size()).forEach(line -> rows.add(line.split(",", -1)));
    }
    return SmallCsv.of(names, rows, HEART_CATEGORIES);
  }

  static Table adult(List<String[]> rows) {
    return SmallCsv.of(ADULT_NAMES, rows, ADULT_CATEGORIES);
  }

  /// All 48,842 people; skips the test where the files are absent.
  static Table adult() throws IOException {
    List<String[]> rows = new ArrayList<>(adult("adult.data.gz"));
    rows.addAll(adult("adult.test.gz"));
    return adult(rows);
  }

  /// The cells of a part of the census; skips the test where it is absent.
  static List<String[]> adult(String name) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("../shared/data/adult").normalize())) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the census is not there: ../shared/data/adult");
    Path file = Objects.requireNonNull(folder).resolve("../shared/data/adult").resolve(name);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.contains(",") && !line.startsWith("|"))
          .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
          .map(line -> line.split(", ?", -1))
          .toList();
    }
  }
}
