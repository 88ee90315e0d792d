package dev.understudy.synth.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.privacy.mechanism.NoiseTape;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.domain.PrivateFit;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.inference.Columns;
import dev.understudy.table.inference.Inference;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.RawColumnBuilder;
import dev.understudy.table.raw.RawTable;
import dev.understudy.table.raw.RowLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs a private generator on a table and on its neighbours, from cells as they stand in a file to
/// the bytes of the model file, and fails unless all that leaves the rows went through releases
/// whose exact inputs differ by no more than declared (record and replay, arXiv 2602.17454).
///
/// Neighbours are the table with one unit less, or one more: a copy of somebody, somebody of whom
/// nothing is known, one whose numbers are as large as a double can be, and one with unheard-of
/// values.
public final class ReplayBench {

  private static final Seed SEED = new Seed(5);

  private final PrivateSynthesizer generator;
  private final Schema schema;
  private final PrivacyUnit unit;
  private final Budget budget;

  /// @param schema of all columns; it is public
  public ReplayBench(PrivateSynthesizer generator, Schema schema, PrivacyUnit unit, Budget budget) {
    this.generator = generator;
    this.schema = schema;
    this.unit = unit;
    this.budget = budget;
  }

  /// Checks all neighbours that differ by the rows of one unit.
  ///
  /// @param rows cells as they stand in the file, `[row][column]`
  /// @param units rows of each of some units, which are removed and copied one by one
  /// @param newcomer the name of somebody who is not in the table yet, or any id
  /// @param keyColumn where that name stands, -1 for nowhere
  public void check(List<String[]> rows, List<int[]> units, String newcomer, int keyColumn) {
    var tape = new NoiseTape();
    byte[] model = bytes(fit(rows, tape.recording(ledger(), 17)));
    for (Map.Entry<String, List<String[]>> neighbour :
        neighbours(rows, units, newcomer, keyColumn).entrySet()) {
      NoiseTape.Replay replay = tape.replaying();
      try {
        byte[] again = bytes(fit(neighbour.getValue(), replay));
        replay.end();
        assertThat(again).as(neighbour.getKey()).isEqualTo(model);
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError(neighbour.getKey() + ": " + failure.getMessage(), failure);
      }
    }
  }

  /// What a fit charges fits the plan that was made without a row.
  public void checkPlan(List<String[]> rows) {
    Ledger ledger = ledger();
    PrivateFit fit = privateFit(rows.size());
    List<Charge> plan = fit.plan();
    fit.fit(table(rows, schema), new NoiseTape().recording(ledger, 3), Run.of(SEED));
    double planned = epsilon(plan);
    assertThat(ledger.spent().epsilon()).isLessThanOrEqualTo(budget.epsilon());
    assertThat(planned).isLessThanOrEqualTo(budget.epsilon());
    assertThat(epsilon(ledger.charges())).isLessThanOrEqualTo(planned * (1 + 1e-4));
  }

  private double epsilon(List<Charge> charges) {
    List<Cost> costs = charges.stream().map(Charge::cost).toList();
    return (generator.adaptive()
            ? Accountant.of(costs, budget.delta(), Accountant.Route.GAUSSIAN)
            : Accountant.of(costs, budget.delta()))
        .epsilon();
  }

  private Ledger ledger() {
    return Ledger.inMemory(new Terms("rows", unit, Neighbours.ADD_REMOVE, budget));
  }

  private PrivateFit privateFit(long declaredRows) {
    return new PrivateFit(
        generator,
        schema,
        unit,
        declaredRows,
        new Allowance(budget, List.of(), generator.adaptive()));
  }

  private Model fit(List<String[]> rows, Releases releases) {
    return privateFit(0).fit(table(rows, schema), releases, Run.of(SEED)).model();
  }

  /// As a file is read: cells, inference with the declared schema, typed columns.
  static Table table(List<String[]> rows, Schema schema) {
    List<RawColumn> columns = new ArrayList<>();
    for (int column = 0; column < schema.columns().size(); column++) {
      var builder = new RawColumnBuilder(schema.columns().get(column).name(), rows.size());
      for (String[] row : rows) {
        builder.add(row[column]);
      }
      columns.add(builder.build());
    }
    var raw = new RawTable("rows", ",", columns, RowLines.from(2));
    Schema literal = Inference.literally(Inference.infer(raw, schema).schema(), schema);
    return Columns.tolerant(raw, literal).table();
  }

  private Map<String, List<String[]>> neighbours(
      List<String[]> rows, List<int[]> units, String newcomer, int keyColumn) {
    Map<String, List<String[]>> neighbours = new LinkedHashMap<>();
    for (int[] unitRows : units) {
      List<String[]> without = new ArrayList<>();
      List<String[]> with = new ArrayList<>(rows);
      for (int row = 0; row < rows.size(); row++) {
        int here = row;
        if (Arrays.stream(unitRows).noneMatch(one -> one == here)) {
          without.add(rows.get(row));
        } else {
          with.add(named(rows.get(row), newcomer, keyColumn));
        }
      }
      neighbours.put("without row " + unitRows[0], without);
      neighbours.put("row " + unitRows[0] + " copied", with);
    }
    int most = units.stream().mapToInt(one -> one.length).max().orElse(1);
    neighbours.put("missing row", more(rows, most, strange("", "", "", newcomer, keyColumn)));
    neighbours.put(
        "infinite row",
        more(rows, most, strange("1e308", "Infinity", "1901-01-01", newcomer, keyColumn)));
    neighbours.put(
        "outlier row",
        more(
            rows,
            most,
            strange("-987654321", "never heard of", "9999-12-31", newcomer, keyColumn)));
    return neighbours;
  }

  private static List<String[]> more(List<String[]> rows, int copies, String[] row) {
    List<String[]> more = new ArrayList<>(rows);
    for (int copy = 0; copy < copies; copy++) {
      more.add(row);
    }
    return more;
  }

  private static String[] named(String[] row, String newcomer, int keyColumn) {
    String[] named = row.clone();
    if (keyColumn >= 0) {
      named[keyColumn] = newcomer;
    }
    return named;
  }

  private String[] strange(
      String number, String name, String moment, String newcomer, int keyColumn) {
    String[] row =
        schema.columns().stream()
            .map(column ->
                column.kind().isNumeric() ? number : column.kind().isMoment() ? moment : name)
            .toArray(String[]::new);
    return named(row, newcomer, keyColumn);
  }

  private static byte[] bytes(Model model) {
    try {
      Path file = Files.createTempFile("model", ".understudy");
      try {
        ModelFile.write(model, file);
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
