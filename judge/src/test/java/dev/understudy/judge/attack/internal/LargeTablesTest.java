package dev.understudy.judge.attack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Tables;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.KeptRows;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is left out of large tables, and what never is.
class LargeTablesTest {

  private static final AttackLimits USUAL =
      new AttackLimits(11_000, 11_000, 2_000, 3_000, 1_000, Integer.MAX_VALUE, 100, false);

  @Test
  void tablesOfUsualSizeAreAttackedInFull() {
    AttackLimits limits = USUAL.within(32_561, 15);

    assertThat(limits).isEqualTo(USUAL);
    assertThat(limits.note(USUAL, 10_854)).isEmpty();
  }

  /// 3,333 people of each side, a million rows and 15 columns are 100 billion cells.
  @Test
  void ofAMillionRowsAllAreSeenAndFewerPeopleAsked() {
    AttackLimits limits = USUAL.within(1_000_000, 15);

    assertThat(limits.asked()).isEqualTo(3_333);
    assertThat(limits.single()).isEqualTo(3_000);
    assertThat(limits.anchor()).isEqualTo(833);
    assertThat(limits.known()).isEqualTo(11_000);
    assertThat(limits.note(USUAL, 133_000)).contains("3333 instead of 11000 people");
    assertThat(limits.note(USUAL, 3_000)).isEmpty();
    assertThat(USUAL.within(100_000_000, 100).asked()).isEqualTo(500);
  }

  /// A fifth of either table is kept, of which a fifth would be found; all copies are counted.
  @Test
  void copiesAreCountedAmongAllRowsWhereAPartIsKept() {
    Table train = Tables.patients(10_000, new Seed(1));
    Evidence evidence =
        new Evidence(train, Tables.patients(2_000, new Seed(2)), train, Tables.SCHEMA);
    KeptRows kept = KeptRows.of(evidence, 2_000 * 7, new Seed(3));
    List<CodedRows> coded = kept.coded();
    CodedRows holdout = coded.get(2);
    Copies copies = new Copies(coded.get(0), holdout, holdout, 500, new Seed(4));

    Rates part = copies.against(coded.get(1)).getFirst().rates();
    Rates all = copies.against(coded.get(1), kept.all()).getFirst().rates();

    assertThat(kept.note()).contains("2000 of 10000 training");
    assertThat(part.rate()).isBetween(0.15, 0.25);
    assertThat(all.successes()).isEqualTo(10_000);
    assertThat(all.trials()).isEqualTo(10_000);
  }
}
