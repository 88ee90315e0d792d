package dev.understudy.synth.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Segmented;
import dev.understudy.synth.Segmented.Segment;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
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

class MixtureTest {

  private static final List<String> COLUMNS = List.of("p", "q", "r", "s");

  /// Two kinds of rows, 30 % and 70 %: the answers of the first are yes with .9, of the others .1.
  private static Example planted(int rows) {
    RandomStream random = new Seed(4).stream();
    int[][] answers = new int[COLUMNS.size()][rows];
    for (int row = 0; row < rows; row++) {
      boolean first = random.nextDouble() < 0.3;
      for (int[] answer : answers) {
        answer[row] = random.nextDouble() < (first ? 0.9 : 0.1) ? 1 : 0;
      }
    }
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    for (int k = 0; k < answers.length; k++) {
      columns.add(
          CategoryColumn.of(COLUMNS.get(k), List.of("no", "yes"), answers[k], Missing.none(rows)));
      meanings.add(ColumnSchema.of(COLUMNS.get(k), Kind.BOOLEAN));
    }
    return new Example(Table.of(columns), Schema.of(meanings));
  }

  /// All sixteen rows there can be.
  private static Table everyRow() {
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < COLUMNS.size(); k++) {
      int[] codes = new int[16];
      for (int row = 0; row < 16; row++) {
        codes[row] = row >> k & 1;
      }
      columns.add(CategoryColumn.of(COLUMNS.get(k), List.of("no", "yes"), codes, Missing.none(16)));
    }
    return Table.of(columns);
  }

  private static Model fit(Example example) {
    return new MixtureSynthesizer(RarePolicy.REDRAW)
        .fit(example.table(), example.schema(), Run.of(new Seed(1)));
  }

  @Test
  void findsThePlantedKindsOfRows() {
    Model model = fit(planted(20_000));
    double[] logs = ((Likelihood) model).logProbability(everyRow());
    for (int row = 0; row < 16; row++) {
      int yes = Integer.bitCount(row);
      double truth =
          0.3 * Math.pow(0.9, yes) * Math.pow(0.1, 4 - yes)
              + 0.7 * Math.pow(0.1, yes) * Math.pow(0.9, 4 - yes);
      assertThat(Math.exp(logs[row])).isCloseTo(truth, within(0.02));
    }
    assertThat(Integer.parseInt(model.provenance().configuration().get("components")))
        .isLessThan(20);
  }

  @Test
  void probabilitiesOfAllRowsSumToOne() {
    double[] logs = ((Likelihood) fit(planted(500))).logProbability(everyRow());
    assertThat(Arrays.stream(logs).map(Math::exp).sum()).isCloseTo(1, within(1e-5));
  }

  @Test
  void conditionsAgreeWithEnumeration() {
    Model model = fit(planted(2_000));
    double[] logs = ((Likelihood) model).logProbability(everyRow());
    double[] given = new double[2];
    for (int row = 0; row < 16; row++) {
      boolean fits = (row & 1) == 1 && (row >> 1 & 1) == 0;
      if (fits) {
        given[row >> 3 & 1] += Math.exp(logs[row]);
      }
    }
    List<String> drawn =
        Tables.values(Tables.sampleWhere(model, List.of("p=yes", "q=no"), 40_000, 3), "s");
    double share = (double) drawn.stream().filter("yes"::equals).count() / drawn.size();
    assertThat(share).isCloseTo(given[1] / (given[0] + given[1]), within(0.01));
  }

  @Test
  void sharesComeOutAsTheModelHasThemAndUnrelatedColumnsStayUnrelated() {
    int rows = 4_000;
    RandomStream random = new Seed(9).stream();
    int[][] coins = new int[2][rows];
    for (int row = 0; row < rows; row++) {
      coins[0][row] = random.nextInt(2);
      coins[1][row] = random.nextInt(2);
    }
    Missing none = Missing.none(rows);
    Table table =
        Table.of(
            List.of(
                CategoryColumn.of("a", List.of("no", "yes"), coins[0], none),
                CategoryColumn.of("b", List.of("no", "yes"), coins[1], none)));
    Schema schema =
        Schema.of(List.of(ColumnSchema.of("a", Kind.BOOLEAN), ColumnSchema.of("b", Kind.BOOLEAN)));
    Table drawn = Tables.sample(fit(new Example(table, schema)), 64_000, 2);
    List<String> a = Tables.values(drawn, "a");
    List<String> b = Tables.values(drawn, "b");
    int yesA = 0;
    int yesB = 0;
    int both = 0;
    for (int row = 0; row < a.size(); row++) {
      yesA += a.get(row).equals("yes") ? 1 : 0;
      yesB += b.get(row).equals("yes") ? 1 : 0;
      both += a.get(row).equals("yes") && b.get(row).equals("yes") ? 1 : 0;
    }
    double realA = Arrays.stream(coins[0]).average().orElseThrow();
    assertThat((double) yesA / a.size()).isCloseTo(realA, within(0.003));
    assertThat((double) both / a.size())
        .isCloseTo((double) yesA / a.size() * yesB / a.size(), within(0.01));
  }

  @Test
  void keepsWhatConnectsNumbers() {
    Table drawn = Tables.sample(fit(Tables.patients(4_000, 3)), 20_000, 5);
    double[] age = numbers(drawn, "age");
    double[] pressure = numbers(drawn, "pressure");
    List<double[]> present = new ArrayList<>();
    for (int row = 0; row < age.length; row++) {
      if (!Double.isNaN(pressure[row])) {
        present.add(new double[] {age[row], pressure[row]});
      }
    }
    double correlation =
        new org.hipparchus.stat.correlation.PearsonsCorrelation()
            .correlation(
                present.stream().mapToDouble(pair -> pair[0]).toArray(),
                present.stream().mapToDouble(pair -> pair[1]).toArray());
    assertThat(correlation).isCloseTo(0.6, within(0.06));
  }

  private static double[] numbers(Table drawn, String column) {
    return Tables.values(drawn, column).stream()
        .mapToDouble(text -> text.startsWith("~") ? Double.NaN : Double.parseDouble(text))
        .toArray();
  }

  @Test
  void segmentsAreToldInTheWordsOfTheTable() {
    Example example = Tables.patients(2_000, 3);
    Model model = fit(new Example(example.table(), example.schema().withOnly(Role.TARGET, "sick")));
    List<Segment> segments = ((Segmented) model).segments();
    assertThat(segments).hasSizeBetween(2, 8);
    assertThat(segments.stream().mapToDouble(Segment::share).sum()).isCloseTo(1, within(1e-6));
    assertThat(segments.stream().flatMap(segment -> segment.traits().stream()))
        .anySatisfy(trait -> {
          assertThat(trait.feature()).isEqualTo("age");
          assertThat(trait.values()).matches("\\d+ to \\d+");
          assertThat(trait.here()).isGreaterThan(trait.overall());
        });
  }

  @Test
  void theRowsOfOnePersonNeverMakeAComponent() {
    int rows = 800;
    int width = 8;
    RandomStream random = new Seed(6).stream();
    String[] persons = new String[rows];
    int[][] answers = new int[width][rows];
    for (int row = 0; row < rows; row++) {
      boolean hers = row < 200;
      persons[row] = "P" + (hers ? 0 : row);
      for (int[] answer : answers) {
        answer[row] = hers || random.nextDouble() < 0.1 ? 1 : 0;
      }
    }
    List<Column> columns = new ArrayList<>();
    List<ColumnSchema> meanings = new ArrayList<>();
    columns.add(TextColumn.of("person", persons, Missing.none(rows)));
    meanings.add(ColumnSchema.of("person", Kind.ID).withRole(Role.PERSON_KEY));
    for (int k = 0; k < width; k++) {
      columns.add(CategoryColumn.of("c" + k, List.of("no", "yes"), answers[k], Missing.none(rows)));
      meanings.add(ColumnSchema.of("c" + k, Kind.BOOLEAN));
    }
    Table drawn = Tables.sample(fit(new Example(Table.of(columns), Schema.of(meanings))), 8_000, 1);
    int likeHer = 0;
    for (int row = 0; row < 8_000; row++) {
      boolean all = true;
      for (int k = 0; k < width && all; k++) {
        all = Tables.text(drawn.column("c" + k), row).equals("yes");
      }
      likeHer += all ? 1 : 0;
    }
    // a quarter of the rows are hers, and nobody else says yes to everything
    assertThat(likeHer).isLessThan(80);
  }
}
