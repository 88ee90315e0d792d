package dev.understudy.synth.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.MomentColumn.Unit;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Relations that were put into made-up rows are found, and no others.
class RelationSearchTest {

  private static final int ROWS = 2_000;

  private final List<Quantity> quantities = new ArrayList<>();
  private final RandomStream random = new Seed(4).stream();

  /// Adds a column; bins hold about ten rows each.
  private double[] column(String name, int decimals, IntToDoubleFunction value) {
    double[] values = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row] = Quantity.shown(value.applyAsDouble(row), decimals);
    }
    NumberColumn column = NumberColumn.of(name, values, Missing.none(ROWS));
    quantities.add(Quantity.of(column, decimals, bins(values)));
    return values;
  }

  /// Equal values share a code, others every ten in order.
  private static int[] bins(double[] values) {
    double[] sorted = java.util.Arrays.stream(values).sorted().distinct().toArray();
    int width = sorted.length > 256 ? 10 : 1;
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = java.util.Arrays.binarySearch(sorted, values[row]) / width;
    }
    return codes;
  }

  private Relations found() {
    return RelationSearch.find(quantities, row -> row);
  }

  private double amount() {
    return 100 * Math.exp(random.nextGaussian());
  }

  @Test
  void aProductThatAlwaysHolds() {
    double[] price = column("price", 2, _ -> amount());
    double[] number = column("number", 0, _ -> 1 + random.nextInt(30));
    column("cost", 2, row -> price[row] * number[row]);
    assertThat(found().words()).contains("cost = price × number");
    assertThat(found().derived()).singleElement().matches(Derived::always);
  }

  @Test
  void aTotalOfManyParts() {
    double[][] parts = new double[5][];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = column("part" + k, 2, _ -> amount());
    }
    column("other", 1, _ -> random.nextGaussian());
    column(
        "net",
        2,
        row -> parts[0][row] + parts[1][row] + parts[2][row] + parts[3][row] - parts[4][row]);
    assertThat(found().words()).contains("net = part0 + part1 + part2 + part3 - part4");
  }

  @Test
  void aChangeOfUnitAndABodyMassIndex() {
    double[] hours = column("hours", 2, _ -> 10 * random.nextDouble());
    column("minutes", 1, row -> 60 * hours[row]);
    double[] height = column("height", 0, _ -> 170 + 10 * random.nextGaussian());
    double[] weight = column("weight", 1, _ -> 70 + 12 * random.nextGaussian());
    column("bmi", 1, row -> weight[row] / (height[row] * height[row] / 10_000));
    assertThat(found().words()).contains("minutes = 60 × hours", "bmi = 10000 × weight / height^2");
  }

  @Test
  void whatHoldsInSomeRows() {
    double[] bill = column("bill", 2, _ -> amount());
    boolean[] inFull = new boolean[ROWS];
    double[] paid =
        column(
            "paid",
            2,
            row -> {
              inFull[row] = random.nextDouble() < 0.3;
              return inFull[row] ? bill[row] : bill[row] * random.nextDouble();
            });
    Relations found = found();
    assertThat(found.words()).contains("paid = bill in some rows", "paid <= bill");
    int[][] labels =
        found.labels(
            dev.understudy.table.Table.of(
                List.of(
                    NumberColumn.of("bill", bill, Missing.none(ROWS)),
                    NumberColumn.of("paid", paid, Missing.none(ROWS)))));
    for (int row = 0; row < ROWS; row++) {
      assertThat(labels[0][row] == 1).isEqualTo(bill[row] == paid[row]);
      assertThat(labels[0][row] == 1 || !inFull[row]).isTrue();
    }
  }

  /// Few values agree by chance or by a dependence that codes already tell.
  @Test
  void agreementOfFewValuesIsNoRelation() {
    double[] first = column("first", 0, _ -> random.nextInt(6));
    column("second", 0, row -> random.nextDouble() < 0.5 ? first[row] : random.nextInt(6));
    column("zeros", 0, row -> random.nextDouble() < 0.8 ? 0 : row);
    column("more zeros", 0, row -> random.nextDouble() < 0.8 ? 0 : ROWS - row);
    assertThat(found()).isEqualTo(Relations.NONE);
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    for (int k = 0; k < 12; k++) {
      int own = k;
      column("c" + k, k % 3, _ -> own % 2 == 0 ? amount() : Math.rint(20 * random.nextDouble()));
    }
    assertThat(found()).isEqualTo(Relations.NONE);
  }

  @Test
  void oneMomentNeverPrecedesAnother() {
    long[] from = new long[ROWS];
    long[] to = new long[ROWS];
    double[] stay = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      from[row] = 19_000 + random.nextInt(300);
      stay[row] = random.nextInt(400);
      to[row] = from[row] + (long) stay[row];
    }
    for (String name : List.of("admitted", "discharged")) {
      long[] ticks = name.equals("admitted") ? from : to;
      MomentColumn column = MomentColumn.of(name, Unit.DAYS, ticks, Missing.none(ROWS));
      quantities.add(Quantity.of(column, 0, bins(Quantity.values(column))));
    }
    assertThat(found().words()).containsExactly("admitted <= discharged");
    column("stay", 0, row -> stay[row]);
    assertThat(found().words())
        .containsExactlyInAnyOrder("stay = discharged - admitted", "admitted <= discharged");
  }

  /// A formula of one person's rows is that person's.
  @Test
  void fewPersonsProveNothing() {
    double[] price = column("price", 2, _ -> amount());
    column("cost", 2, row -> 3 * price[row]);
    assertThat(RelationSearch.find(quantities, row -> row % 10)).isEqualTo(Relations.NONE);
    assertThat(found().words()).containsExactly("cost = 3 × price");
  }
}
