package dev.understudy.judge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.internal.GradientAttacks.Outcome;
import dev.understudy.learn.DenseNetwork;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Applicants whose score, debts and job decide, while their age, which would too, cannot be
/// changed.
class AttacksTest {

  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              ColumnSchema.of("score", Kind.NUMBER),
              ColumnSchema.of("debts", Kind.INTEGER),
              ColumnSchema.of("age", Kind.INTEGER).withRole(Role.IMMUTABLE),
              ColumnSchema.of("job", Kind.CATEGORY),
              ColumnSchema.of("sex", Kind.CATEGORY).withRole(Role.PROTECTED),
              ColumnSchema.of("granted", Kind.BOOLEAN).withRole(Role.TARGET)));

  private static final int ROWS = 1_000;
  private static final CodedRows TRAIN = rows(new Seed(1));
  private static final Target TARGET = Target.of(TRAIN, 5);
  private static final NetworkInputs INPUTS = NetworkInputs.of(TRAIN, new int[] {0, 1, 2, 3, 4});
  private static final AttackSpace SPACE = AttackSpace.of(TRAIN, SCHEMA.columns());

  private static CodedRows rows(Seed seed) {
    RandomStream random = seed.stream();
    double[] score = new double[ROWS];
    double[] debts = new double[ROWS];
    double[] age = new double[ROWS];
    byte[] unknown = new byte[ROWS];
    int[] job = new int[ROWS];
    int[] sex = new int[ROWS];
    int[] granted = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      score[row] = random.nextGaussian();
      debts[row] = random.nextInt(10);
      age[row] = 20 + random.nextInt(50);
      job[row] = random.nextInt(3);
      sex[row] = random.nextInt(2);
      unknown[row] = (byte) (random.nextInt(10) == 0 ? 1 : 0);
      double sum = 2 * score[row] - 0.4 * debts[row] + 0.05 * age[row] + job[row] + sex[row] - 2;
      granted[row] = sum + 0.3 * random.nextGaussian() > 0 ? 1 : 0;
    }
    Missing none = Missing.none(ROWS);
    return Coding.of(
            SCHEMA,
            List.of(
                Table.of(
                    List.of(
                        NumberColumn.of("score", score, none),
                        NumberColumn.of("debts", debts, Missing.of(unknown, List.of(""))),
                        NumberColumn.of("age", age, none),
                        CategoryColumn.of("job", List.of("a", "b", "c"), job, none),
                        CategoryColumn.of("sex", List.of("f", "m"), sex, none),
                        CategoryColumn.of("granted", List.of("no", "yes"), granted, none)))))
        .getFirst();
  }

  private static TargetNetwork network(List<Integer> hidden) {
    return TargetNetwork.fit(
        TARGET,
        INPUTS,
        TRAIN,
        new DenseNetwork.Settings(hidden, 0.01, 64, 1e-4, 20, 5, 0.1),
        new Seed(2));
  }

  /// Without hidden units the best attack is known: every number moves by the whole strength
  /// against the sign of its weight. Score is continuous, so it moves by exactly .2.
  @Test
  void againstALinearModelOneStepIsTheBestAttack() {
    GradientAttacks attacks = new GradientAttacks(network(List.of()), SPACE, TRAIN);
    float[] clean = INPUTS.of(TRAIN).values();
    float[] once = attacks.once(0.2);
    float[] descended = attacks.descend(0.2);
    int edges = 0;
    for (int row = 0; row < ROWS; row++) {
      int at = row * INPUTS.width();
      double direction = TARGET.labels(TRAIN)[row] == 1 ? -1 : 1;
      if (Math.abs(once[at] - (clean[at] + 0.2 * direction)) > 1e-5) {
        edges++;
      }
      assertThat(descended[at]).isCloseTo(once[at], within(1e-5f));
    }
    // At the ends of the range there is nowhere to go.
    assertThat(edges).isLessThan(10);
  }

  @Test
  void changedRowsCouldExist() {
    GradientAttacks attacks = new GradientAttacks(network(List.of(16)), SPACE, TRAIN);
    float[] clean = INPUTS.of(TRAIN).values();
    float[] changed = attacks.descend(0.5);
    boolean[] touched = new boolean[ROWS * 5];
    changed = attacks.switchOne(attacks.switchOne(changed, touched), touched);
    double deviation = SPACE.columns().get(1).deviation();
    int moved = 0;
    int switched = 0;
    for (int row = 0; row < ROWS; row++) {
      for (NetworkInputs.Block block : INPUTS.blocks()) {
        int at = row * INPUTS.width() + block.first();
        float ones = 0;
        for (int i = at; i < at + block.width() && !block.numeric(); i++) {
          assertThat(changed[i]).isIn(0f, 1f);
          ones += changed[i];
          switched += block.column() == 3 && changed[i] != clean[i] ? 1 : 0;
        }
        switch (block.column()) {
          case 0 -> {
            assertThat(Math.abs(changed[at] - clean[at])).isLessThan(0.5001f);
            assertThat((double) changed[at]).isBetween(block.low() - 1e-6, block.high() + 1e-6);
          }
          case 1 -> {
            double steps = (changed[at] - clean[at]) * deviation;
            assertThat(steps).isCloseTo(Math.rint(steps), within(1e-4));
            assertThat(changed[at + 1]).isEqualTo(clean[at + 1]);
            moved += clean[at + 1] == 0 && steps != 0 ? 1 : 0;
            assertThat(clean[at + 1] == 1 && changed[at] != clean[at]).isFalse();
          }
          case 2 -> assertThat(changed[at]).isEqualTo(clean[at]);
          case 3 -> assertThat(ones).isEqualTo(1);
          default -> {
            for (int i = at; i < at + block.width(); i++) {
              assertThat(changed[i]).isEqualTo(clean[i]);
            }
          }
        }
      }
    }
    assertThat(moved).isGreaterThan(300);
    assertThat(switched).isGreaterThan(300);
  }

  @Test
  void strongerAttacksFoolMore() {
    Outcome outcome =
        new GradientAttacks(network(List.of(16, 16)), SPACE, rows(new Seed(3)))
            .run(Attacked.STRENGTHS);

    for (int i = 1; i < Attacked.STRENGTHS.length; i++) {
      assertThat(right(outcome.pgd()[i])).isLessThanOrEqualTo(right(outcome.pgd()[i - 1]));
      assertThat(right(outcome.pgd()[i])).isLessThanOrEqualTo(right(outcome.fgsm()[i]));
      assertThat(right(outcome.categories()[i])).isLessThan(right(outcome.pgd()[i]));
    }
    assertThat(right(outcome.pgd()[0])).isGreaterThan(0.9);
    assertThat(right(outcome.pgd()[4])).isLessThan(right(outcome.pgd()[0]) - 0.1);
  }

  private static double right(boolean[] rows) {
    int count = 0;
    for (boolean row : rows) {
      count += row ? 1 : 0;
    }
    return (double) count / rows.length;
  }

  /// Trees that split a single number at 0: the least change that fools them is the distance to 0,
  /// which bisection meets within a thirty-second of the greatest strength.
  @Test
  void theNearestWrongRowOfAStumpLiesBehindItsThreshold() {
    double[] numbers = new double[ROWS];
    int[] labels = new int[ROWS];
    RandomStream random = new Seed(5).stream();
    for (int row = 0; row < ROWS; row++) {
      numbers[row] = random.nextGaussian();
      labels[row] = numbers[row] > 0 ? 1 : 0;
    }
    Schema schema =
        Schema.of(
            List.of(
                ColumnSchema.of("x", Kind.NUMBER),
                ColumnSchema.of("y", Kind.BOOLEAN).withRole(Role.TARGET)));
    Missing none = Missing.none(ROWS);
    CodedRows rows =
        Coding.of(
                schema,
                List.of(
                    Table.of(
                        List.of(
                            NumberColumn.of("x", numbers, none),
                            CategoryColumn.of("y", List.of("no", "yes"), labels, none)))))
            .getFirst();
    double zero = -AttackSpace.of(rows, schema.columns()).columns().getFirst().mean();
    try (TargetTrees stump =
        TargetTrees.fit(
            Target.of(rows, 1),
            new int[] {0},
            rows,
            new BoostedTrees.Settings(1, 1, 0.3, 1, 1),
            new Seed(6))) {
      double[] radii =
          new BoundaryAttack(stump, AttackSpace.of(rows, schema.columns()), rows)
              .radii(0.4, new Seed(7));
      int near = 0;
      for (int row = 0; row < ROWS; row++) {
        double distance = Math.abs(rows.numbers()[0][row] - zero);
        if (distance > 0.45) {
          assertThat(radii[row]).isInfinite();
        } else if (distance > 0.05 && distance < 0.35) {
          near++;
          assertThat(radii[row]).isBetween(distance - 0.03, distance + 0.03);
        }
      }
      assertThat(near).isGreaterThan(100);
    }
  }
}
