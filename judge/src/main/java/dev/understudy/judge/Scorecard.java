package dev.understudy.judge;

import dev.understudy.table.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything measured about one synthetic table; what `scorecard.json` holds.
///
/// @param schemaVersion of the JSON format
/// @param measures in the order they are shown
/// @param columns one per modelled column, in table order
/// @param classification how well a target's classes are predicted, empty without such a target
/// @param utility what lies behind the measures of utility
/// @param fairness how protected groups fare, null where no column is protected or it was not asked
/// @param robustness accuracy of models under attack, empty where it was not asked
public record Scorecard(
    int schemaVersion,
    List<Measure> measures,
    List<ColumnScore> columns,
    List<Classification> classification,
    UtilityDetails utility,
    @Nullable Fairness fairness,
    List<Robustness> robustness) {

  public static final int VERSION = 1;

  public Scorecard {
    measures = List.copyOf(measures);
    columns = List.copyOf(columns);
    classification = List.copyOf(classification);
    robustness = List.copyOf(robustness);
  }

  /// Without details of utility, fairness and robustness.
  public Scorecard(
      int schemaVersion,
      List<Measure> measures,
      List<ColumnScore> columns,
      List<Classification> classification) {
    this(schemaVersion, measures, columns, classification, UtilityDetails.NONE, null, List.of());
  }

  /// @throws UserError if there is no such measure
  public Measure measure(String name) {
    return measures.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UserError("The scorecard has no measure '" + name + "'."));
  }
}
