package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Measure;
import dev.understudy.judge.SmallCsv;
import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables as the judge sees them, and the figures of one judgement by name.
record Judged(Evidence evidence, JudgedTables tables) {

  static Judged of(Table train, @Nullable Table holdout, Table synthetic, Schema schema) {
    List<Table> compared = new ArrayList<>(List.of(train, synthetic));
    if (holdout != null) {
      compared.add(holdout);
    }
    List<CodedRows> coded = Coding.of(schema, compared);
    return new Judged(
        new Evidence(train, holdout, synthetic, schema),
        JudgedTables.of(
            coded.get(0),
            holdout == null ? Optional.empty() : Optional.of(coded.get(2)),
            coded.get(1),
            new Seed(4),
            ""));
  }

  List<Measure> measures(Suite suite) {
    return FidelityMeasures.of(tables, evidence, suite, Progress.silent());
  }

  static Measure find(List<Measure> measures, String name) {
    return measures.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static double value(List<Measure> measures, String name) {
    return Objects.requireNonNull(find(measures, name).value(), name);
  }

  /// One of the files of 200 patients of Cleveland: train, holdout, independent or copy.
  static Table heart(String file) throws IOException, URISyntaxException {
    return SmallCsv.read(
        Path.of(
            Objects.requireNonNull(Judged.class.getResource("/heart/" + file + ".csv")).toURI()),
        Set.of("sex", "cp", "fbs", "restecg", "exang", "slope", "ca", "thal", "num"));
  }
}
