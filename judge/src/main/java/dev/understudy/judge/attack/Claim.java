package dev.understudy.judge.attack;

import dev.understudy.table.UserError;

/// A claim of differential privacy made for a synthetic table, and what it allows an attacker.
///
/// @param epsilon in natural logarithms, more than 0
/// @param delta probability, at least 0 and below 1
/// @param unit whose presence is protected, `"person"` or `"row"`
public record Claim(double epsilon, double delta, String unit) {

  public Claim {
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new UserError("The epsilon of a claim must be more than 0, but is " + epsilon + ".");
    }
    if (!(delta >= 0 && delta < 1)) {
      throw new UserError(
          "The delta of a claim must be at least 0 and below 1, but is " + delta + ".");
    }
    if (!unit.equals("person") && !unit.equals("row")) {
      throw new UserError("The unit of a claim is person or row, not '" + unit + "'.");
    }
  }

  /// Reads `epsilon,delta,unit`, such as `1,1e-5,person`.
  ///
  /// @throws UserError if it is anything else
  public static Claim parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new UserError(
          "A claim is epsilon,delta,unit, such as 1,1e-5,person, but not '" + text + "'.");
    }
    return new Claim(number(parts[0], text), number(parts[1], text), parts[2].strip());
  }

  private static double number(String part, String text) {
    try {
      return Double.parseDouble(part.strip());
    } catch (NumberFormatException error) {
      throw new UserError(
          "'" + part + "' in the claim '" + text + "' is no number; write 1,1e-5,person.", error);
    }
  }

  /// The most members any attacker can find at a false positive rate (Kairouz, Oh and Viswanath,
  /// ICML 2015).
  public double mostTruePositives(double falsePositives) {
    double byAccepting = Math.exp(epsilon) * falsePositives + delta;
    double byRejecting = 1 - Math.exp(-epsilon) * (1 - delta - falsePositives);
    return Math.min(1, Math.min(byAccepting, byRejecting));
  }

  /// The greatest area under the ROC curve that any attacker can have: the area under
  /// [#mostTruePositives], `e^epsilon / (1 + e^epsilon)` for delta 0.
  public double greatestArea() {
    // The two lines meet at f = (1 - delta) / (1 + e^epsilon), where both are 1 - f.
    double meeting = (1 - delta) / (1 + Math.exp(epsilon));
    double full = 1 - delta;
    double first = meeting * (delta + (1 - meeting)) / 2;
    double second = (full - meeting) * ((1 - meeting) + 1) / 2;
    return Math.min(1, first + second + delta);
  }
}
