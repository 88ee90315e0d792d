package dev.understudy.privacy.accounting;

import java.util.function.DoublePredicate;

/// The place where a monotone condition starts to hold.
final class Bisection {
  private Bisection() {}

  /// The lowest double in (low, high] from which on `holds` is true, or `high` if it is never true
  /// before. What is returned is always the side on which the condition holds.
  static double lowest(double low, double high, DoublePredicate holds) {
    double below = low;
    double above = high;
    while (true) {
      double middle = below + (above - below) / 2;
      if (middle <= below || middle >= above) {
        return above;
      }
      if (holds.test(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
  }
}
