package dev.understudy.learn;

import java.util.Arrays;
import java.util.List;

/// Rows of a regression in which few terms differ from zero: a number fills one term, a category of
/// a hundred values one of its hundred. Each column is a slot that names, row by row, which term it
/// fills and with what; sums of squares then cost the square of the slots, not of the terms.
///
/// @param rows number of rows
/// @param terms number of terms, an intercept among them where one is wanted
/// @param term the term each slot fills, -1 for none, `[slot][row]`
/// @param value what it is filled with, `[slot][row]`; an empty array stands for ones
public record RegressionRows(int rows, int terms, int[][] term, double[][] value) {

  /// Rows of one partial sum; part of the result's bits, not a tuning knob.
  private static final int CHUNK = 4_096;

  /// What rounding leaves of the variance of a constant, as a share of its square.
  private static final double CONSTANT = 1e-9;

  /// Rows with every term given.
  ///
  /// @param dense `[row][term]`
  public static RegressionRows of(double[][] dense) {
    int terms = dense.length == 0 ? 0 : dense[0].length;
    int[][] term = new int[terms][dense.length];
    double[][] value = new double[terms][dense.length];
    for (int slot = 0; slot < terms; slot++) {
      Arrays.fill(term[slot], slot);
      for (int row = 0; row < dense.length; row++) {
        value[slot][row] = dense[row][slot];
      }
    }
    return new RegressionRows(dense.length, terms, term, value);
  }

  private double value(int slot, int row) {
    return value[slot].length == 0 ? 1 : value[slot][row];
  }

  /// Sum of coefficients times terms of one row.
  public double dot(int row, double[] coefficients) {
    double sum = 0;
    for (int slot = 0; slot < term.length; slot++) {
      int filled = term[slot][row];
      if (filled >= 0) {
        sum += coefficients[filled] * value(slot, row);
      }
    }
    return sum;
  }

  /// Adds `weight` times the row to `sum`, `[term]`.
  public void add(int row, double weight, double[] sum) {
    for (int slot = 0; slot < term.length; slot++) {
      int filled = term[slot][row];
      if (filled >= 0) {
        sum[filled] += weight * value(slot, row);
      }
    }
  }

  /// Adds `weight` times the row's outer product to the lower triangle of `sum`, `[term][term]`.
  public void addOuter(int row, double weight, double[][] sum) {
    for (int slot = 0; slot < term.length; slot++) {
      int first = term[slot][row];
      if (first < 0) {
        continue;
      }
      double scaled = weight * value(slot, row);
      for (int other = 0; other < term.length; other++) {
        int second = term[other][row];
        if (second >= 0 && second <= first) {
          sum[first][second] += scaled * value(other, row);
        }
      }
    }
  }

  /// The given rows, in that order.
  public RegressionRows select(int[] chosen) {
    int[][] chosenTerm = new int[term.length][chosen.length];
    double[][] chosenValue = new double[term.length][];
    for (int slot = 0; slot < term.length; slot++) {
      chosenValue[slot] = new double[value[slot].length == 0 ? 0 : chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        chosenTerm[slot][i] = term[slot][chosen[i]];
        if (chosenValue[slot].length > 0) {
          chosenValue[slot][i] = value[slot][chosen[i]];
        }
      }
    }
    return new RegressionRows(chosen.length, terms, chosenTerm, chosenValue);
  }

  /// The same rows with the terms `kept` alone, numbered anew in that order.
  public RegressionRows keep(int[] kept) {
    int[] number = new int[terms];
    Arrays.fill(number, -1);
    for (int i = 0; i < kept.length; i++) {
      number[kept[i]] = i;
    }
    int[][] renumbered = new int[term.length][];
    for (int slot = 0; slot < term.length; slot++) {
      renumbered[slot] =
          Arrays.stream(term[slot]).map(filled -> filled < 0 ? -1 : number[filled]).toArray();
    }
    return new RegressionRows(rows, kept.length, renumbered, value);
  }

  /// Whether a term has different values in different rows, `[term]`.
  public boolean[] varies() {
    double[] sums = new double[terms];
    double[] squares = new double[terms];
    for (int slot = 0; slot < term.length; slot++) {
      for (int row = 0; row < rows; row++) {
        if (term[slot][row] >= 0) {
          double filled = value(slot, row);
          sums[term[slot][row]] += filled;
          squares[term[slot][row]] += filled * filled;
        }
      }
    }
    boolean[] varies = new boolean[terms];
    for (int i = 0; i < terms; i++) {
      varies[i] = squares[i] - sums[i] * sums[i] / rows > CONSTANT * squares[i];
    }
    return varies;
  }

  /// Weighted sums over all rows, added up in a fixed order.
  ///
  /// @param linear sum of `first` times the row, `[term]`
  /// @param square sum of `second` times the outer product, full matrix `[term][term]`
  public record Sums(double[] linear, double[][] square) {}

  /// What a row adds to the sums.
  @FunctionalInterface
  public interface RowWeight {
    double of(int row);
  }

  /// @param first weight of each row in the linear sum
  /// @param second weight of each row in the sum of outer products
  public Sums sums(RowWeight first, RowWeight second) {
    List<Sums> parts =
        Chunks.map(
            rows,
            CHUNK,
            (from, to) -> {
              Sums part = new Sums(new double[terms], new double[terms][terms]);
              for (int row = from; row < to; row++) {
                add(row, first.of(row), part.linear);
                addOuter(row, second.of(row), part.square);
              }
              return part;
            });
    Sums whole = new Sums(new double[terms], new double[terms][terms]);
    for (Sums part : parts) {
      for (int i = 0; i < terms; i++) {
        whole.linear[i] += part.linear[i];
        for (int j = 0; j <= i; j++) {
          whole.square[i][j] += part.square[i][j];
          whole.square[j][i] = whole.square[i][j];
        }
      }
    }
    return whole;
  }
}
