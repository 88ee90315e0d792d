package dev.understudy.judge.internal.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.Measure;
import dev.understudy.judge.SmallCsv;
import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.fidelity.ScaledRows.Scale;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures computed by hand, or by a Python script on NumPy 2.4.6 and scikit-learn 1.9.1 that
/// writes out every one-hot column and every distance.
class FidelityKnownValuesTest {

  private static CodedRows[] heart(String file) throws IOException, URISyntaxException {
    Table train = Judged.heart("train");
    JudgedTables tables =
        Judged.of(train, null, Judged.heart(file), SmallCsv.schema(train, "num")).tables();
    return new CodedRows[] {tables.train(), tables.synthetic()};
  }

  @ParameterizedTest
  @CsvSource({
    "independent, 0.9671379310344828, 0.337, 0.665",
    "copy, 0.9330919540229885, 0.8605977011494252, 0.15",
    "holdout, 0.9493806494810847, 0.3473333333333335, 0.655"
  })
  void precisionRecallAndAuthenticityAreThoseOfTheScript(
      String file, double precision, double recall, double authenticity)
      throws IOException, URISyntaxException {
    CodedRows[] rows = heart(file);
    Scale scale = Scale.of(rows[0]);
    AlphaPrecision figure =
        AlphaPrecision.of(ScaledRows.of(rows[0], scale), ScaledRows.of(rows[1], scale));

    // A row that lies exactly on a radius may fall to either side in single precision.
    assertThat(figure.precision()).isCloseTo(precision, within(0.001));
    assertThat(figure.recall()).isCloseTo(recall, within(0.001));
    assertThat(figure.authentic() / 200.0).isCloseTo(authenticity, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "independent, -0.00023962997575788236, 0.015",
    "copy, -0.0007850700490348306, 0.01",
    "holdout, -0.0012877394185015767, 0"
  })
  void discrepancyAndOutliersAreThoseOfTheScript(String file, double mmd, double outliers)
      throws IOException, URISyntaxException {
    CodedRows[] rows = heart(file);
    Points train = rows[0].points();
    Points judged = rows[1].points();
    MeanDiscrepancy discrepancy = MeanDiscrepancy.of(train);

    assertThat(discrepancy.width()).isCloseTo(4.193915405759001, within(1e-5));
    assertThat(discrepancy.estimate(judged)).isCloseTo(mmd, within(1e-7));
    assertThat(OutlierCoverage.beyond(rows[1], train, OutlierCoverage.threshold(train)))
        .isCloseTo(outliers, within(1e-12));
  }

  /// LogisticRegression without a penalty on five numbers, their squares and products: 21
  /// parameters.
  @ParameterizedTest
  @CsvSource({"independent, 200, 0.0288076330569572", "holdout, 103, 0.02256453143560158"})
  void propensityErrorIsThatOfTheScript(String file, int rows, double error)
      throws IOException, URISyntaxException {
    Table train = Judged.heart("train");
    Table judged = Judged.heart(file);
    List<String> numbers = List.of("age", "trestbps", "chol", "thalach", "oldpeak");
    Schema schema =
        Schema.of(numbers.stream().map(name -> ColumnSchema.of(name, Kind.NUMBER)).toList());
    JudgedTables tables = Judged.of(train, null, judged, schema).tables();
    double[] figures =
        new Propensity(PropensityFeatures.of(tables.train(), new Seed(1)))
            .of(tables.train(), tables.synthetic());

    double share = rows / (200.0 + rows);
    assertThat(figures[0]).isCloseTo(error, within(1e-6));
    assertThat(figures[1])
        .isCloseTo(error / (20 * share * (1 - share) / (200 + rows)), within(1e-3));
  }

  @Test
  void theFastExponentialIsExact() {
    for (double t = 0; t < 45; t += 0.0137) {
      double truth = StrictMath.exp(-t);
      assertThat(Exponential.ofMinus(t)).isCloseTo(truth, within(1e-10 * truth + 4.3e-18));
    }
  }

  /// Of the pairs (a x), (a x), (b y), (b y) the judged table makes (a x), (a y), (b y), (b y): `u`
  /// is kept, `v` has one of four moved.
  @Test
  void marginalsAndConditionalsByHand() {
    Table train = table("u", "aabb", "v", "xxyy", "w", "ppqq");
    Table judged = table("u", "aabb", "v", "xyyy", "w", "ppqq");
    Schema schema = schema(train).withOnly(Role.TARGET, "u");

    List<Measure> measures = Judged.of(train, null, judged, schema).measures(Suite.DEFAULT);

    assertThat(Judged.value(measures, "marginals_1way"))
        .isCloseTo((1 + .75 + 1) / 3, within(1e-12));
    assertThat(Judged.value(measures, "marginals_2way"))
        .isCloseTo((.75 + 1 + .75) / 3, within(1e-12));
    assertThat(Judged.value(measures, "marginals_3way")).isCloseTo(.75, within(1e-12));
    // Given a: v differs by one half, half of the rows; w does not.
    assertThat(Judged.value(measures, "conditional_distributions"))
        .isCloseTo(1 - (.5 * .5 + 0) / 2, within(1e-12));
  }

  /// Twenty numbers 0 .. 19 fill ten bins with two each, whatever their spacing.
  @Test
  void binsHoldEquallyManyTrainingRows() {
    double[] numbers = IntStream.range(0, 20).mapToDouble(row -> Math.pow(2, row)).toArray();
    Table train = Table.of(List.of(NumberColumn.of("x", numbers, Missing.none(20))));
    CodedRows rows =
        Judged.of(train, null, train, Schema.of(List.of(ColumnSchema.of("x", Kind.NUMBER))))
            .tables()
            .train();

    assertThat(QuantileBins.of(rows).of(rows.codes())[0])
        .isEqualTo(IntStream.range(0, 20).map(row -> row / 2).toArray());
  }

  /// Training patterns: none, none, first, both missing. Judged: none, first, first, second.
  @Test
  void missingnessByHand() {
    Table train = table("u", "ab??", "v", "xyx?");
    Table judged = table("u", "a??b", "v", "xxy?");

    List<Measure> measures = Judged.of(train, null, judged, schema(train)).measures(Suite.QUICK);

    assertThat(Judged.value(measures, "missingness_patterns")).isEqualTo(1 - 0.5);
    assertThat(Judged.value(measures, "missing_rate_difference")).isEqualTo(0);
  }

  @Test
  void alarmsByHand() {
    Table train = numbers(IntStream.range(0, 100).mapToDouble(row -> row).toArray());
    Table narrow = numbers(IntStream.range(0, 100).mapToDouble(row -> row / 4.0).toArray());
    Table wide = numbers(IntStream.range(0, 100).mapToDouble(row -> row * 3).toArray());
    Table repeated = numbers(IntStream.range(0, 100).mapToDouble(row -> row / 2 * 2).toArray());

    assertThat(alarm(train, narrow, "mode_collapse")).isCloseTo(0.75, within(1e-12));
    assertThat(alarm(train, narrow, "too_wide")).isZero();
    assertThat(alarm(train, wide, "mode_collapse")).isZero();
    assertThat(alarm(train, wide, "too_wide")).isCloseTo(2, within(1e-12));
    assertThat(alarm(train, repeated, "mode_collapse")).isEqualTo(1);
  }

  private static double alarm(Table train, Table judged, String name) {
    Schema schema = Schema.of(List.of(ColumnSchema.of("x", Kind.NUMBER)));
    return Judged.value(Judged.of(train, null, judged, schema).measures(Suite.QUICK), name);
  }

  private static Table numbers(double[] values) {
    return Table.of(List.of(NumberColumn.of("x", values, Missing.none(values.length))));
  }

  /// Of 1,000 rows, 6 hold `r`, 7 hold `s`, 4 hold `t`: two rare categories, and `t` is somebody.
  @Test
  void rareCategoriesAndRangesByHand() {
    String train = "r".repeat(6) + "s".repeat(7) + "t".repeat(4) + "o".repeat(983);
    String judged = "s" + "z" + "o".repeat(998);
    double[] real = IntStream.range(0, 1000).mapToDouble(row -> row % 101).toArray();
    double[] other = IntStream.range(0, 1000).mapToDouble(row -> 25 + row % 101).toArray();
    Table trainTable = with(table("c", train), real);
    Table judgedTable = with(table("c", judged), other);
    Schema plain = schema(trainTable);
    Schema declared =
        plain
            .with(
                ColumnSchema.of("c", Kind.CATEGORY)
                    .withDomain(new Domain(null, null, List.of("r", "s", "t", "o", "z"))))
            .with(ColumnSchema.of("x", Kind.NUMBER).withDomain(new Domain(0.0, 120.0, List.of())));

    List<Measure> measures =
        Judged.of(trainTable, null, judgedTable, plain).measures(Suite.DEFAULT);
    List<Measure> byRule =
        Judged.of(trainTable, null, judgedTable, declared).measures(Suite.DEFAULT);

    assertThat(Judged.value(measures, "rare_categories_kept")).isEqualTo(0.5);
    assertThat(Judged.value(measures, "range_coverage")).isCloseTo(0.75, within(1e-12));
    long above = Arrays.stream(other).filter(x -> x > 100).count();
    assertThat(Judged.value(measures, "range_violations")).isEqualTo((above + 1) / 1000.0);
    long beyond = Arrays.stream(other).filter(x -> x > 120).count();
    assertThat(Judged.value(byRule, "range_violations")).isEqualTo(beyond / 1000.0);
    assertThat(Judged.find(byRule, "range_violations").note()).contains("2 of 2 columns");
  }

  private static Table with(Table table, double[] numbers) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(NumberColumn.of("x", numbers, Missing.none(numbers.length)));
    return Table.of(columns);
  }

  private static Schema schema(Table table) {
    return Schema.of(
        table.columns().stream()
            .map(column ->
                ColumnSchema.of(
                    column.name(), column instanceof CategoryColumn ? Kind.CATEGORY : Kind.NUMBER))
            .toList());
  }

  /// Category columns, one letter a row, `?` missing.
  private static Table table(String... namesAndLetters) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < namesAndLetters.length; i += 2) {
      String letters = namesAndLetters[i + 1];
      Map<String, Integer> dictionary = new LinkedHashMap<>();
      int[] codes = new int[letters.length()];
      byte[] missing = new byte[letters.length()];
      for (int row = 0; row < codes.length; row++) {
        if (letters.charAt(row) == '?') {
          missing[row] = 1;
        } else {
          codes[row] =
              dictionary.computeIfAbsent(
                  letters.substring(row, row + 1), unseen -> dictionary.size());
        }
      }
      columns.add(
          CategoryColumn.of(
              namesAndLetters[i],
              List.copyOf(dictionary.keySet()),
              codes,
              Missing.of(missing, List.of(""))));
    }
    return Table.of(columns);
  }
}
