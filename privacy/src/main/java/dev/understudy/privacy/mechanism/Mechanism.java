package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;

/// One private step: an exact value goes in, a noisy one comes out, at a cost that holds if the
/// exact values of neighbouring tables are at most [#sensitivity()] apart. That the caller declares
/// it rightly is tested by running a whole generator on neighbours and comparing what goes in here.
///
/// @param <E> the exact value
/// @param <R> what is released
public interface Mechanism<E, R> {
  Cost cost();

  /// The largest [#distance] of the exact values of two neighbours, as declared by the caller.
  double sensitivity();

  /// How far two exact values are apart, in the norm of this mechanism; infinite for values of
  /// different shapes.
  double distance(E one, E other);

  /// Draws the noise. Only a [Curator] calls this, after it has charged the cost.
  R draw(E exact, RandomBits bits);
}
