package dev.understudy.judge.attack;

import dev.understudy.judge.Suite;
import dev.understudy.table.UserError;
import org.jspecify.annotations.Nullable;

/// How a table is attacked.
///
/// @param suite how many people are asked
/// @param claim of differential privacy made for the table, null for none
/// @param shadows the generator and how often it is run again, null where it is not at hand
/// @param smallCell cells of published tables with fewer persons are small, at least 2
public record AttackOptions(
    Suite suite, @Nullable Claim claim, @Nullable Shadows shadows, int smallCell) {

  /// No cell of 1 to 10 persons: the cell size suppression policy of the US Centers for Medicare
  /// and Medicaid Services, and the 0.09 (1 in 11) of EMA and Health Canada.
  public static final int USUAL_SMALL_CELL = 11;

  public AttackOptions {
    if (smallCell < 2) {
      throw new UserError(
          "Cells of fewer than "
              + smallCell
              + " persons are empty; small_cell must be at least 2.");
    }
  }

  /// No claim, no generator at hand.
  public static AttackOptions of(Suite suite) {
    return new AttackOptions(suite, null, null, USUAL_SMALL_CELL);
  }

  public AttackOptions withClaim(@Nullable Claim made) {
    return new AttackOptions(suite, made, shadows, smallCell);
  }

  public AttackOptions withShadows(@Nullable Shadows run) {
    return new AttackOptions(suite, claim, run, smallCell);
  }

  public AttackOptions withSmallCell(int persons) {
    return new AttackOptions(suite, claim, shadows, persons);
  }
}
