package dev.understudy.synth.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.graphical.Domain;
import dev.understudy.learn.graphical.Grouping;
import dev.understudy.learn.graphical.Measurement;
import dev.understudy.learn.graphical.Scope;
import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.Mechanism;
import dev.understudy.privacy.mechanism.NoiseTape;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sensitivities of what is released of coded rows, on neighbours.
class NoisyTablesTest {
  private static final Domain DOMAIN = new Domain(new int[] {3, 4, 2});
  private static final List<Scope> SCOPES =
      List.of(
          Scope.fine(DOMAIN, 0),
          Scope.fine(DOMAIN, 0, 1),
          new Scope(
              new int[] {1, 2}, List.of(new Grouping(new int[] {0, 0, 1, 1}, 2), Grouping.fine(2))),
          Scope.fine(DOMAIN, 2, 1, 0));

  private static Ledger ledger() {
    return Ledger.inMemory(
        new Terms("rows", new PrivacyUnit.Row(), Neighbours.ADD_REMOVE, new Budget(50, 1e-5)));
  }

  /// @param without rows that are left out
  private static PrivateRows rows(int rowsPerUnit, int... without) {
    RandomStream random = new Seed(1).stream();
    List<CodedTable.Feature> features = new ArrayList<>();
    int[] kept =
        IntStream.range(0, 200)
            .filter(row -> Arrays.stream(without).noneMatch(one -> one == row))
            .toArray();
    for (int feature = 0; feature < 3; feature++) {
      int codes = DOMAIN.sizes()[feature];
      int[] all = new int[200];
      Arrays.setAll(all, _ -> random.nextInt(codes));
      features.add(
          new CodedTable.Feature(
              "f" + feature, codes, true, Arrays.stream(kept).map(row -> all[row]).toArray()));
    }
    return new PrivateRows(
        new CodedTable(features, kept.length),
        TableEncoding.unrelated(List.of()),
        Schema.of(List.of()),
        rowsPerUnit,
        200,
        Persons.alone(kept.length));
  }

  private static void release(PrivateRows rows, Releases releases) {
    NoisyTables tables = new NoisyTables(rows, releases);
    List<Measurement> measured = tables.measure("tables", 1, SCOPES);
    List<double[]> expected = measured.stream().map(Measurement::counts).toList();
    tables.distances("distances", 1, SCOPES, expected);
    tables.select("choice", 1, SCOPES, expected, 3, (scope, distance) -> 3 * distance - scope);
  }

  private static void replay(int rowsPerUnit, int... without) {
    NoiseTape tape = new NoiseTape();
    release(rows(rowsPerUnit), tape.recording(ledger(), 3));
    NoiseTape.Replay replay = tape.replaying();
    release(rows(rowsPerUnit, without), replay);
    replay.end();
  }

  @Test
  void aRowMakesNoMoreDifferenceThanDeclared() {
    for (int row = 0; row < 200; row += 7) {
      replay(1, row);
    }
  }

  @Test
  void threeRowsOfAUnitDoNotEither() {
    replay(3, 5, 50, 150);
    replay(3, 0, 1, 2);
  }

  @Test
  void threeRowsWhereOneIsDeclaredAreCaught() {
    assertThatThrownBy(() -> replay(1, 5, 50, 150))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("which is more than");
  }

  /// Noise for one table on four.
  @Test
  void aSensitivityThatForgetsTablesIsCaught() {
    NoiseTape tape = new NoiseTape();
    release(rows(1), forgetful(tape.recording(ledger(), 3)));
    NoiseTape.Replay replay = tape.replaying();
    assertThatThrownBy(() -> release(rows(1, 9), forgetful(replay)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("which is more than");
  }

  private static Releases forgetful(Releases releases) {
    return new Releases() {
      @Override
      @SuppressWarnings("unchecked") // the same types go in and out
      public <E, R> R release(String name, Mechanism<E, R> mechanism, E exact) {
        return mechanism instanceof DiscreteGaussian(long _, double variance)
            ? releases.release(name, (Mechanism<E, R>) new DiscreteGaussian(1, variance), exact)
            : releases.release(name, mechanism, exact);
      }
    };
  }

  @Test
  void tablesAreCountedInTheOrderOfTheirFeatures() {
    var tables = new NoisyTables(rows(1), new NoiseTape().recording(ledger(), 1));
    List<Measurement> measured = tables.measure("tables", 8, SCOPES);
    double[] pair = measured.get(1).counts();
    double[] single = measured.get(0).counts();
    for (int code = 0; code < 3; code++) {
      double sum = Arrays.stream(pair, 4 * code, 4 * code + 4).sum();
      assertThat(sum).isCloseTo(single[code], within(8.0));
    }
    assertThat(tables.released()).hasSize(4);
    assertThat(tables.released().getFirst().standardError())
        .isCloseTo(Math.sqrt(4 / 64.0 + 1.25), within(1e-9));
  }
}
