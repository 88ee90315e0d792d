package dev.understudy.workflow.confidential;

import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.table.UserError;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is promised to the people in a table: differential privacy of all releases from one source
/// together. Neighbours differ by one unit that is added or removed.
///
/// @param source the name under which releases from the same people are added up
/// @param unit whose presence is hidden
/// @param epsilon that may be spent in all, releases of earlier runs in the ledger included
/// @param delta likewise
/// @param declaredRows a public number of rows, 0 where there is none
/// @param ledger file of the ledger, null for one that is forgotten with the run
public record Protection(
    String source,
    PrivacyUnit unit,
    double epsilon,
    double delta,
    long declaredRows,
    @Nullable Path ledger) {

  /// Above this epsilon the bounds allow an attacker nearly everything.
  public static final double MEANINGFUL_EPSILON = 10;

  /// A delta promises little where one person in so many may lose all protection.
  private static final double GREATEST_DELTA = 1e-3;

  /// @throws UserError if epsilon or delta promise nothing or are no numbers
  public Protection {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new UserError("Epsilon must be a number above 0, such as 1, but is " + epsilon + ".");
    }
    if (!(delta > 0 && delta < 1)) {
      throw new UserError("Delta must lie between 0 and 1, such as 1e-5, but is " + delta + ".");
    }
    if (delta > GREATEST_DELTA || (declaredRows > 0 && delta >= 1.0 / declaredRows)) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "A delta of %s would allow to publish rows as they are, as with probability delta"
                  + " nothing is promised; it must be below 1 / rows%s.",
              delta,
              declaredRows > 0
                  ? String.format(Locale.ROOT, ", here %.3g", 1.0 / declaredRows)
                  : ", and below " + GREATEST_DELTA + " in any case"));
    }
    if (declaredRows < 0) {
      throw new UserError("A number of rows is above 0, not " + declaredRows + ".");
    }
    terms(source, unit, epsilon, delta);
  }

  /// A tenth of 1 / rows, rounded down to one digit.
  public static double deltaOf(long declaredRows) {
    double delta = 1 / (10.0 * declaredRows);
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(delta)));
    return Double.parseDouble(
        String.format(Locale.ROOT, "%.0e", Math.max(1, Math.floor(delta / power + 1e-9)) * power));
  }

  public Terms terms() {
    return terms(source, unit, epsilon, delta);
  }

  private static Terms terms(String source, PrivacyUnit unit, double epsilon, double delta) {
    try {
      return new Terms(source, unit, Neighbours.ADD_REMOVE, new Budget(epsilon, delta));
    } catch (IllegalArgumentException malformed) {
      throw new UserError(String.valueOf(malformed.getMessage()), malformed);
    }
  }
}
