package dev.understudy.report.internal;

import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.UtilityDetails;
import dev.understudy.judge.UtilityDetails.Copies;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.internal.Illustration.Key;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How useful the rows are in place of the real ones.
///
/// @param target name, empty without one
/// @param scores measures of the group "utility"
/// @param panel every model, without groups where none was trained
/// @param classes per class, empty lists where the target has none
/// @param illustrations what lies behind the measures, as far as it is known
public record UtilitySection(
    String target,
    List<ScoreRow> scores,
    PanelTable panel,
    ClassResults classes,
    List<Illustration> illustrations) {

  private static final List<Key> EFFECTS = List.of(Key.REAL_DOT, Key.SYNTHETIC_DOT, Key.NO_EFFECT);

  static UtilitySection of(Scorecard scorecard, List<ScoreRow> scores, Schema schema) {
    UtilityDetails details = scorecard.utility();
    return new UtilitySection(
        schema.first(Role.TARGET).map(column -> column.name()).orElse(""),
        scores,
        PanelTable.of(details.panel()),
        ClassResults.of(scorecard.classification()),
        Stream.of(
                ModelDrawings.calibration(scorecard),
                ModelDrawings.importance(scorecard),
                coefficients(scorecard),
                copies(scorecard),
                treatment(scorecard),
                SurvivalDrawings.curves(
                    details.survival().curves(),
                    schema,
                    MeasureSentence.of(scorecard, "kaplan_meier_distance")),
                hazards(scorecard))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Illustration> coefficients(Scorecard scorecard) {
    return effects(
        "Would the same regression say the same?",
        "A regression of the target on all other columns, fitted to real and to synthetic rows, each"
            + " coefficient with its interval. Numbers count per standard deviation, categories against"
            + " the most frequent one.",
        EffectDrawings.of("coefficients", scorecard.utility().coefficients(), true),
        MeasureSentence.of(scorecard, "coefficient_overlap", "sign_agreement"));
  }

  private static Optional<Illustration> copies(Scorecard scorecard) {
    Copies copies = scorecard.utility().copies();
    if (copies == null) {
      return Optional.empty();
    }
    List<EffectPair> pairs =
        Stream.concat(copies.coefficients().stream(), copies.hazards().stream()).toList();
    return effects(
        "What do " + copies.count() + " copies say together?",
        "The same regressions on all copies, combined as an analyst combines them: "
            + copies.rule()
            + ".",
        EffectDrawings.of("copies", pairs, true),
        pairs.isEmpty()
            ? List.of()
            : List.of(
                "Mean overlap of the intervals: "
                    + Digits.percent(
                        pairs.stream().mapToDouble(EffectPair::overlap).average().orElse(0))
                    + "."));
  }

  private static Optional<Illustration> treatment(Scorecard scorecard) {
    List<EffectPair> pairs = scorecard.utility().treatment();
    return effects(
        "Would the same trial say the same?",
        "Effect of each arm against the reference arm, on real and on synthetic rows, not adjusted for"
            + " other columns.",
        EffectDrawings.of("treatment", pairs, false),
        MeasureSentence.of(scorecard, "treatment_effect_overlap", "treatment_effect_distance"));
  }

  private static Optional<Illustration> hazards(Scorecard scorecard) {
    return effects(
        "Hazard ratios",
        "Proportional-hazards regression (Cox) on real and on synthetic rows. Numbers count per standard"
            + " deviation, categories against the most frequent one.",
        EffectDrawings.of("hazards", scorecard.utility().survival().hazards(), true),
        MeasureSentence.of(
            scorecard, "hazard_ratio_overlap", "tstr_concordance", "trtr_concordance"));
  }

  private static Optional<Illustration> effects(
      String heading, String intro, EffectDrawings drawings, List<String> measures) {
    return drawings.drawings().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Illustration(
                heading,
                intro,
                EFFECTS,
                drawings.drawings(),
                Stream.concat(measures.stream(), drawings.sentences().stream()).toList()));
  }
}
