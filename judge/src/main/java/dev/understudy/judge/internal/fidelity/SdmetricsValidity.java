package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.List;

/// What SDMetrics 0.29 calls Data Validity: mean of BoundaryAdherence (share of numbers and moments
/// within the training range), CategoryAdherence (share of cells whose category the training rows
/// hold) and KeyUniqueness. It rewards copying extremes and rare values.
///
/// @param schema of the modelled columns
record SdmetricsValidity(List<ColumnSchema> schema) {

  /// The score of each modelled column, NaN where there is none. The index of a sequence has no
  /// bounds, as in the package.
  List<Double> columns(CodedRows train, CodedRows judged) {
    List<Double> scores = new ArrayList<>();
    for (int column = 0; column < schema.size(); column++) {
      CodedColumn meaning = train.columns().get(column);
      if (!meaning.numeric()) {
        scores.add(categories(meaning, train.codes()[column], judged.codes()[column]));
      } else if (!schema.get(column).has(Role.SEQUENCE_INDEX)) {
        scores.add(bounds(meaning.values(), train.codes()[column], judged.codes()[column]));
      }
    }
    return scores;
  }

  /// Missing synthetic cells are dropped where training cells are missing too; else they count as
  /// outside.
  private static double bounds(int missing, int[] train, int[] judged) {
    int low = missing;
    int high = -1;
    boolean anyMissing = false;
    for (int code : train) {
      if (code == missing) {
        anyMissing = true;
      } else {
        low = Math.min(low, code);
        high = Math.max(high, code);
      }
    }
    int inside = 0;
    int counted = 0;
    for (int code : judged) {
      inside += code >= low && code <= high && code != missing ? 1 : 0;
      counted += code == missing && anyMissing ? 0 : 1;
    }
    return counted == 0 ? Double.NaN : (double) inside / counted;
  }

  private static double categories(CodedColumn meaning, int[] train, int[] judged) {
    boolean[] known = new boolean[meaning.values() + 1];
    for (int code : train) {
      known[code] = true;
    }
    int held = 0;
    for (int code : judged) {
      held += known[code] ? 1 : 0;
    }
    return (double) held / judged.length;
  }
}
