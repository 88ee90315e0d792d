package dev.understudy.synth.relation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What a quantity is, told by others of the same row.
///
/// ```
///   SUM      x = scale * (t_1 y_1 + ... + t_k y_k)          a total, a difference, an equality
///   PRODUCT  x = scale * y_1^t_1 * ... * y_k^t_k            price by number, a body mass index
/// ```
///
/// @param operation how the sources are joined
/// @param sources names of other columns, at least one
/// @param terms factor or exponent per source, never 0
/// @param scale a unit, such as 10,000 for square centimetres to square metres
public record Formula(Operation operation, List<String> sources, double[] terms, double scale) {

  /// How sources are joined.
  public enum Operation {
    SUM,
    PRODUCT
  }

  public Formula {
    sources = List.copyOf(sources);
    boolean sound = !sources.isEmpty() && sources.size() == terms.length;
    for (double term : terms) {
      sound &= Double.isFinite(term) && term != 0;
    }
    if (!sound || !Double.isFinite(scale) || scale == 0) {
      throw new IllegalArgumentException("malformed formula");
    }
  }

  static Formula equality(String source) {
    return new Formula(Operation.SUM, List.of(source), new double[] {1}, 1);
  }

  /// Whether nothing is squared and no unit changes, so that it may hold now and then.
  boolean isPlain() {
    boolean plain = scale == 1;
    for (double term : terms) {
      plain &= Math.abs(term) == 1;
    }
    return plain;
  }

  /// @param values of the sources
  /// @return not finite where a division by zero is asked for
  double value(double... values) {
    return scale * joined(values, -1);
  }

  /// The value that one source must have for the quantity to be `x`.
  ///
  /// @param values of the sources; that at `place` is not looked at
  /// @return not finite where there is none
  double solve(double x, int place, double... values) {
    double others = joined(values, place);
    return operation == Operation.SUM
        ? (x / scale - others) / terms[place]
        : StrictMath.pow(x / (scale * others), 1 / terms[place]);
  }

  private double joined(double[] values, int without) {
    double joined = operation == Operation.SUM ? 0 : 1;
    for (int k = 0; k < terms.length; k++) {
      if (k == without) {
        continue;
      }
      joined =
          operation == Operation.SUM
              ? joined + terms[k] * values[k]
              : joined * power(values[k], terms[k]);
    }
    return joined;
  }

  /// Exact for the exponents that are looked for.
  private static double power(double base, double exponent) {
    if (exponent == 1) {
      return base;
    }
    if (exponent == -1) {
      return 1 / base;
    }
    if (exponent == 2) {
      return base * base;
    }
    return exponent == -2 ? 1 / (base * base) : StrictMath.pow(base, exponent);
  }

  /// The formula as people write it, such as `price × number`.
  public String words() {
    List<String> first = new ArrayList<>();
    List<String> then = new ArrayList<>();
    for (int k = 0; k < terms.length; k++) {
      double size = Math.abs(terms[k]);
      String source = sources.get(k);
      String term =
          size == 1
              ? source
              : operation == Operation.SUM
                  ? number(size) + " × " + source
                  : source + "^" + number(size);
      (terms[k] > 0 ? first : then).add(term);
    }
    String plus = operation == Operation.SUM ? " + " : " × ";
    String minus = operation == Operation.SUM ? " - " : " / ";
    String none = operation == Operation.SUM ? "0" : "1";
    String joined =
        (first.isEmpty() ? none : String.join(plus, first))
            + String.join("", then.stream().map(term -> minus + term).toList());
    boolean single = operation == Operation.PRODUCT || terms.length == 1;
    return scale == 1 ? joined : number(scale) + " × " + (single ? joined : "(" + joined + ")");
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
