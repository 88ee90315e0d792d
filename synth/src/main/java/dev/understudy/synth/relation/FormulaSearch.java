package dev.understudy.synth.relation;

import dev.understudy.synth.relation.Formula.Operation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Proposes formulas of one or two sources that hold on some rows spread over the table. What they
/// are worth is for [Evidence] to say.
final class FormulaSearch {

  /// Rows on which proposals are tried.
  private static final int TRIED = 512;

  /// Rows after which a proposal that never held is given up.
  private static final int PATIENCE = 96;

  /// Rows that must have all cells.
  private static final int LEAST = 16;

  /// Rows in which a proposal with exceptions must hold, of those whose value is not an atom.
  private static final int HITS = 3;

  private static final double[][] EXPONENTS = {{1, 1}, {1, -1}, {-1, 1}, {1, -2}, {-2, 1}};
  private static final double[][] SIGNS = {{1, 1}, {1, -1}, {-1, 1}};
  private static final double[] ONE = {1};

  private final List<Quantity> quantities;
  private final int[] rows;
  private final List<boolean[]> stretches = new ArrayList<>();

  FormulaSearch(List<Quantity> quantities) {
    this.quantities = quantities;
    int all = quantities.getFirst().values().length;
    this.rows = new int[Math.min(TRIED, all)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) ((long) i * all / rows.length);
    }
    for (Quantity quantity : quantities) {
      stretches.add(Evidence.stretches(quantity));
    }
  }

  /// @param proposals takes formulas for the quantity `x`
  void single(int x, Consumer<Formula> proposals) {
    for (int y = 0; y < quantities.size(); y++) {
      if (y != x && quantities.get(y).unit() == quantities.get(x).unit()) {
        int[] sources = {y};
        propose(x, sources, Operation.SUM, ONE, 1, proposals);
        if (!quantities.get(x).isMoment()) {
          double scale = digits(ratio(x, sources, Operation.SUM, ONE));
          if (scale != 1) {
            propose(x, sources, Operation.SUM, ONE, scale, proposals);
          }
        }
      }
    }
  }

  /// @param proposals takes formulas of two sources for the quantity `x`
  void pairs(int x, Consumer<Formula> proposals) {
    for (int y = 0; y < quantities.size(); y++) {
      for (int z = y + 1; z < quantities.size(); z++) {
        if (y != x && z != x && !quantities.get(x).isMoment()) {
          pair(x, new int[] {y, z}, proposals);
        }
      }
    }
  }

  private void pair(int x, int[] sources, Consumer<Formula> proposals) {
    Quantity y = quantities.get(sources[0]);
    Quantity z = quantities.get(sources[1]);
    if (y.isMoment() || z.isMoment()) {
      if (y.unit() == z.unit()) {
        double scale = digits(ratio(x, sources, Operation.SUM, SIGNS[1]));
        propose(
            x, sources, Operation.SUM, scale > 0 ? SIGNS[1] : SIGNS[2], Math.abs(scale), proposals);
      }
      return;
    }
    for (double[] signs : SIGNS) {
      propose(x, sources, Operation.SUM, signs, 1, proposals);
    }
    for (double[] exponents : EXPONENTS) {
      double scale = powerOfTen(ratio(x, sources, Operation.PRODUCT, exponents));
      propose(x, sources, Operation.PRODUCT, exponents, scale, proposals);
    }
  }

  private void propose(
      int x,
      int[] sources,
      Operation operation,
      double[] terms,
      double scale,
      Consumer<Formula> proposals) {
    if (scale == 0 || !Double.isFinite(scale)) {
      return;
    }
    Formula formula = new Formula(operation, names(sources), terms, scale);
    if (passes(x, sources, formula)) {
      proposals.accept(formula);
    }
  }

  private List<String> names(int[] sources) {
    return IntStream.of(sources).mapToObj(source -> quantities.get(source).name()).toList();
  }

  private boolean passes(int x, int[] sources, Formula formula) {
    Quantity quantity = quantities.get(x);
    double[] at = new double[sources.length];
    int defined = 0;
    int inBins = 0;
    int hits = 0;
    boolean always = true;
    for (int row : rows) {
      double value = quantity.values()[row];
      for (int k = 0; k < at.length; k++) {
        at[k] = quantities.get(sources[k]).values()[row];
      }
      double computed = formula.value(at);
      if (Double.isNaN(value) || !Double.isFinite(computed)) {
        continue;
      }
      defined++;
      boolean holds = Quantity.shows(computed, value, quantity.decimals());
      always &= holds;
      if (stretches.get(x)[quantity.codes()[row]]) {
        inBins++;
        hits += holds ? 1 : 0;
        if (hits == 0 && inBins > PATIENCE) {
          return false;
        }
      }
    }
    return defined >= LEAST && (always || (formula.isPlain() && hits >= HITS));
  }

  /// The factor between a quantity and what its sources give, where that is largest; 0 if there is
  /// none.
  private double ratio(int x, int[] sources, Operation operation, double[] terms) {
    Formula unscaled = new Formula(operation, names(sources), terms, 1);
    double[] at = new double[sources.length];
    double largest = 0;
    double ratio = 0;
    for (int row : rows) {
      for (int k = 0; k < at.length; k++) {
        at[k] = quantities.get(sources[k]).values()[row];
      }
      double joined = unscaled.value(at);
      double value = quantities.get(x).values()[row];
      if (Double.isFinite(joined) && joined != 0 && Math.abs(value) > largest) {
        largest = Math.abs(value);
        ratio = value / joined;
      }
    }
    return ratio;
  }

  private static double powerOfTen(double ratio) {
    if (!(ratio > 0)) {
      return 0;
    }
    double power = Math.rint(StrictMath.log10(ratio));
    double scale = StrictMath.pow(10, power);
    return Math.abs(ratio / scale - 1) < 0.05 ? scale : 0;
  }

  /// The nearest number that has, or whose inverse has, three digits: 60, 2.54, 1 / 12.
  private static double digits(double ratio) {
    if (ratio == 0 || !Double.isFinite(ratio)) {
      return 0;
    }
    double direct = threeDigits(ratio);
    double inverse = 1 / threeDigits(1 / ratio);
    return Math.abs(direct / ratio - 1) <= Math.abs(inverse / ratio - 1) ? direct : inverse;
  }

  private static double threeDigits(double value) {
    return new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }
}
