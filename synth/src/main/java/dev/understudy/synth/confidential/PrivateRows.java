package dev.understudy.synth.confidential;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.Schema;
import java.util.ArrayList;
import java.util.List;

/// Rows to learn from under differential privacy. Only the codes and the number of rows of `coded`,
/// and whose they are, are private; names, cardinalities and everything else are public or paid
/// for.
///
/// There is one feature per column that is modelled, and each row has a code in each of them:
/// missing cells and cells outside the domain are codes too, the last ones of their feature. So all
/// marginals count the same rows, and a unit changes the counts of a marginal by at most
/// `rowsPerUnit` in all.
///
/// @param coded private
/// @param encoding back to a table
/// @param schema of the table
/// @param rowsPerUnit the most rows of one unit of privacy; rows above were dropped
/// @param noisyRows about how many rows there are: released or declared, at least 1
/// @param units that the rows belong to, private
public record PrivateRows(
    CodedTable coded,
    TableEncoding encoding,
    Schema schema,
    int rowsPerUnit,
    long noisyRows,
    Persons units) {

  public PrivateRows {
    if (rowsPerUnit < 1 || noisyRows < 1) {
      throw new IllegalArgumentException("a unit has a row, and a table too");
    }
  }

  /// The features of the target, none where there is no target.
  public int[] targetFeatures() {
    return encoding.targetFeatures(schema);
  }

  /// The largest sum of squared differences that one unit makes in `marginals` tables of counts
  /// together: all its rows may lie in one cell of each.
  public long squaredSensitivity(int marginals) {
    return Math.multiplyExact((long) marginals, (long) rowsPerUnit * rowsPerUnit);
  }

  /// What of this may be known to everybody.
  public Prospect prospect() {
    List<Prospect.Feature> features = new ArrayList<>();
    for (CodedTable.Feature feature : coded.features()) {
      features.add(new Prospect.Feature(feature.name(), feature.cardinality(), feature.ordered()));
    }
    return new Prospect(features, targetFeatures(), rowsPerUnit, noisyRows);
  }
}
