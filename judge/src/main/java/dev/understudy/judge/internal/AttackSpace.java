package dev.understudy.judge.internal;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What an attacker may change, so that a changed row is still one that could exist: neither
/// immutable nor protected columns, no missing cells, numbers within the range of the training rows
/// and with as many decimals as theirs, categories whole.
///
/// @param columns one per modelled column
record AttackSpace(List<Freedom> columns) {

  /// Decimals that are looked for; numbers with more count as continuous.
  private static final double[] GRIDS = {1, 0.1, 0.01, 0.001};

  /// How far from a whole multiple a float of 16 digits may lie.
  private static final double NEARLY = 1e-6;

  /// @param changeable whether the attacker may touch the column
  /// @param low least training number, in training standard deviations; likewise `high`
  /// @param grid numbers are whole multiples of it; 0 for continuous ones
  /// @param mean of the training rows; likewise `deviation`
  record Freedom(
      boolean changeable, double low, double high, double grid, double mean, double deviation) {

    /// The allowed number nearest to the wanted one.
    ///
    /// @param origin the number before the attack, in training standard deviations
    /// @param strength most by which it may be changed, in the same
    double nearest(double origin, double wanted, double strength) {
      double least = Math.max(low, origin - strength);
      double most = Math.min(high, origin + strength);
      if (least > most) {
        return origin;
      }
      double reached = Math.clamp(wanted, least, most);
      if (grid == 0) {
        return reached;
      }
      double first = Math.ceil(steps(least) - NEARLY);
      double last = Math.floor(steps(most) + NEARLY);
      return first > last
          ? origin
          : (Math.clamp(Math.rint(steps(reached)), first, last) * grid - mean) / deviation;
    }

    private double steps(double number) {
      return (mean + deviation * number) / grid;
    }
  }

  /// @param modelled schemas of the modelled columns
  static AttackSpace of(CodedRows train, List<ColumnSchema> modelled) {
    return new AttackSpace(
        IntStream.range(0, modelled.size())
            .mapToObj(column -> freedom(train, column, modelled.get(column)))
            .toList());
  }

  private static Freedom freedom(CodedRows train, int column, ColumnSchema schema) {
    boolean changeable =
        !schema.has(Role.IMMUTABLE) && !schema.has(Role.PROTECTED) && !schema.has(Role.TARGET);
    CodedColumn coded = train.columns().get(column);
    if (!coded.numeric()) {
      return new Freedom(changeable, 0, 0, 0, 0, 1);
    }
    double[] numbers =
        Arrays.stream(train.codes()[column])
            .mapToDouble(code -> code == coded.values() ? Double.NaN : coded.distinct()[code])
            .toArray();
    NumberScale scale = NumberScale.of(numbers);
    if (Double.isNaN(scale.low())) {
      return new Freedom(false, 0, 0, 0, 0, 1);
    }
    return new Freedom(
        changeable,
        scale.standard(scale.low()),
        scale.standard(scale.high()),
        grid(numbers),
        scale.mean(),
        scale.deviation());
  }

  private static double grid(double[] numbers) {
    for (double grid : GRIDS) {
      if (Arrays.stream(numbers)
          .filter(number -> !Double.isNaN(number))
          .map(number -> number / grid)
          .allMatch(steps -> Math.abs(steps - Math.rint(steps)) < NEARLY)) {
        return grid;
      }
    }
    return 0;
  }
}
