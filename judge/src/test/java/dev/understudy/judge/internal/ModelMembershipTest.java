package dev.understudy.judge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.internal.ModelMembership.OfNetwork;
import dev.understudy.judge.internal.ModelMembership.OfTrees;
import dev.understudy.judge.internal.ModelMembership.Settings;
import dev.understudy.learn.DenseNetwork;
import dev.understudy.learn.RocArea;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A target that is two thirds chance, so that a model can only fit it by learning its rows by
/// heart.
class ModelMembershipTest {

  private static final Settings DEEP =
      new OfTrees(new BoostedTrees.Settings(200, 8, 0.3, 0, 1), new Seed(9));

  private static final Settings WIDE =
      new OfNetwork(
          new DenseNetwork.Settings(List.of(64, 64), 0.005, 32, 0, 100, 100, 0), new Seed(9));

  private static Table people(int rows, Seed seed) {
    RandomStream random = seed.stream();
    List<Column> columns = new ArrayList<>();
    double[][] numbers = new double[6][rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      for (double[] number : numbers) {
        number[row] = random.nextGaussian();
      }
      boolean chance = random.nextInt(3) > 0;
      labels[row] = (chance ? random.nextInt(2) == 0 : numbers[0][row] > 0) ? 1 : 0;
    }
    for (int i = 0; i < numbers.length; i++) {
      columns.add(NumberColumn.of("x" + i, numbers[i], Missing.none(rows)));
    }
    columns.add(CategoryColumn.of("y", List.of("no", "yes"), labels, Missing.none(rows)));
    return Table.of(columns);
  }

  private static Schema schema() {
    List<ColumnSchema> columns = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      columns.add(ColumnSchema.of("x" + i, Kind.NUMBER));
    }
    columns.add(ColumnSchema.of("y", Kind.BOOLEAN).withRole(Role.TARGET));
    return Schema.of(columns);
  }

  private static double area(CodedRows trainedOn, CodedRows asked, Target target, Settings how) {
    double[] scores = ModelMembership.scores(trainedOn, asked, target, how);
    boolean[] member = new boolean[scores.length];
    for (int row = 0; row < scores.length / 2; row++) {
      member[row] = true;
    }
    return RocArea.of(scores, member).value();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOverfittedModelKnowsItsRowsAndAnotherTablesModelDoesNot(boolean trees) {
    Table members = people(200, new Seed(1));
    Table others = people(200, new Seed(2));
    Table synthetic = people(200, new Seed(3));
    List<CodedRows> coded = Coding.of(schema(), List.of(members, both(members, others), synthetic));
    Target target = Target.of(coded.get(0), 6);
    Settings how = trees ? DEEP : WIDE;

    double real = area(coded.get(0), coded.get(1), target, how);
    double made = area(coded.get(2), coded.get(1), target, how);

    assertThat(real).isGreaterThan(0.7);
    assertThat(made).isCloseTo(0.5, within(0.08));
  }

  /// A number is known by its squared error.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void numbersToo(boolean trees) {
    Table members = people(200, new Seed(1));
    Table others = people(200, new Seed(2));
    List<CodedRows> coded = Coding.of(schema(), List.of(members, both(members, others)));
    Target target = Target.of(coded.get(0), 5);

    assertThat(area(coded.get(0), coded.get(1), target, trees ? DEEP : WIDE)).isGreaterThan(0.7);
  }

  private static Table both(Table upper, Table lower) {
    List<Column> columns = new ArrayList<>();
    int rows = upper.rowCount() + lower.rowCount();
    for (int i = 0; i < 6; i++) {
      double[] numbers = new double[rows];
      for (int row = 0; row < rows; row++) {
        Table of = row < upper.rowCount() ? upper : lower;
        numbers[row] =
            ((NumberColumn) of.column(i))
                .value(row < upper.rowCount() ? row : row - upper.rowCount());
      }
      columns.add(NumberColumn.of("x" + i, numbers, Missing.none(rows)));
    }
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      Table of = row < upper.rowCount() ? upper : lower;
      labels[row] =
          ((CategoryColumn) of.column(6))
              .code(row < upper.rowCount() ? row : row - upper.rowCount());
    }
    columns.add(CategoryColumn.of("y", List.of("no", "yes"), labels, Missing.none(rows)));
    return Table.of(columns);
  }
}
