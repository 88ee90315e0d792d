package dev.understudy.judge.internal.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Suite;
import dev.understudy.judge.Tables;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every measure gets worse the more a fresh sample is damaged in the way it is meant to see, and
/// stays with the holdout where nothing is damaged.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FidelityDamageTest {

  private static final int ROWS = 600;
  private static final Table TRAIN = Tables.patients(ROWS, new Seed(1));
  private static final Table HOLDOUT = Tables.patients(ROWS, new Seed(2));
  private static final Table FRESH = Tables.patients(ROWS, new Seed(3));

  private List<Measure> fresh = List.of();

  private static List<Measure> measures(Table synthetic) {
    return measures(synthetic, Suite.DEFAULT);
  }

  private static List<Measure> measures(Table synthetic, Suite suite) {
    return Judged.of(TRAIN, HOLDOUT, synthetic, Tables.SCHEMA).measures(suite);
  }

  @BeforeAll
  void judgeAFreshSample() {
    fresh = measures(FRESH);
  }

  @Test
  void aFreshSampleScoresWhatTheHoldoutScores() {
    assertThat(fresh).hasSizeGreaterThan(25);
    for (Measure measure : fresh) {
      if (measure.name().equals("rare_categories_kept")) {
        // These patients have no rare category.
        assertThat(measure.value()).isNull();
        continue;
      }
      double value = Objects.requireNonNull(measure.value(), measure.name());
      Interval interval = Objects.requireNonNull(measure.interval(), measure.name());
      double holdout = Objects.requireNonNull(measure.anchors().holdout(), measure.name());
      assertThat(value).as(measure.name()).isBetween(interval.low(), interval.high());
      if (!measure.name().equals("cluster_tightness")) {
        // Both scatter, so their difference does by 1.4 standard errors: allow four of these.
        double width = interval.high() - interval.low();
        assertThat(Math.abs(value - holdout))
            .as(measure.name())
            .isLessThanOrEqualTo(1.5 * width + 0.004);
      }
    }
    assertThat(Judged.value(fresh, "propensity_ratio")).isBetween(0.3, 2.0);
    assertThat(Judged.find(fresh, "mmd").interval())
        .matches(interval -> interval.low() <= 0 && interval.high() >= 0);
    assertThat(Judged.value(fresh, "cluster_spread")).isBetween(0.95, 1.05);
    assertThat(Judged.value(fresh, "outlier_coverage")).isBetween(0.0, 0.03);
    assertThat(Judged.value(fresh, "authenticity")).isBetween(0.4, 0.6);
  }

  /// Rows whose columns no longer belong together.
  @Test
  void lostRelationsShow() {
    Table independent = Tables.independent(FRESH, new Seed(4));
    assertWorsens(
        share -> mixed(FRESH, independent, share),
        List.of(
            "sdmetrics_column_pair_trends",
            "sdmetrics_quality_score",
            "marginals_2way",
            "marginals_3way",
            "conditional_distributions",
            "beta_recall",
            "mmd",
            "propensity_mse",
            "propensity_ratio",
            "cluster_occupancy",
            "pca_overlap"));
    assertThat(Judged.value(measures(independent), "pca_variance"))
        .isLessThan(Judged.value(fresh, "pca_variance") - 0.05);
  }

  @Test
  void tooWideShows() {
    assertWorsens(
        share -> stretched(1 + share),
        List.of(
            "too_wide",
            "cluster_spread",
            "range_violations",
            "alpha_precision",
            "marginals_1way",
            "sdmetrics_column_shapes",
            "sdmetrics_data_validity",
            "sdmetrics_diagnostic_score"));
    List<Measure> wide = measures(stretched(2));
    assertThat(Judged.value(wide, "outlier_coverage")).isGreaterThan(0.1);
    assertThat(Judged.value(wide, "authenticity"))
        .isGreaterThan(Judged.value(fresh, "authenticity") + 0.1);
  }

  @Test
  void collapseShows() {
    Table twelve = FRESH.select(IntStream.range(0, ROWS).map(row -> row % 12).toArray());
    assertWorsens(
        share -> mixed(FRESH, twelve, share), List.of("mode_collapse", "beta_recall", "mmd"));
    List<Measure> collapsed = measures(twelve, Suite.DEFAULT);
    assertThat(Judged.value(collapsed, "range_coverage"))
        .isLessThan(Judged.value(fresh, "range_coverage") - 0.1);
    assertThat(Judged.value(collapsed, "mode_collapse")).isGreaterThan(0.9);
  }

  @Test
  void cellsThatAreMissingShow() {
    List<Measure> half = measures(blanked(0.5), Suite.QUICK);
    List<Measure> most = measures(blanked(0.9), Suite.QUICK);

    assertThat(Judged.value(fresh, "missingness_patterns")).isGreaterThan(0.95);
    assertThat(Judged.value(half, "missingness_patterns")).isBetween(0.4, 0.6);
    assertThat(Judged.value(most, "missingness_patterns")).isLessThan(0.2);
    assertThat(Judged.value(fresh, "missing_rate_difference")).isLessThan(0.05);
    assertThat(Judged.value(half, "missing_rate_difference")).isGreaterThan(0.2);
    assertThat(Judged.value(most, "missing_rate_difference")).isGreaterThan(0.4);
    // The flaw of theirs: what is missing is not seen.
    assertThat(Judged.value(most, "sdmetrics_column_shapes"))
        .isGreaterThan(Judged.value(fresh, "sdmetrics_column_shapes") - 0.03);
  }

  private void assertWorsens(DoubleFunction<Table> damage, List<String> names) {
    List<Measure> half = measures(damage.apply(0.5));
    List<Measure> full = measures(damage.apply(1));
    for (String name : names) {
      double sign = Judged.find(fresh, name).higherIsBetter() ? 1 : -1;
      double good = sign * Judged.value(fresh, name);
      double worse = sign * Judged.value(half, name);
      double worst = sign * Judged.value(full, name);
      assertThat(worse).as(name + ", half damaged").isLessThan(good);
      assertThat(worst).as(name + ", wholly damaged").isLessThan(worse);
    }
  }

  /// The first rows of `bad`, the other rows of `good`.
  private static Table mixed(Table good, Table bad, double share) {
    int from = (int) Math.round(share * ROWS);
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < good.columnCount(); index++) {
      columns.add(mixed(good.column(index), bad.column(index), from));
    }
    return Table.of(columns);
  }

  private static Column mixed(Column good, Column bad, int from) {
    byte[] missing = new byte[ROWS];
    double[] numbers = new double[ROWS];
    long[] ticks = new long[ROWS];
    int[] codes = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      Column source = row < from ? bad : good;
      missing[row] = (byte) (source.isMissing(row) ? 1 : 0);
      switch (source) {
        case NumberColumn number -> numbers[row] = number.value(row);
        case MomentColumn moment -> ticks[row] = moment.ticks(row);
        case CategoryColumn category -> codes[row] = category.code(row);
        case TextColumn text -> throw new IllegalArgumentException(text.name());
      }
    }
    Missing gone = Missing.of(missing, List.of(""));
    return switch (good) {
      case NumberColumn number -> NumberColumn.of(number.name(), numbers, gone);
      case MomentColumn moment -> MomentColumn.of(moment.name(), moment.unit(), ticks, gone);
      case CategoryColumn category ->
          CategoryColumn.of(category.name(), category.categories(), codes, gone);
      case TextColumn text -> text;
    };
  }

  /// Ages and pressures farther from their middle.
  private static Table stretched(double times) {
    return FRESH.with(stretched("age", 55, times)).with(stretched("pressure", 128, times));
  }

  private static Column stretched(String name, double centre, double times) {
    NumberColumn column = (NumberColumn) FRESH.column(name);
    return NumberColumn.of(
        name,
        IntStream.range(0, ROWS)
            .mapToDouble(row -> centre + times * (column.value(row) - centre))
            .toArray(),
        Missing.none(ROWS));
  }

  /// The pressure is missing in a share of the rows.
  private static Table blanked(double share) {
    NumberColumn column = (NumberColumn) FRESH.column("pressure");
    byte[] missing = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      missing[row] = (byte) (row < share * (ROWS - 1) ? 1 : 0);
    }
    return FRESH.with(
        NumberColumn.of(
            "pressure",
            IntStream.range(0, ROWS).mapToDouble(column::value).toArray(),
            Missing.of(missing, List.of(""))));
  }
}
