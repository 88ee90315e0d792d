package dev.understudy.workflow.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.copula.CopulaSynthesizer;
import dev.understudy.synth.independent.IndependentSynthesizer;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.workflow.Examination;
import dev.understudy.workflow.Examined;
import dev.understudy.workflow.Source;
import dev.understudy.workflow.selection.Search.Request;
import dev.understudy.workflow.selection.Selection.Stop;
import dev.understudy.workflow.selection.Standing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

  /// Planned as five splits.
  private static final Duration SIX_SECONDS = Duration.ofSeconds(6);

  private static final Candidate INDEPENDENT =
      new Candidate(
          "independent", new IndependentSynthesizer(RarePolicy.REDRAW)::fit, false, Fakes.CHEAP);
  private static final Candidate COPULA =
      new Candidate("copula", new CopulaSynthesizer(RarePolicy.REDRAW)::fit, true, Fakes.CHEAP);

  @TempDir Path directory;

  /// 300 people: age, weight and blood pressure rise together, and with them the risk.
  private Examined people(String... roles) throws IOException {
    StringBuilder csv = new StringBuilder("person,age,weight,pressure,sex,ill\n");
    var random = new Seed(5).stream();
    for (int row = 0; row < 300; row++) {
      double age = 30 + 50 * random.nextDouble();
      double weight = 50 + 0.4 * age + 20 * random.nextDouble();
      double pressure = 90 + 0.6 * age + 0.2 * weight + 15 * random.nextDouble();
      boolean ill = pressure + 25 * random.nextDouble() > 160;
      csv.append("p").append(row / 2).append(',').append(Math.round(age * 10) / 10.0);
      csv.append(',').append(Math.round(weight * 10) / 10.0);
      csv.append(',').append(Math.round(pressure * 10) / 10.0);
      csv.append(row % 3 == 0 ? ",m," : ",f,").append(ill ? "yes\n" : "no\n");
    }
    Source source = Source.of(Files.writeString(directory.resolve("people.csv"), csv));
    Set<String> asked = Set.of(roles);
    Source meant =
        new Source(
            source.file(),
            null,
            List.of(),
            asked.contains("person") ? List.of() : List.of("person"),
            asked.contains("target") ? "ill" : null,
            asked.contains("person") ? "person" : null);
    return Examination.examine(meant, Progress.silent());
  }

  private static Selection search(Examined people, Duration budget, Candidate... candidates) {
    return search(people, budget, Progress.silent(), candidates);
  }

  private static Selection search(
      Examined people, Duration budget, Progress progress, Candidate... candidates) {
    return Search.run(
        people.table(),
        people.schema(),
        new Request(List.of(candidates), budget, LeakLimits.FRESH, new Seed(3)),
        progress);
  }

  private static Progress stopped(BooleanSupplier condition) {
    return new Progress() {
      @Override
      public void at(String phase, long done, long total) {}

      @Override
      public boolean cancelled() {
        return condition.getAsBoolean();
      }
    };
  }

  private static Standing standing(Selection selection, String name) {
    return selection.board().standings().stream()
        .filter(standing -> standing.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoCopiesIsNeverChosenHoweverLikeTheRowsAre() throws IOException {
    Selection selection =
        search(people("target"), SIX_SECONDS, INDEPENDENT, COPULA, Fakes.copier());

    Standing copier = standing(selection, "copier");
    assertThat(copier.outcome()).isEqualTo(Outcome.LEAKS);
    assertThat(copier.score().value())
        .isGreaterThan(standing(selection, "independent").score().value());
    assertThat(copier.appraisal().membership().value()).isGreaterThan(0.9);
    assertThat(selection.winner()).isEqualTo(COPULA);
    assertThat(selection.board().sentence())
        .startsWith("copula is the choice")
        .contains("only one");
    assertThat(selection.board().reproducible()).isTrue();
  }

  @Test
  void independentColumnsAreOnTheBoardButNeverChosen() throws IOException {
    Selection selection =
        search(people("target"), SIX_SECONDS, INDEPENDENT, COPULA, Fakes.broken());

    assertThat(standing(selection, "independent").outcome()).isEqualTo(Outcome.FLOOR);
    assertThat(standing(selection, "broken"))
        .satisfies(broken -> {
          assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
          assertThat(broken.reason()).isEqualTo("This table cannot be learned.");
        });
    assertThat(selection.winner()).isEqualTo(COPULA);
    assertThat(standing(selection, "copula").score().value())
        .isGreaterThan(standing(selection, "independent").score().value() + 0.1);
  }

  @Test
  void theSameSeedGivesTheSameBoard() throws IOException {
    Examined people = people("target");

    assertThat(search(people, SIX_SECONDS, INDEPENDENT, COPULA, Fakes.copier()).board())
        .isEqualTo(search(people, SIX_SECONDS, INDEPENDENT, COPULA, Fakes.copier()).board());
  }

  @Test
  void aSecondBuysNoComparison() throws IOException {
    Selection selection =
        Search.run(
            people("target").table(),
            people("target").schema(),
            new Request(
                Portfolio.of(GeneratorSettings.USUAL),
                Duration.ofSeconds(1),
                LeakLimits.FRESH,
                new Seed(3)),
            Progress.silent());

    assertThat(selection.winner().name()).isEqualTo("copula");
    assertThat(selection.board().sentence())
        .isEqualTo(
            "copula was taken without a comparison: a --budget of 1 s leaves no time to compare"
                + " generators.");
    assertThat(selection.board().compared()).isFalse();
    assertThat(selection.board().standings()).hasSameSizeAs(Portfolio.of(GeneratorSettings.USUAL));
  }

  @Test
  void withoutATargetSeveralColumnsArePredicted() throws IOException {
    Selection selection = search(people(), SIX_SECONDS, INDEPENDENT, COPULA, Fakes.copier());

    assertThat(standing(selection, "copula").appraisal().usefulness())
        .hasSizeBetween(2, 3)
        .allSatisfy(column -> assertThat(column.column()).isNotEqualTo("sex"));
    assertThat(selection.winner()).isEqualTo(COPULA);
  }

  @Test
  void thePersonsOfASplitAreOnOneSide() throws IOException {
    Examined people = people("target", "person");
    List<Table> learned = new ArrayList<>();
    search(people, SIX_SECONDS, COPULA, Fakes.candidate("watched", learned::add));

    assertThat(learned).hasSize(5);
    String[] persons = persons(people.table());
    AtomicInteger outside = new AtomicInteger();
    for (Table rows : learned) {
      Set<String> inside = new HashSet<>(List.of(persons(rows)));
      outside.addAndGet(people.table().rowCount() - rows.rowCount());
      // Both rows of a person or none.
      long all = List.of(persons).stream().filter(inside::contains).count();
      assertThat(rows.rowCount()).isEqualTo((int) all);
    }
    assertThat(outside).as("every row is fresh once").hasValue(people.table().rowCount());
  }

  private static String[] persons(Table table) {
    String[] persons = new String[table.rowCount()];
    for (int row = 0; row < persons.length; row++) {
      persons[row] =
          switch (table.column("person")) {
            case dev.understudy.table.TextColumn text -> text.value(row);
            case dev.understudy.table.CategoryColumn category ->
                category.categories().get(category.code(row));
            case NumberColumn number -> "" + number.value(row);
            case dev.understudy.table.MomentColumn moment -> "" + moment.ticks(row);
          };
    }
    return persons;
  }

  @Test
  void aUserWhoStopsGetsTheBestSoFar() throws IOException {
    AtomicInteger fits = new AtomicInteger();
    Selection selection =
        search(
            people("target"),
            SIX_SECONDS,
            stopped(() -> fits.get() > 0),
            INDEPENDENT,
            COPULA,
            Fakes.candidate("slow", train -> fits.incrementAndGet()));

    assertThat(selection.stop()).isEqualTo(Stop.USER);
    assertThat(selection.winner()).isEqualTo(COPULA);
    assertThat(selection.searched()).isPresent();
    assertThat(standing(selection, "slow").outcome()).isEqualTo(Outcome.NOT_TRIED);
    assertThat(selection.board().reproducible()).isFalse();
  }

  @Test
  void aUserWhoStopsBeforeAnythingIsMeasuredGetsNothing() throws IOException {
    Examined people = people("target");

    assertThatThrownBy(
            () -> search(people, SIX_SECONDS, stopped(() -> true), COPULA, Fakes.copier()))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theClockStopsASearchThatTakesFarTooLong() throws IOException {
    AtomicLong clock = new AtomicLong();
    Examined people = people("target");
    Schema schema = people.schema();
    Selection selection =
        Search.run(
            people.table(),
            schema,
            new Request(
                List.of(
                    INDEPENDENT,
                    COPULA,
                    Fakes.candidate(
                        "slow", train -> clock.addAndGet(Duration.ofMinutes(1).toNanos()))),
                SIX_SECONDS,
                LeakLimits.FRESH,
                new Seed(3)),
            Progress.silent(),
            clock::get);

    assertThat(selection.stop()).isEqualTo(Stop.CLOCK);
    assertThat(selection.winner()).isEqualTo(COPULA);
    assertThat(selection.searched()).isEmpty();
    assertThat(selection.board().reproducible()).isFalse();
    assertThat(selection.board().sentence()).contains("stopped by the clock");
  }

  @Test
  void tooFewPersonsAreNoReasonToFail() throws IOException {
    Examined people = people("target", "person");
    Table one =
        people
            .table()
            .with(
                NumberColumn.of(
                    "person",
                    new double[people.table().rowCount()],
                    dev.understudy.table.Missing.none(people.table().rowCount())));
    Selection selection =
        Search.run(
            one,
            people.schema(),
            new Request(
                List.of(INDEPENDENT, COPULA, Fakes.copier()),
                SIX_SECONDS,
                LeakLimits.FRESH,
                new Seed(3)),
            Progress.silent());

    assertThat(people.schema().first(Role.PERSON_KEY)).isPresent();
    assertThat(selection.board().sentence()).contains("too few persons");
  }
}
