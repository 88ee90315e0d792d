package dev.understudy.judge.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.portrait.Portrait.Overlay;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortraitsTest {

  private static final List<String> HOSPITALS = List.of("Basel", "Budapest", "Long Beach");

  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              ColumnSchema.of("id", Kind.ID),
              ColumnSchema.of("age", Kind.INTEGER),
              ColumnSchema.of("pressure", Kind.NUMBER),
              ColumnSchema.of("admitted", Kind.DATE),
              ColumnSchema.of("hospital", Kind.CATEGORY),
              ColumnSchema.of("ill", Kind.BOOLEAN).withRole(Role.TARGET)));

  @Test
  void identifiersAreNotDrawn() {
    Portrait portrait = draw(patients(400, 1), patients(100, 2), patients(400, 3));

    assertThat(portrait.overlays())
        .extracting(Overlay::column)
        .containsExactly("age", "pressure", "admitted", "hospital", "ill");
    assertThat(portrait.association().columns()).doesNotContain("id");
  }

  @Test
  void sharesOfEveryTableAddUpToOne() {
    Portrait portrait = draw(patients(400, 1), patients(100, 2), patients(300, 3));

    for (Overlay overlay : portrait.overlays()) {
      for (double[] shares : List.of(overlay.real(), overlay.holdout(), overlay.synthetic())) {
        assertThat(shares).hasSameSizeAs(overlay.labels());
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
      }
    }
    assertThat(portrait.clusters().real()).hasSize(Portraits.CLUSTERS);
    assertThat(Arrays.stream(portrait.clusters().synthetic()).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void binsHaveRoundEdgesAndMissingCellsStandLast() {
    Overlay pressure = draw(patients(400, 1), null, patients(400, 3)).overlays().get(1);

    double step = pressure.edges()[1] - pressure.edges()[0];
    assertThat(step).isIn(1.0, 2.0, 5.0, 10.0);
    assertThat(pressure.edges()[0] % step).isZero();
    assertThat(pressure.labels()).hasSize(pressure.edges().length);
    assertThat(pressure.labels().getLast()).isEqualTo("(missing)");
    assertThat(pressure.real()[pressure.real().length - 1]).isCloseTo(0.1, within(0.05));
    assertThat(pressure.holdout()).isEmpty();
  }

  @Test
  void noEdgeTellsAnExtremeOfFewPersons() {
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = 20 + i % 60;
    }
    values[7] = 117;
    values[90] = -40;

    double[] edges = NumberOverlay.edges(Values.sortedPresent(values), Kind.INTEGER);

    assertThat(edges[0]).isGreaterThan(10);
    assertThat(edges[edges.length - 1]).isLessThan(90);
  }

  @Test
  void smallWholeNumbersHaveABinEach() {
    double[] values = new double[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 4;
    }

    assertThat(NumberOverlay.edges(Values.sortedPresent(values), Kind.INTEGER))
        .containsExactly(-0.5, 0.5, 1.5, 2.5, 3.5);
  }

  @Test
  void valuesBesideAConstantAreSeen() {
    double[] ones = {1, 1, 1, 1, 1, 1};
    Overlay overlay =
        NumberOverlay.of(
            ColumnSchema.of("ward", Kind.INTEGER), ones, null, new double[] {1, 1, 2, 0});

    assertThat(overlay.real()).containsExactly(0, 1, 0);
    assertThat(overlay.synthetic()).containsExactly(0.25, 0.5, 0.25);
  }

  @Test
  void aColumnWithoutRealValuesShowsPresenceOnly() {
    double[] none = {Double.NaN, Double.NaN};
    Overlay overlay =
        NumberOverlay.of(
            ColumnSchema.of("x", Kind.NUMBER), none, none, new double[] {3, Double.NaN});

    assertThat(overlay.labels()).containsExactly("(present)", "(missing)");
    assertThat(overlay.real()).containsExactly(0, 1);
    assertThat(overlay.synthetic()).containsExactly(0.5, 0.5);
  }

  @Test
  void rareCategoriesAreNotNamedButRareClassesAre() {
    int[] codes = new int[100];
    codes[0] = 1;
    codes[1] = 1;
    CategoryColumn column =
        CategoryColumn.of("finding", List.of("common", "rare"), codes, Missing.none(100));
    ColumnSchema schema = ColumnSchema.of("finding", Kind.CATEGORY);

    assertThat(CategoryOverlay.of(schema, column, null, column).labels())
        .containsExactly("common", "(other)");
    assertThat(CategoryOverlay.of(schema.withRole(Role.TARGET), column, null, column).labels())
        .containsExactly("common", "rare");
  }

  @Test
  void equalTablesHaveEqualPortraitsAndEqualSeedsEqualPictures() {
    Table train = patients(400, 1);
    Portrait portrait = draw(train, patients(100, 2), train);
    Portrait again = draw(train, patients(100, 2), train);

    assertThat(portrait.association().synthetic()).isEqualTo(portrait.association().real());
    assertThat(portrait.projection().synthetic()).isEqualTo(portrait.projection().real());
    assertThat(again.projection().real()).isEqualTo(portrait.projection().real());
    assertThat(again.clusters().centres()).isEqualTo(portrait.clusters().centres());
  }

  @Test
  void withoutHoldoutThereIsNoneInAnyPart() {
    Portrait portrait = draw(patients(400, 1), null, patients(400, 3));

    assertThat(portrait.projection().holdout()).isEmpty();
    assertThat(portrait.clusters().holdout()).isEmpty();
    assertThat(portrait.clusters().tightness()[1]).isNaN();
  }

  @Test
  void columnsThatNeverVaryHaveNoPlane() {
    Schema schema = Schema.of(List.of(ColumnSchema.of("ward", Kind.NUMBER)));
    Table table = Table.of(List.of(NumberColumn.of("ward", new double[20], Missing.none(20))));

    Portrait portrait =
        Portraits.draw(new Evidence(table, table, table, schema), new Seed(1), Progress.silent());

    assertThat(portrait.projection()).isNull();
    assertThat(portrait.clusters()).isNull();
  }

  @Test
  void ofAWideTableTheColumnsNearTheTargetAreShownAndTheRuleIsStated() {
    RandomStream random = new Seed(4).stream();
    int rows = 120;
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> schema = new ArrayList<>();
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) {
      target[row] = random.nextGaussian();
    }
    for (int i = 0; i < 300; i++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = random.nextGaussian() + (i == 250 ? 5 * target[row] : 0);
      }
      columns.add(NumberColumn.of("c" + i, values, Missing.none(rows)));
      schema.add(ColumnSchema.of("c" + i, Kind.NUMBER));
    }
    columns.add(NumberColumn.of("target", target, Missing.none(rows)));
    schema.add(ColumnSchema.of("target", Kind.NUMBER).withRole(Role.TARGET));
    Table table = Table.of(columns);

    Portrait portrait =
        Portraits.draw(
            new Evidence(table, null, table, Schema.of(schema)), new Seed(1), Progress.silent());

    assertThat(portrait.association().columns())
        .hasSize(Portraits.ASSOCIATION_COLUMNS)
        .contains("c250", "target");
    assertThat(portrait.association().note())
        .isEqualTo(
            "Shown are 40 of 301 columns: the target and those that hang together with it most.");
    assertThat(portrait.overlays()).hasSize(301);
  }

  private static Portrait draw(Table train, Table holdout, Table synthetic) {
    return Portraits.draw(
        new Evidence(train, holdout, synthetic, SCHEMA), new Seed(9), Progress.silent());
  }

  /// Patients whose pressure rises with age and who are ill more often in one hospital.
  private static Table patients(int rows, long seed) {
    RandomStream random = new Seed(seed).stream();
    String[] ids = new String[rows];
    double[] age = new double[rows];
    double[] pressure = new double[rows];
    byte[] unknown = new byte[rows];
    long[] admitted = new long[rows];
    int[] hospital = new int[rows];
    int[] ill = new int[rows];
    for (int row = 0; row < rows; row++) {
      ids[row] = "P" + row;
      age[row] = 40 + random.nextInt(30);
      pressure[row] = Math.rint(90 + age[row] + 10 * random.nextGaussian());
      unknown[row] = (byte) (random.nextDouble() < 0.1 ? 1 : 0);
      admitted[row] = 18_000 + random.nextInt(700);
      hospital[row] = random.nextInt(3);
      ill[row] = random.nextDouble() < (hospital[row] == 0 ? 0.8 : 0.3) ? 1 : 0;
    }
    Missing none = Missing.none(rows);
    return Table.of(
        List.of(
            TextColumn.of("id", ids, none),
            NumberColumn.of("age", age, none),
            NumberColumn.of("pressure", pressure, Missing.of(unknown, List.of(""))),
            MomentColumn.of("admitted", MomentColumn.Unit.DAYS, admitted, none),
            CategoryColumn.of("hospital", HOSPITALS, hospital, none),
            CategoryColumn.of("ill", List.of("no", "yes"), ill, none)));
  }
}
