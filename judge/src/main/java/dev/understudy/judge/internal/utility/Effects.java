package dev.understudy.judge.internal.utility;

import dev.understudy.judge.EffectEstimate;
import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Interval;
import dev.understudy.learn.Cholesky;
import dev.understudy.learn.IntervalOverlap;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.Intervals.Bounds;
import dev.understudy.table.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Effects estimated on one table.
///
/// @param terms what has the effect, `[term]`
/// @param scale of the effects, as [EffectPair] has it
/// @param values estimates, `[term]`
/// @param covariance of the estimates, `[term][term]`
/// @param known whether the table's rows differ in the term at all, `[term]`
record Effects(
    List<String> terms, String scale, double[] values, double[][] covariance, boolean[] known) {

  /// Effects without the first `skipped` terms.
  Effects skip(int skipped) {
    int size = values.length - skipped;
    double[] rest = new double[size];
    boolean[] restKnown = new boolean[size];
    double[][] restCovariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      rest[i] = values[i + skipped];
      restKnown[i] = known[i + skipped];
      System.arraycopy(covariance[i + skipped], skipped, restCovariance[i], 0, size);
    }
    return new Effects(
        List.copyOf(terms.subList(skipped, terms.size())), scale, rest, restCovariance, restKnown);
  }

  private double standardError(int term) {
    return Math.sqrt(Math.max(0, covariance[term][term]));
  }

  /// Normal interval of a term.
  Bounds bounds(int term) {
    return Intervals.normal(values[term], standardError(term), Intervals.LEVEL);
  }

  /// The estimate of a term.
  EffectEstimate estimate(int term) {
    Bounds bounds = bounds(term);
    return new EffectEstimate(
        values[term],
        standardError(term),
        new Interval(bounds.low(), bounds.high(), Intervals.LEVEL),
        scale.startsWith("log ") ? StrictMath.exp(values[term]) : null);
  }

  /// Term by term beside those of another table.
  List<EffectPair> beside(Optional<Effects> other) {
    List<EffectPair> pairs = new ArrayList<>();
    for (int term = 0; term < values.length; term++) {
      boolean there = other.isPresent() && other.get().known[term];
      pairs.add(
          new EffectPair(
              terms.get(term),
              scale,
              estimate(term),
              there ? other.orElseThrow().estimate(term) : null,
              there ? overlap(other.orElseThrow(), term) : 0));
    }
    return List.copyOf(pairs);
  }

  private double overlap(Effects other, int term) {
    return other.known[term] ? IntervalOverlap.of(bounds(term), other.bounds(term)) : 0;
  }

  /// Mean overlap of the intervals of both tables; a term the other table does not hold counts 0.
  double overlap(Effects other) {
    double sum = 0;
    for (int term = 0; term < values.length; term++) {
      sum += overlap(other, term);
    }
    return sum / values.length;
  }

  /// Which terms have an interval without zero.
  boolean[] clear() {
    boolean[] clear = new boolean[values.length];
    for (int term = 0; term < clear.length; term++) {
      Bounds bounds = bounds(term);
      clear[term] = bounds.low() > 0 || bounds.high() < 0;
    }
    return clear;
  }

  /// Share of the terms `asked` that have the same sign in both tables; NaN where none is asked.
  double signAgreement(Effects other, boolean[] asked) {
    int count = 0;
    int same = 0;
    for (int term = 0; term < values.length; term++) {
      if (asked[term]) {
        count++;
        same += other.known[term] && values[term] * other.values[term] > 0 ? 1 : 0;
      }
    }
    return count == 0 ? Double.NaN : (double) same / count;
  }

  /// Mean absolute difference of the estimates; a term the other table does not hold has no effect.
  double distance(Effects other) {
    double sum = 0;
    for (int term = 0; term < values.length; term++) {
      sum += Math.abs(values[term] - (other.known[term] ? other.values[term] : 0));
    }
    return sum / values.length;
  }

  /// The same effects as another sample of persons might have given them: normal with this
  /// covariance.
  Effects redrawn(RandomStream random) {
    double[] noise = new double[values.length];
    for (int term = 0; term < noise.length; term++) {
      noise[term] = random.nextGaussian();
    }
    Optional<Cholesky> root = Cholesky.of(covariance);
    double[] drawn = root.isPresent() ? root.get().times(noise) : noise;
    for (int term = 0; term < drawn.length; term++) {
      drawn[term] =
          values[term] + (root.isPresent() ? drawn[term] : standardError(term) * drawn[term]);
    }
    return new Effects(terms, scale, drawn, covariance, known);
  }
}
