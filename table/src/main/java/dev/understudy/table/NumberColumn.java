package dev.understudy.table;

import dev.understudy.table.internal.Integers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers. A column whose values all are decimal fractions with few digits (`63`, `2.3`) is stored
/// as integers of 1, 2 or 4 bytes and a power of ten; every other column as doubles. Both give back
/// exactly the double that was put in, because `mantissa / 10^decimals` with exact operands is
/// correctly rounded, as parsing the decimal text is.
public final class NumberColumn implements Column {

  /// Largest power of ten tried for integer storage; mantissas stay below 2^31.
  private static final int MAXIMUM_DECIMALS = 6;

  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  private final String name;
  private final @Nullable Integers mantissas;
  private final double @Nullable [] doubles;
  private final int decimals;
  private final Missing missing;

  private NumberColumn(
      String name,
      @Nullable Integers mantissas,
      double @Nullable [] doubles,
      int decimals,
      Missing missing) {
    this.name = name;
    this.mantissas = mantissas;
    this.doubles = doubles;
    this.decimals = decimals;
    this.missing = missing;
  }

  /// @param values one per row; the value at a missing row is ignored
  /// @throws IllegalArgumentException if a present value is NaN or infinite, or the lengths differ
  public static NumberColumn of(String name, double[] values, Missing missing) {
    if (values.length != missing.size()) {
      throw new IllegalArgumentException("values and missing differ in length");
    }
    for (int row = 0; row < values.length; row++) {
      if (!missing.at(row) && !Double.isFinite(values[row])) {
        throw new IllegalArgumentException("row " + row + " of " + name + " is not finite");
      }
    }
    int[] mantissas = new int[values.length];
    for (int decimals = 0; decimals <= MAXIMUM_DECIMALS; decimals++) {
      if (scale(values, missing, decimals, mantissas)) {
        return new NumberColumn(name, Integers.of(mantissas), null, decimals, missing);
      }
    }
    double[] kept = values.clone();
    for (int row = 0; row < kept.length; row++) {
      if (missing.at(row)) {
        kept[row] = 0;
      }
    }
    return new NumberColumn(name, null, kept, 0, missing);
  }

  /// Fills `mantissas` with `values * 10^decimals`; false as soon as one value does not come back.
  private static boolean scale(double[] values, Missing missing, int decimals, int[] mantissas) {
    double power = POWERS_OF_TEN[decimals];
    for (int row = 0; row < values.length; row++) {
      if (missing.at(row)) {
        mantissas[row] = 0;
        continue;
      }
      double scaled = Math.rint(values[row] * power);
      if (Math.abs(scaled) > Integer.MAX_VALUE || scaled / power != values[row]) {
        return false;
      }
      mantissas[row] = (int) scaled;
    }
    return true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return missing.size();
  }

  @Override
  public Missing missing() {
    return missing;
  }

  /// The value at a present row; 0 at a missing one, so ask [#isMissing(int)] first.
  public double value(int row) {
    if (mantissas != null) {
      return mantissas.get(row) / POWERS_OF_TEN[decimals];
    }
    return Checked.notNull(doubles)[row];
  }

  /// A copy of all values, 0 at missing rows.
  public double[] toArray() {
    if (mantissas == null) {
      return Checked.notNull(doubles).clone();
    }
    double[] values = new double[size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = value(row);
    }
    return values;
  }

  /// The present values, ascending.
  public double[] sortedPresent() {
    double[] present = new double[size() - missing.count()];
    int next = 0;
    for (int row = 0; row < size(); row++) {
      if (!missing.at(row)) {
        present[next++] = value(row);
      }
    }
    Arrays.sort(present);
    return present;
  }

  @Override
  public NumberColumn select(int[] rows) {
    Missing chosenMissing = missing.select(rows);
    if (mantissas != null) {
      return new NumberColumn(name, mantissas.select(rows), null, decimals, chosenMissing);
    }
    double[] all = Checked.notNull(doubles);
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = all[rows[i]];
    }
    return new NumberColumn(name, null, chosen, 0, chosenMissing);
  }

  @Override
  public NumberColumn rename(String name) {
    return new NumberColumn(name, mantissas, doubles, decimals, missing);
  }
}
