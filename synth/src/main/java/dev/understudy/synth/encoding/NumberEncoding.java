package dev.understudy.synth.encoding;

import dev.understudy.synth.Withheld;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import java.util.List;

/// Numbers: atoms and bins of [ValueBins], missing cells a feature of their own.
///
/// @param column name
/// @param bins of the present values
/// @param missing kept spellings
/// @param withheldCells present cells where no value may be shown
public record NumberEncoding(
    String column, ValueBins bins, MissingSpellings missing, int withheldCells)
    implements ColumnEncoding {

  static NumberEncoding analyse(
      NumberColumn column, ColumnSchema schema, Persons persons, int minimumPersons) {
    int present = column.size() - column.missing().count();
    double[] values = new double[present];
    int[] rows = new int[present];
    int next = 0;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        values[next] = column.value(row);
        rows[next++] = row;
      }
    }
    int spelled = schema.spelling().decimals();
    int decimals = spelled < 0 ? Decimals.of(values) : spelled;
    ValueBins bins =
        ValueBins.analyse(values, rows, persons, minimumPersons, decimals).asRoundAs(values);
    return new NumberEncoding(
        column.name(),
        bins,
        MissingSpellings.analyse(column.missing(), persons, minimumPersons),
        bins.cardinality() == 0 ? present : 0);
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
    return parts().encode(((NumberColumn) encoded).toArray(), encoded.missing());
  }

  @Override
  public Column decode(Drawn drawn) {
    Missing decoded = parts().decodeMissing(drawn);
    return NumberColumn.of(column, parts().decodeValues(drawn, decoded), decoded);
  }

  @Override
  public boolean[][] possible(ConditionTest test) {
    return parts().possible(test, 1);
  }

  @Override
  public List<Withheld> withheld() {
    return parts().withheld();
  }
}
