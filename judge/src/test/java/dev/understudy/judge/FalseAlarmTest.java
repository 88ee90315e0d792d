package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.attack.AttackOptions;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Attacks;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where nothing leaks, how often does a report accuse? Each report holds some forty intervals; all
/// of them together may miss in one report of twenty.
@Tag("long")
class FalseAlarmTest {

  private static final int REPEATS = 200;
  private static final int PEOPLE = 400;

  @Test
  void freshSamplesAreAccusedNoMoreOftenThanStated() {
    int alarms = 0;
    int leaks = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      Seed seed = new Seed(1).child(repeat);
      AttackReport report =
          Attacks.run(
              new Evidence(
                  Tables.patients(PEOPLE, seed.child("train")),
                  Tables.patients(PEOPLE, seed.child("holdout")),
                  Tables.patients(PEOPLE, seed.child("fresh")),
                  Tables.SCHEMA),
              null,
              AttackOptions.of(Suite.DEFAULT)
                  .withShadows(new Shadows(FalseAlarmTest::bootstrap, Shadows.FEWEST)),
              seed,
              Progress.silent());
      if (!report.conclusive()) {
        continue;
      }
      alarms += misses(report, false) ? 1 : 0;
      leaks += misses(report, true) ? 1 : 0;
    }
    System.out.printf(
        "Of %d fresh samples %d missed chance in some interval, %d of them on the side of a leak.%n",
        REPEATS, alarms, leaks);

    // One-sided binomial test at 5 % against the stated 5 %.
    int most = new BinomialDistribution(REPEATS, 0.05).inverseCumulativeProbability(0.95);
    assertThat(alarms).isLessThanOrEqualTo(most);
  }

  /// The worst generator there is, run again: none of its traces are in a fresh sample.
  private static Table bootstrap(Table train, int rows, Seed seed, Progress progress) {
    RandomStream random = seed.stream();
    return train.select(
        IntStream.range(0, rows).map(row -> random.nextInt(train.rowCount())).toArray());
  }

  private static boolean misses(AttackReport report, boolean leaksOnly) {
    Stream<Interval> areas =
        report.attacks().stream().flatMap(attack -> Stream.ofNullable(attack.interval()));
    Stream<Interval> excesses =
        report.disclosures().stream().flatMap(found -> Stream.ofNullable(found.interval()));
    return areas.anyMatch(interval -> misses(interval, 0.5, leaksOnly))
        || excesses.anyMatch(interval -> misses(interval, 0, leaksOnly));
  }

  private static boolean misses(Interval interval, double chance, boolean leaksOnly) {
    return interval.low() > chance || (!leaksOnly && interval.high() < chance);
  }
}
