package dev.understudy.synth.marginals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.CodedTable;
import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.privacy.mechanism.Curator;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.Explained;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.aim.AimSynthesizer;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.Measured;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.encoding.DomainEncodings;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.mst.MstSynthesizer;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What generators of noisy tables learn, given plenty to spend.
class PrivateGeneratorsTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  static Stream<PrivateSynthesizer> generators() {
    return Stream.of(new MarginalsSynthesizer(), new AimSynthesizer(), new MstSynthesizer());
  }

  /// A chain: each column repeats the one before in four rows of five; the last is the target.
  private static PrivateRows chain(int columns, int rows) {
    RandomStream random = new Seed(7).stream();
    List<CodedTable.Feature> features = new ArrayList<>();
    int[] before = new int[rows];
    for (int column = 0; column < columns; column++) {
      int[] codes = new int[rows];
      for (int row = 0; row < rows; row++) {
        boolean repeats = column > 0 && random.nextDouble() < 0.8;
        codes[row] = repeats ? before[row] : random.nextInt(4);
      }
      // the missing code at the end is never taken
      features.add(new CodedTable.Feature("x" + column, 5, false, codes));
      before = codes;
    }
    List<String> names = features.stream().map(CodedTable.Feature::name).toList();
    Schema schema =
        Schema.of(
            names.stream()
                .map(name -> {
                  ColumnSchema meaning = ColumnSchema.of(name, Kind.CATEGORY);
                  return name.equals("x" + (columns - 1)) ? meaning.withRole(Role.TARGET) : meaning;
                })
                .toList());
    return new PrivateRows(
        new CodedTable(features, rows),
        TableEncoding.unrelated(
            names.stream()
                .map(name -> DomainEncodings.categories(name, NAMES, List.of(""), new double[0]))
                .toList()),
        schema,
        1,
        rows,
        Persons.alone(rows));
  }

  private static Model fit(PrivateSynthesizer generator, PrivateRows rows, double epsilon) {
    Budget budget = new Budget(epsilon, 1e-5);
    Ledger ledger =
        Ledger.inMemory(new Terms("chain", new PrivacyUnit.Row(), Neighbours.ADD_REMOVE, budget));
    ledger.decideBy(Accountant.Route.GAUSSIAN);
    return generator.fit(
        rows, new Allowance(budget, List.of(), true), new Curator(ledger), Run.of(new Seed(1)));
  }

  private static Table draw(Model model, int rows) {
    List<Table> chunks = new ArrayList<>();
    model.sample(rows, new Seed(2), chunks::add, Progress.silent());
    return chunks.getFirst();
  }

  private static List<String> values(Table table) {
    return table.columns().stream()
        .flatMap(column ->
            IntStream.range(0, table.rowCount())
                .mapToObj(row -> column.isMissing(row) ? "" : ((CategoryColumn) column).value(row)))
        .toList();
  }

  private static double agreement(Table table, int one, int other) {
    CategoryColumn first = (CategoryColumn) table.column(one);
    CategoryColumn second = (CategoryColumn) table.column(other);
    return IntStream.range(0, table.rowCount())
            .filter(row ->
                !first.isMissing(row)
                    && !second.isMissing(row)
                    && first.value(row).equals(second.value(row)))
            .count()
        / (double) table.rowCount();
  }

  /// Neighbours agree in .8 + .2/4 of the rows, columns two apart in .8^2 + (1 - .8^2)/4.
  @ParameterizedTest
  @MethodSource("generators")
  void aChainIsLearned(PrivateSynthesizer generator) {
    Table drawn = draw(fit(generator, chain(6, 5000), 8), 5000);
    for (int column = 1; column < 6; column++) {
      assertThat(agreement(drawn, column - 1, column)).isCloseTo(.85, within(.04));
    }
    assertThat(agreement(drawn, 0, 2)).isCloseTo(.73, within(.05));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void theFileKeepsTheModel(PrivateSynthesizer generator, @TempDir Path folder) throws IOException {
    Model model = fit(generator, chain(4, 1000), 3);
    Path file = folder.resolve("chain.understudy");
    ModelFile.write(model, file);
    Model again = ModelFile.read(file);
    assertThat(values(draw(again, 500))).isEqualTo(values(draw(model, 500)));
    assertThat(((Measured) again).measurements()).hasSameSizeAs(((Measured) model).measurements());
    assertThat(((Explained) again).drivers()).isEqualTo(((Explained) model).drivers());
  }

  @ParameterizedTest
  @MethodSource("generators")
  void conditionsAreExact(PrivateSynthesizer generator) {
    Model model = fit(generator, chain(4, 5000), 8);
    List<Table> chunks = new ArrayList<>();
    ((Conditional) model)
        .sampleWhere(
            List.of(Condition.parse("x3=b")), 2000, new Seed(3), chunks::add, Progress.silent());
    CategoryColumn given = (CategoryColumn) chunks.getFirst().column(3);
    CategoryColumn beside = (CategoryColumn) chunks.getFirst().column(2);
    assertThat(IntStream.range(0, 2000).allMatch(row -> given.value(row).equals("b"))).isTrue();
    assertThat(
            IntStream.range(0, 2000)
                    .filter(row -> !beside.isMissing(row) && beside.value(row).equals("b"))
                    .count()
                / 2000.0)
        .isCloseTo(.85, within(.05));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void oneColumnAndABudgetForNothingMakeRowsToo(PrivateSynthesizer generator) {
    assertThat(draw(fit(generator, chain(1, 300), 1), 100).rowCount()).isEqualTo(100);
    assertThat(draw(fit(generator, chain(2, 300), 1), 100).rowCount()).isEqualTo(100);
    assertThat(draw(fit(generator, chain(4, 20), 0.01), 100).rowCount()).isEqualTo(100);
  }

  @Test
  void driversAreTheColumnsBesideInTheChain() {
    Explained model = (Explained) fit(new MarginalsSynthesizer(), chain(5, 5000), 8);
    List<Explained.Drivers> all = model.drivers();
    assertThat(all.stream().map(Explained.Drivers::feature))
        .containsExactlyInAnyOrder("x0", "x1", "x2", "x3", "x4");
    // everything hangs together, and neighbours tell more than others
    assertThat(all.stream().filter(drivers -> drivers.by().isEmpty())).hasSize(1);
    Explained.Driver strongest =
        all.stream()
            .flatMap(drivers -> drivers.by().stream())
            .max(Comparator.comparingDouble(Explained.Driver::nats))
            .orElseThrow();
    assertThat(
            all.stream()
                .filter(drivers -> drivers.by().contains(strongest))
                .map(drivers ->
                    Math.abs(drivers.feature().charAt(1) - strongest.feature().charAt(1))))
        .containsOnly(1);
  }
}
