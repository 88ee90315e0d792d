package dev.understudy.judge;

import java.util.List;

/// What lies behind the measures of utility; each list is empty where it does not apply.
///
/// @param panel every model, trained on real and on synthetic rows
/// @param calibration of the boosted trees trained on real and on synthetic rows
/// @param importance one per column the models see
/// @param coefficients of the regression of the target on the other columns
/// @param treatment effects of the arms of a trial on the target
/// @param survival what time and event columns tell
public record UtilityDetails(
    List<PanelScore> panel,
    List<Calibration> calibration,
    List<ImportancePair> importance,
    List<EffectPair> coefficients,
    List<EffectPair> treatment,
    Survival survival) {

  /// @param curves of training rows, synthetic rows and the holdout
  /// @param hazards log hazard ratios of a proportional-hazards regression
  public record Survival(List<SurvivalCurve> curves, List<EffectPair> hazards) {

    public static final Survival NONE = new Survival(List.of(), List.of());

    public Survival {
      curves = List.copyOf(curves);
      hazards = List.copyOf(hazards);
    }
  }

  public static final UtilityDetails NONE =
      new UtilityDetails(List.of(), List.of(), List.of(), List.of(), List.of(), Survival.NONE);

  public UtilityDetails {
    panel = List.copyOf(panel);
    calibration = List.copyOf(calibration);
    importance = List.copyOf(importance);
    coefficients = List.copyOf(coefficients);
    treatment = List.copyOf(treatment);
  }
}
