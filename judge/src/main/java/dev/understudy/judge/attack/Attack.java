package dev.understudy.judge.attack;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A membership attack: who was among the training rows?
///
/// @param name in snake_case
/// @param rows whose membership was guessed: all, or only the exposed ones, who stand apart from
///   others
/// @param auc area under the ROC curve, .5 is guessing; null where there are too few rows
/// @param interval of `auc`, simultaneous over all attacks and disclosures of the report
/// @param tpr share of members found at each false positive rate, `"0.1"`, `"0.01"`, `"0.001"`;
///   null where there are too few others to know that rate
/// @param tprInterval simultaneous like `interval`
/// @param members training rows asked for
/// @param nonMembers holdout rows asked for
/// @param anchors `auc` of the same attack on other tables: part of the real holdout, independent
///   columns, the training rows themselves
/// @param curve points of the ROC curve by ascending false positive rate, empty for exposed rows
/// @param note one sentence for the reader
public record Attack(
    String name,
    Rows rows,
    @Nullable Double auc,
    @Nullable Interval interval,
    Map<String, @Nullable Double> tpr,
    Map<String, @Nullable Interval> tprInterval,
    int members,
    int nonMembers,
    Anchors anchors,
    List<Point> curve,
    String note) {

  /// Whose membership is guessed.
  public enum Rows {
    ALL,
    EXPOSED
  }

  /// A point of a ROC curve.
  ///
  /// @param fpr share of non-members called members
  /// @param tpr share of members called members
  public record Point(double fpr, double tpr) {}

  public Attack {
    tpr = Collections.unmodifiableMap(new LinkedHashMap<>(tpr));
    tprInterval = Collections.unmodifiableMap(new LinkedHashMap<>(tprInterval));
    curve = List.copyOf(curve);
  }
}
