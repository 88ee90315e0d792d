package dev.understudy.judge.attack;

import dev.understudy.table.UserError;

/// Shadow models: the generator run again and again on people whose membership the attacker
/// decides, to learn what it does with a member.
///
/// @param refit the generator
/// @param models how often it is run: even, at least [#FEWEST]
public record Shadows(Refit refit, int models) {

  /// Means and spreads of each person come from half as many runs with and without them; below four
  /// of each they are noise.
  public static final int FEWEST = 8;

  /// Enough to see what a generator does, few enough for minutes; attacks of the literature use 16
  /// to 256 (Carlini et al., IEEE S&P 2022).
  public static final int USUAL = 16;

  public Shadows {
    if (models < FEWEST || models % 2 != 0) {
      throw new UserError(
          "The number of shadow models must be even and at least "
              + FEWEST
              + ", for each person is learned from by half of them; it is "
              + models
              + ".");
    }
  }
}
