package dev.understudy.privacy.accounting;

import java.util.ArrayList;
import java.util.List;

/// Renyi differential privacy (Mironov 2017): a curve of divergences over orders alpha > 1.
/// Releases add up order by order.
public final class RenyiPrivacy {
  /// The orders tried: fine where large losses are decided, wide enough for small ones. Between
  /// neighbours epsilon differs by less than one percent.
  public static final List<Double> ORDERS = orders();

  private RenyiPrivacy() {}

  private static List<Double> orders() {
    var orders = new ArrayList<Double>();
    for (int tenth = 11; tenth <= 110; tenth++) {
      orders.add(tenth / 10.0);
    }
    for (double order = 12; order <= 64; order++) {
      orders.add(order);
    }
    for (double order = 72; order < 20_000; order = Math.rint(order * 1.15)) {
      orders.add(order);
    }
    return List.copyOf(orders);
  }

  /// The smallest epsilon over [#ORDERS]: divergence - (ln delta + ln alpha)/(alpha - 1) +
  /// ln((alpha - 1)/alpha), never below 0 (Canonne, Kamath, Steinke 2020, proposition 12).
  ///
  /// @param divergences at [#ORDERS], at least 0, may be infinite
  public static double epsilon(double[] divergences, double delta) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < divergences.length && delta > 0; i++) {
      best = Math.min(best, epsilon(ORDERS.get(i), divergences[i], delta));
    }
    return best;
  }

  static double epsilon(double order, double divergence, double delta) {
    double spread = (StrictMath.log(delta) + StrictMath.log(order)) / (order - 1);
    return Math.max(0, divergence - spread + StrictMath.log1p(-1 / order));
  }

  /// The divergence of an epsilon-differentially private release, that of randomised response:
  /// ln(p^alpha (1-p)^(1-alpha) + (1-p)^alpha p^(1-alpha))/(alpha - 1), p = 1/(1 + e^-epsilon).
  public static double ofPure(double epsilon, double order) {
    if (epsilon == 0) {
      return 0;
    }
    // With e^epsilon factored out: p^alpha (1-p)^(1-alpha) = p e^((alpha-1) epsilon).
    double logTruth = -StrictMath.log1p(StrictMath.exp(-epsilon));
    double logLie = logTruth - epsilon;
    double first = logTruth + (order - 1) * epsilon;
    double second = logLie - (order - 1) * epsilon;
    double log = first + StrictMath.log1p(StrictMath.exp(second - first));
    return Math.max(0, Math.min(log / (order - 1), order * epsilon * epsilon / 2));
  }
}
