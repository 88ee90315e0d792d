package dev.understudy.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies behind the measures of utility; each list is empty where it does not apply.
///
/// @param panel every model, trained on real and on synthetic rows
/// @param calibration of the boosted trees trained on real and on synthetic rows
/// @param importance one per column the models see
/// @param coefficients of the regression of the target on the other columns
/// @param treatment effects of the arms of a trial on the target
/// @param survival what time and event columns tell
/// @param copies what several synthetic copies say together, null where there is one
public record UtilityDetails(
    List<PanelScore> panel,
    List<Calibration> calibration,
    List<ImportancePair> importance,
    List<EffectPair> coefficients,
    List<EffectPair> treatment,
    Survival survival,
    @Nullable Copies copies) {

  /// @param curves of training rows, synthetic rows and the holdout
  /// @param hazards log hazard ratios of a proportional-hazards regression
  public record Survival(List<SurvivalCurve> curves, List<EffectPair> hazards) {

    public static final Survival NONE = new Survival(List.of(), List.of());

    public Survival {
      curves = List.copyOf(curves);
      hazards = List.copyOf(hazards);
    }
  }

  /// Effects on the training rows beside those of all synthetic copies combined. The `synthetic`
  /// estimate of a pair is the combined one, with Student's t interval; it is null where a copy
  /// does not hold the term.
  ///
  /// @param count how many copies there are
  /// @param rule by which they are combined, in words
  /// @param coefficients of the regression of the target on the other columns
  /// @param hazards log hazard ratios of a proportional-hazards regression
  public record Copies(
      int count, String rule, List<EffectPair> coefficients, List<EffectPair> hazards) {

    public Copies {
      coefficients = List.copyOf(coefficients);
      hazards = List.copyOf(hazards);
    }
  }

  public static final UtilityDetails NONE =
      new UtilityDetails(List.of(), List.of(), List.of(), List.of(), List.of(), Survival.NONE);

  /// Of one synthetic table.
  public UtilityDetails(
      List<PanelScore> panel,
      List<Calibration> calibration,
      List<ImportancePair> importance,
      List<EffectPair> coefficients,
      List<EffectPair> treatment,
      Survival survival) {
    this(panel, calibration, importance, coefficients, treatment, survival, null);
  }

  /// The same with what all copies say.
  public UtilityDetails withCopies(Copies combined) {
    return new UtilityDetails(
        panel, calibration, importance, coefficients, treatment, survival, combined);
  }

  public UtilityDetails {
    panel = List.copyOf(panel);
    calibration = List.copyOf(calibration);
    importance = List.copyOf(importance);
    coefficients = List.copyOf(coefficients);
    treatment = List.copyOf(treatment);
  }
}
