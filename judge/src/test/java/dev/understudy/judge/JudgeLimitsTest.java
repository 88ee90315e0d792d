package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tables that make a measure impossible: it must say so, never fail and never invent a figure.
class JudgeLimitsTest {

  private static final Table TRAIN = Tables.patients(150, new Seed(1));
  private static final Table HOLDOUT = Tables.patients(100, new Seed(2));
  private static final Table FRESH = Tables.patients(150, new Seed(3));

  private static Scorecard judge(
      Table train, @Nullable Table holdout, Table synthetic, Schema schema) {
    Scorecard scorecard =
        Judge.scorecard(
            new Evidence(train, holdout, synthetic, schema), new Seed(4), Progress.silent());
    String text = ScorecardJson.text(scorecard);
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
    for (Measure measure : scorecard.measures()) {
      if (measure.value() == null) {
        assertThat(measure.note()).as(measure.name()).isNotBlank();
        assertThat(measure.interval()).as(measure.name()).isNull();
      }
    }
    return scorecard;
  }

  private static double value(Scorecard scorecard, String name) {
    return Objects.requireNonNull(scorecard.measure(name).value(), name);
  }

  @Test
  void withoutAHoldoutWhatNeedsOneIsInconclusive() {
    Scorecard scorecard = judge(TRAIN, null, FRESH, Tables.SCHEMA);

    for (String name :
        List.of(
            "c2st_holdout",
            "tstr_auc",
            "trtr_auc",
            "auc_difference",
            "train_holdout_auc",
            "near_copies",
            "dcr_share",
            "membership_auc",
            "exact_copies")) {
      assertThat(scorecard.measure(name).value()).as(name).isNull();
      assertThat(scorecard.measure(name).note()).isEqualTo("inconclusive: no holdout");
    }
    for (String name : List.of("column_shapes", "pair_trends", "c2st_train", "dcr")) {
      assertThat(scorecard.measure(name).value()).as(name).isNotNull();
      assertThat(scorecard.measure(name).anchors().holdout()).as(name).isNull();
      assertThat(scorecard.measure(name).anchors().copy()).as(name).isNotNull();
    }
  }

  @Test
  void aHoldoutOfOtherPeopleIsNoControlForAttacks() {
    Table older = Tables.patients(150, 25, new Seed(5));

    Scorecard scorecard = judge(TRAIN, older, FRESH, Tables.SCHEMA);

    assertThat(value(scorecard, "train_holdout_auc")).isGreaterThan(0.7);
    for (String name : List.of("dcr_share", "membership_auc")) {
      assertThat(scorecard.measure(name).value()).isNull();
      assertThat(scorecard.measure(name).note())
          .isEqualTo("inconclusive: holdout not exchangeable");
    }
  }

  @Test
  void withoutATargetThereIsNoUtility() {
    Schema schema = Tables.SCHEMA.with(ColumnSchema.of("sick", Kind.BOOLEAN));

    Scorecard scorecard = judge(TRAIN, HOLDOUT, FRESH, schema);

    assertThat(scorecard.measures()).noneMatch(measure -> measure.group().equals("utility"));
    assertThat(scorecard.classification()).isEmpty();
  }

  @Test
  void aTargetWithOneSyntheticClassTeachesNothing() {
    Table healthy =
        FRESH.with(
            CategoryColumn.of("sick", List.of("no", "yes"), new int[150], Missing.none(150)));

    Scorecard scorecard = judge(TRAIN, HOLDOUT, healthy, Tables.SCHEMA);

    assertThat(scorecard.measure("tstr_auc").value()).isNull();
    assertThat(scorecard.measure("auc_difference").value()).isNull();
    assertThat(scorecard.measure("tstr_f1").note()).contains("fewer than two classes");
    assertThat(value(scorecard, "trtr_auc")).isGreaterThan(0.6);
    assertThat(scorecard.classification())
        .extracting(Classification::trainedOn)
        .containsExactly("real");
  }

  @Test
  void aLostClassIsNamed() {
    Schema wards = Tables.SCHEMA.withOnly(Role.TARGET, "ward");
    int[] withoutWest =
        IntStream.range(0, 150)
            .filter(row -> !((CategoryColumn) FRESH.column("ward")).value(row).equals("west"))
            .toArray();

    Scorecard scorecard = judge(TRAIN, HOLDOUT, FRESH.select(withoutWest), wards);

    assertThat(scorecard.measure("tstr_f1").value()).isNotNull();
    assertThat(scorecard.measure("tstr_f1").note())
        .contains("No synthetic row has the class west.");
  }

  @Test
  void aNumberIsExplainedNotClassified() {
    Schema schema = Tables.SCHEMA.withOnly(Role.TARGET, "pressure");

    Scorecard scorecard = judge(TRAIN, HOLDOUT, FRESH, schema);

    assertThat(value(scorecard, "trtr_r2")).isBetween(0.2, 0.9);
    assertThat(value(scorecard, "tstr_r2")).isBetween(0.2, 0.9);
    assertThat(scorecard.measure("tstr_r2").anchors().independent()).isLessThan(0.15);
    assertThat(scorecard.classification()).isEmpty();
  }

  @Test
  void emptyTablesAndTablesWithNothingToMeasureAreUserErrors() {
    Table nobody = FRESH.select(new int[0]);
    Schema onlyText =
        Schema.of(List.of(ColumnSchema.of("age", Kind.ID), ColumnSchema.of("ward", Kind.TEXT)));

    assertThatThrownBy(() -> judge(TRAIN, HOLDOUT, nobody, Tables.SCHEMA))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("synthetic table has no rows");
    assertThatThrownBy(() -> judge(TRAIN, HOLDOUT, FRESH, onlyText))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("No column can be judged");
  }

  @Test
  void aColumnStoredInTwoWaysIsAUserError() {
    Table other =
        FRESH.with(CategoryColumn.of("age", List.of("old"), new int[150], Missing.none(150)));

    assertThatThrownBy(() -> judge(TRAIN, HOLDOUT, other, Tables.SCHEMA))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'age'");
  }

  @Test
  void oneColumnAndAHandfulOfRowsAreJudgedAsFarAsTheyGo() {
    Schema age = Schema.of(List.of(ColumnSchema.of("age", Kind.INTEGER)));
    int[] few = {0, 1, 2, 3, 4};

    Scorecard scorecard = judge(TRAIN.select(few), HOLDOUT.select(few), FRESH.select(few), age);

    assertThat(scorecard.measure("column_shapes").value()).isNotNull();
    assertThat(scorecard.measure("pair_trends").value()).isNull();
    assertThat(scorecard.measure("c2st_holdout").value()).isNull();
  }

  @Test
  void constantMissingUnknownAndEnormousValuesAreBorne() {
    int rows = 60;
    byte[] gone = new byte[rows];
    Arrays.fill(gone, (byte) 1);
    double[] enormous = new double[rows];
    for (int row = 0; row < rows; row++) {
      enormous[row] = (row % 2 == 0 ? 1 : -1) * 1e308;
    }
    Table odd =
        Table.of(
            List.of(
                NumberColumn.of("same", new double[rows], Missing.none(rows)),
                NumberColumn.of("gone", new double[rows], Missing.of(gone, List.of(""))),
                NumberColumn.of("enormous", enormous, Missing.none(rows)),
                CategoryColumn.of("kind", List.of("a"), new int[rows], Missing.none(rows))));
    Table stranger =
        odd.with(CategoryColumn.of("kind", List.of("b"), new int[rows], Missing.none(rows)))
            .with(NumberColumn.of("gone", enormous, Missing.none(rows)));
    Schema schema =
        Schema.of(
            List.of(
                ColumnSchema.of("same", Kind.NUMBER).withRole(Role.TARGET),
                ColumnSchema.of("gone", Kind.NUMBER),
                ColumnSchema.of("enormous", Kind.NUMBER),
                ColumnSchema.of("kind", Kind.CATEGORY)));

    Scorecard scorecard = judge(odd, odd, stranger, schema);

    assertThat(scorecard.columns())
        .extracting(ColumnScore::shape)
        .containsExactly(1.0, 0.0, 1.0, 0.0);
    assertThat(value(scorecard, "dcr")).isGreaterThan(1);
  }

  /// 400 columns are 79,800 pairs: a stated sample of them is measured.
  @Test
  void aVeryWideTableIsMeasuredOnAStatedSampleOfPairsAndColumns() {
    List<ColumnSchema> schemas = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    RandomStream random = new Seed(7).stream();
    for (int index = 0; index < 400; index++) {
      double[] values = new double[60];
      for (int row = 0; row < 60; row++) {
        values[row] = random.nextGaussian();
      }
      columns.add(NumberColumn.of("c" + index, values, Missing.none(60)));
      schemas.add(ColumnSchema.of("c" + index, Kind.NUMBER));
    }
    Table wide = Table.of(columns);
    int[] first = IntStream.range(0, 40).toArray();
    int[] last = IntStream.range(40, 60).toArray();

    Scorecard scorecard =
        judge(wide.select(first), wide.select(last), wide.select(first), Schema.of(schemas));

    assertThat(scorecard.measure("pair_trends").note()).contains("of 79800 pairs");
    assertThat(scorecard.measure("c2st_train").note()).contains("300 of 400 columns");
    assertThat(value(scorecard, "near_copies")).isEqualTo(1);
  }

  /// Ten rows a person: an interval by rows would be some three times too narrow.
  @Test
  void intervalsResamplePersons() {
    Schema keyed =
        Schema.of(
            IntStream.range(0, Tables.SCHEMA.columns().size() + 1)
                .mapToObj(index ->
                    index == 0
                        ? ColumnSchema.of("person", Kind.ID).withRole(Role.PERSON_KEY)
                        : Tables.SCHEMA.columns().get(index - 1))
                .toList());
    Table train = repeated(Tables.patients(60, new Seed(1)));
    Table holdout = repeated(Tables.patients(60, new Seed(2)));
    Table fresh = repeated(Tables.patients(60, new Seed(3)));

    Scorecard byPerson = judge(train, holdout, fresh, keyed);
    Scorecard byRow = judge(train, holdout, fresh, Tables.SCHEMA);

    assertThat(width(byPerson, "trtr_auc")).isGreaterThan(2 * width(byRow, "trtr_auc"));
    // Without the key a person is in several folds, and trees recognise the person.
    assertThat(value(byRow, "train_holdout_auc")).isGreaterThan(0.9);
    assertThat(value(byPerson, "train_holdout_auc")).isLessThan(0.7);
    assertThat(byPerson.columns()).noneMatch(column -> column.name().equals("person"));
  }

  private static double width(Scorecard scorecard, String name) {
    Interval interval = Objects.requireNonNull(scorecard.measure(name).interval(), name);
    return interval.high() - interval.low();
  }

  private static Table repeated(Table table) {
    int[] rows = IntStream.range(0, table.rowCount() * 10).map(row -> row / 10).toArray();
    String[] keys = Arrays.stream(rows).mapToObj(row -> "p" + row).toArray(String[]::new);
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("person", keys, Missing.none(keys.length)));
    columns.addAll(table.select(rows).columns());
    return Table.of(columns);
  }

  /// The order in which a file happens to name its categories must not change a figure.
  @Test
  void theOrderOfADictionaryDoesNotMatter() {
    Scorecard plain = judge(TRAIN, HOLDOUT, FRESH, Tables.SCHEMA);
    Scorecard turned = judge(turned(TRAIN), turned(HOLDOUT), turned(FRESH), Tables.SCHEMA);

    assertThat(ScorecardJson.text(turned)).isEqualTo(ScorecardJson.text(plain));
  }

  /// The same wards under a dictionary in reverse order.
  private static Table turned(Table table) {
    CategoryColumn ward = (CategoryColumn) table.column("ward");
    List<String> reversed = ward.categories().reversed();
    int[] codes =
        IntStream.range(0, ward.size()).map(row -> reversed.indexOf(ward.value(row))).toArray();
    return table.with(CategoryColumn.of("ward", reversed, codes, ward.missing()));
  }
}
