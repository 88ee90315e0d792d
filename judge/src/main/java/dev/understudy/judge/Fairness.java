package dev.understudy.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How groups of people fare in the data, and under models trained on real and on synthetic rows
/// and tested on the real holdout.
///
/// @param event what is counted of the target, such as `"income: >50K"`; empty where no classes are
///   predicted
/// @param groupings one per protected column, then one per pair of them
public record Fairness(String event, List<Grouping> groupings) {

  public Fairness {
    groupings = List.copyOf(groupings);
  }

  /// One way to cut people into groups.
  ///
  /// @param name such as `"sex"` or `"sex and race"`
  /// @param columns the protected columns behind it, one or two
  /// @param gaps differences between the groups; empty where none can be computed
  /// @param groups those of at least 30 training persons
  /// @param unjudged groups of training persons that are too small, or too many, to be judged
  public record Grouping(
      String name, List<String> columns, List<Gap> gaps, List<Group> groups, int unjudged) {

    public Grouping {
      columns = List.copyOf(columns);
      gaps = List.copyOf(gaps);
      groups = List.copyOf(groups);
    }
  }

  /// A difference between groups; null where it cannot be computed.
  ///
  /// @param name `data_parity` of the rows themselves; `parity`, `disparate_impact`, `opportunity`,
  ///   `odds`, `calibration` of models
  /// @param upper the group that has the event most often in the training rows; empty for
  ///   `calibration`, which looks at all groups, and where none can be compared
  /// @param lower the group that has it least often, likewise
  /// @param real in training rows, or of the model trained on them
  /// @param synthetic in synthetic rows, or of the model trained on them
  /// @param change synthetic minus real
  /// @param interval of `change`, for this gap alone
  public record Gap(
      String name,
      String upper,
      String lower,
      @Nullable Double real,
      @Nullable Double synthetic,
      @Nullable Double change,
      @Nullable Interval interval) {}

  /// One group.
  ///
  /// @param name such as `"Female"` or `"Female, Black"`
  /// @param holdout null where there is none
  /// @param shape mean similarity of the other columns to those of the group's training rows, in
  ///   [0, 1]; null for fewer than 30 synthetic persons
  /// @param shapeHoldout the same of the group's holdout rows
  /// @param realModel of the model trained on training rows; null for fewer than 30 holdout persons
  /// @param syntheticModel likewise on synthetic rows
  public record Group(
      String name,
      Sample train,
      @Nullable Sample holdout,
      Sample synthetic,
      @Nullable Double shape,
      @Nullable Double shapeHoldout,
      @Nullable Rates realModel,
      @Nullable Rates syntheticModel) {}

  /// A group in one table.
  ///
  /// @param persons of the group
  /// @param event share of its rows with the event, null without rows or classes
  public record Sample(long persons, @Nullable Double event) {}

  /// What a model does to a group of holdout rows; null where nobody is there to count.
  ///
  /// @param predicted share for whom the event is predicted
  /// @param truePositive share of those with the event for whom it is predicted
  /// @param falsePositive share of those without the event for whom it is predicted
  /// @param calibration expected calibration error, in ten bins of the predicted probability
  public record Rates(
      @Nullable Double predicted,
      @Nullable Double truePositive,
      @Nullable Double falsePositive,
      @Nullable Double calibration) {}
}
