package dev.understudy.synth.encoding;

import dev.understudy.synth.Withheld;
import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import java.util.List;

/// Dates and times: whole multiples of the coarsest step that all values share (days, minutes,
/// seconds ...), then atoms and bins of [ValueBins] as for numbers.
///
/// @param column name
/// @param unit of the ticks
/// @param step ticks per counted step
/// @param bins of the present values, in steps
/// @param missing kept spellings
/// @param withheldCells present cells where no value may be shown
public record MomentEncoding(
    String column,
    MomentColumn.Unit unit,
    long step,
    ValueBins bins,
    MissingSpellings missing,
    int withheldCells)
    implements ColumnEncoding {

  public MomentEncoding {
    if (step < 1) {
      throw new IllegalArgumentException("malformed step");
    }
  }

  static MomentEncoding analyse(MomentColumn column, Persons persons, int minimumPersons) {
    int present = column.size() - column.missing().count();
    int[] rows = new int[present];
    int next = 0;
    long step = 0;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        rows[next++] = row;
        step = greatestCommonDivisor(step, Math.abs(column.ticks(row)));
      }
    }
    step = Math.max(1, step);
    double[] values = new double[present];
    for (int i = 0; i < present; i++) {
      values[i] = (double) (column.ticks(rows[i]) / step);
    }
    ValueBins bins = ValueBins.analyse(values, rows, persons, minimumPersons, 0);
    return new MomentEncoding(
        column.name(),
        column.unit(),
        step,
        bins,
        MissingSpellings.analyse(column.missing(), persons, minimumPersons),
        bins.cardinality() == 0 ? present : 0);
  }

  static long greatestCommonDivisor(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  private ValueFeatures parts() {
    return new ValueFeatures(column, bins, missing, withheldCells);
  }

  @Override
  public List<FeatureShape> features() {
    return parts().shapes();
  }

  @Override
  public int[][] encode(Column encoded) {
    MomentColumn moments = (MomentColumn) encoded;
    double[] values = new double[moments.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = moments.isMissing(row) ? 0 : (double) (moments.ticks(row) / step);
    }
    return parts().encode(values, encoded.missing());
  }

  @Override
  public Column decode(Drawn drawn) {
    Missing decoded = parts().decodeMissing(drawn);
    double[] values = parts().decodeValues(drawn, decoded);
    long[] ticks = new long[values.length];
    for (int row = 0; row < ticks.length; row++) {
      ticks[row] = (long) values[row] * step;
    }
    return MomentColumn.of(column, unit, ticks, decoded);
  }

  @Override
  public boolean[][] possible(ConditionTest test) {
    return parts().possible(test, step);
  }

  @Override
  public List<Withheld> withheld() {
    return parts().withheld();
  }
}
