package dev.understudy.judge.internal.utility;

import dev.understudy.judge.EffectEstimate;
import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.Interval;
import dev.understudy.judge.UtilityDetails.Copies;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.KeptRows;
import dev.understudy.judge.internal.Target;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.CombiningRules;
import dev.understudy.learn.IntervalOverlap;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// The regressions of the scorecard estimated on several synthetic copies and combined as an
/// analyst combines them: the mean of the estimates, its variance by [CombiningRules] for copies
/// drawn from one fitted model. The variance within copies counts as if a copy had as many rows as
/// the training table (Raab, Nowok and Dibben, Journal of Privacy and Confidentiality 7, 2016), so
/// that many synthetic rows do not pass for knowledge.
final class CombinedEffects {

  private static final CombiningRules.Copies RULE = CombiningRules.Copies.PARTIALLY_SYNTHETIC;

  private static final String RULE_IN_WORDS =
      "mean of the copies; variance within, for as many rows as the training table has, plus the"
          + " variance between over the number of copies (Reiter 2003)";

  private final List<CodedRows> tables;

  /// @param tables training rows, then each copy, in common codes
  private CombinedEffects(List<CodedRows> tables) {
    this.tables = tables;
  }

  /// @param copies all of them, the judged one among them; two or more
  /// @param seed of the scorecard
  static Copies of(Evidence evidence, List<Table> copies, UtilityColumns columns, Seed seed) {
    List<Table> kept = new ArrayList<>();
    for (Table copy : copies) {
      Evidence part =
          KeptRows.of(
                  new Evidence(evidence.train(), null, copy, evidence.schema()),
                  KeptRows.MEASURED_CELLS,
                  seed.child("kept rows"))
              .evidence();
      if (kept.isEmpty()) {
        kept.add(part.train());
      }
      kept.add(part.synthetic());
    }
    CombinedEffects combined = new CombinedEffects(Coding.of(evidence.schema(), kept));
    return new Copies(
        copies.size(),
        RULE_IN_WORDS,
        combined.coefficients(columns.target(), seed.child("judge")),
        combined.hazards(columns, seed.child("judge")));
  }

  private CodedRows train() {
    return tables.getFirst();
  }

  private List<EffectPair> coefficients(OptionalInt target, Seed judge) {
    return target.isEmpty()
        ? List.of()
        : CoefficientMeasures.estimator(train(), Target.of(train(), target.getAsInt()), judge)
            .map(estimate -> pairs(estimate, Integer.MAX_VALUE))
            .orElse(List.of());
  }

  private List<EffectPair> hazards(UtilityColumns columns, Seed judge) {
    return columns.time().isEmpty() || columns.event().isEmpty()
        ? List.of()
        : SurvivalMeasures.estimator(
                train(),
                columns.time().getAsInt(),
                columns.event().getAsInt(),
                columns.target().stream().toArray(),
                judge)
            .map(estimate -> pairs(estimate, SurvivalMeasures.MOST_ROWS))
            .orElse(List.of());
  }

  /// @param mostRows that an estimate looks at
  private List<EffectPair> pairs(Function<CodedRows, Optional<Effects>> estimate, int mostRows) {
    List<Optional<Effects>> effects =
        Chunks.map(tables.size(), 1, (index, end) -> estimate.apply(tables.get(index)));
    if (effects.getFirst().isEmpty()) {
      return List.of();
    }
    double trainRows = Math.min(mostRows, train().rows());
    double[] sizes =
        tables.stream().skip(1).mapToDouble(rows -> Math.min(mostRows, rows.rows())).toArray();
    Effects real = effects.getFirst().get();
    List<EffectPair> pairs = new ArrayList<>();
    for (int term = 0; term < real.values().length; term++) {
      pairs.add(pair(real, effects.subList(1, effects.size()), term, sizes, trainRows));
    }
    return pairs;
  }

  private static EffectPair pair(
      Effects real, List<Optional<Effects>> copies, int term, double[] sizes, double trainRows) {
    double[] estimates = new double[copies.size()];
    double[] variances = new double[copies.size()];
    boolean everywhere = true;
    for (int copy = 0; copy < estimates.length; copy++) {
      Optional<Effects> effects = copies.get(copy);
      if (effects.isEmpty() || !effects.get().known()[term]) {
        everywhere = false;
        continue;
      }
      estimates[copy] = effects.get().values()[term];
      variances[copy] =
          Math.max(0, effects.get().covariance()[term][term]) * sizes[copy] / trainRows;
    }
    String name = real.terms().get(term);
    if (!everywhere) {
      return new EffectPair(name, real.scale(), real.estimate(term), null, 0);
    }
    CombiningRules combined = CombiningRules.of(RULE, estimates, variances);
    Intervals.Bounds bounds = combined.interval(Intervals.LEVEL);
    return new EffectPair(
        name,
        real.scale(),
        real.estimate(term),
        new EffectEstimate(
            combined.estimate(),
            Math.sqrt(combined.variance()),
            new Interval(bounds.low(), bounds.high(), Intervals.LEVEL),
            real.scale().startsWith("log ") ? StrictMath.exp(combined.estimate()) : null),
        IntervalOverlap.of(real.bounds(term), bounds));
  }
}
