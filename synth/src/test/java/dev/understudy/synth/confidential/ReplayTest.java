package dev.understudy.synth.confidential;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.learn.CodedTable;
import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.mechanism.Mechanism;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.bayesian.HistogramSynthesizer;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All that private generators learn goes through releases with the sensitivity they declare; ways
/// to break that are caught.
class ReplayTest {

  private static final Budget BUDGET = new Budget(20, 1e-4);
  private static final PrivacyUnit ROW = new PrivacyUnit.Row();
  private static final List<String[]> ROWS = Cells.visits(120, new int[] {1}, 1);

  static Stream<Arguments> generators() {
    return Synthesizers.confidential().stream()
        .flatMap(
            generator -> Stream.of(true, false).map(declared -> Arguments.of(generator, declared)));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void nothingOfARowLeavesButThroughReleases(PrivateSynthesizer generator, boolean declared) {
    new ReplayBench(generator, Cells.schema(declared), ROW, BUDGET)
        .check(ROWS, Cells.rows(0, 3, 50, 119), "P999", Cells.KEY);
  }

  @ParameterizedTest
  @MethodSource("generators")
  void nothingOfAPersonLeavesButThroughReleases(PrivateSynthesizer generator, boolean declared) {
    List<String[]> visits = Cells.visits(60, new int[] {1, 2, 16}, 2);
    new ReplayBench(
            generator,
            Cells.schema(declared),
            new PrivacyUnit.Person("patient", 3),
            new Budget(60, 1e-4))
        .check(visits, Cells.units(visits, 6), "P999", Cells.KEY);
  }

  @ParameterizedTest
  @MethodSource("generators")
  void aLowBudgetIsReplayedToo(PrivateSynthesizer generator, boolean declared) {
    new ReplayBench(generator, Cells.schema(declared), ROW, new Budget(0.3, 1e-6))
        .check(ROWS, Cells.rows(0, 7), "P999", Cells.KEY);
  }

  @ParameterizedTest
  @MethodSource("generators")
  void noMoreIsSpentThanPlanned(PrivateSynthesizer generator, boolean declared) {
    for (double epsilon : new double[] {0.1, 1, 10}) {
      new ReplayBench(generator, Cells.schema(declared), ROW, new Budget(epsilon, 1e-5))
          .checkPlan(ROWS);
    }
  }

  private static void assertCaught(PrivateSynthesizer broken, String message) {
    Schema schema = Cells.schema(true);
    ReplayBench bench = new ReplayBench(broken, schema, ROW, BUDGET);
    assertThatThrownBy(() -> bench.check(ROWS, Cells.rows(0, 3, 50, 119), "P999", Cells.KEY))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }

  @Test
  void aWrongSensitivityIsCaught() {
    assertCaught(
        new Broken() {
          @Override
          public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
            return super.fit(rows, allowance, new Doubled(releases), run);
          }
        },
        "which is more than");
  }

  @Test
  void aBoundReadFromTheRowsIsCaught() {
    assertCaught(
        new Broken() {
          @Override
          public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
            List<CodedTable.Feature> bounded =
                rows.coded().features().stream()
                    .map(feature ->
                        new CodedTable.Feature(
                            feature.name(),
                            Arrays.stream(feature.codes()).max().orElse(0) + 1,
                            feature.ordered(),
                            feature.codes()))
                    .toList();
            var coded = new CodedTable(bounded, rows.coded().rowCount());
            return super.fit(with(rows, coded), allowance, releases, run);
          }
        },
        "differs by Infinity");
  }

  @Test
  void anExactNumberOfRowsIsCaught() {
    assertCaught(
        new Broken() {
          @Override
          public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
            return super.fit(rows, allowance, releases, Run.of(new Seed(rows.coded().rowCount())));
          }
        },
        "without row 0");
  }

  @Test
  void noiseThatDependsOnTheRowsIsCaught() {
    assertCaught(
        new Broken() {
          @Override
          public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
            double mu = allowance.gaussian() * 50 / rows.coded().rowCount();
            return super.fit(
                rows,
                allowance.after(List.of(new dev.understudy.privacy.Cost.Gaussian(mu))),
                releases,
                run);
          }
        },
        "Control flow depends on the rows");
  }

  @Test
  void categoriesReadForFreeAreCaught() {
    assertCaught(
        new Broken() {
          @Override
          public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
            List<CodedTable.Feature> seen =
                rows.coded().features().stream()
                    .filter(feature ->
                        Arrays.stream(feature.codes()).distinct().count() == feature.cardinality())
                    .toList();
            var coded = new CodedTable(seen, rows.coded().rowCount());
            return super.fit(with(rows, coded), allowance, releases, run);
          }
        },
        "");
  }

  private static PrivateRows with(PrivateRows rows, CodedTable coded) {
    return new PrivateRows(
        coded, rows.encoding(), rows.schema(), rows.rowsPerUnit(), rows.noisyRows(), rows.units());
  }

  /// A histogram that somebody broke.
  private abstract static class Broken implements PrivateSynthesizer {
    private final HistogramSynthesizer sound = new HistogramSynthesizer();

    @Override
    public String name() {
      return sound.name();
    }

    @Override
    public String summary() {
      return "broken";
    }

    @Override
    public List<Charge> plan(Prospect prospect, Allowance allowance) {
      return sound.plan(prospect, allowance);
    }

    @Override
    public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
      return sound.fit(rows, allowance, releases, run);
    }

    @Override
    public Model load(ModelArchive archive) {
      return sound.load(archive);
    }
  }

  /// Counts every row twice and says nothing of it.
  private record Doubled(Releases releases) implements Releases {
    @Override
    @SuppressWarnings("unchecked") // an array of the same type
    public <E, R> R release(String name, Mechanism<E, R> mechanism, E exact) {
      E doubled =
          exact instanceof long[] counts
              ? (E) Arrays.stream(counts).map(count -> 2 * count).toArray()
              : exact;
      return releases.release(name, mechanism, doubled);
    }
  }
}
