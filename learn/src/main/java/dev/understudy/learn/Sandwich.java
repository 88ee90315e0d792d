package dev.understudy.learn;

import java.util.Arrays;

/// The covariance of coefficients that needs no model of the errors (White, Econometrica 48, 1980)
/// and lets the rows of a person hang together (Liang and Zeger, Biometrika 73, 1986): `B (sum over
/// persons of s sᵀ) B`, with `B` the inverse information and `s` the sum of a person's scores,
/// which are residual times row. Times `persons / (persons - 1)`.
final class Sandwich {

  private Sandwich() {}

  /// @param residuals observed minus expected, `[row]`
  /// @param persons whom each row belongs to, `[row]`
  /// @param bread the inverse information, `[term][term]`
  static double[][] covariance(
      RegressionRows rows, double[] residuals, int[] persons, double[][] bread) {
    int count = Arrays.stream(persons).max().orElse(-1) + 1;
    double[][] scores = new double[count][];
    for (int row = 0; row < persons.length; row++) {
      if (scores[persons[row]] == null) {
        scores[persons[row]] = new double[rows.terms()];
      }
      rows.add(row, residuals[row], scores[persons[row]]);
    }
    return covariance(scores, bread);
  }

  /// @param scores sums of each person's scores, `[person][term]`, null for nobody
  /// @param bread the inverse information, `[term][term]`
  static double[][] covariance(double[][] scores, double[][] bread) {
    int size = bread.length;
    double[][] meat = new double[size][size];
    int seen = 0;
    for (double[] score : scores) {
      if (score == null) {
        continue;
      }
      seen++;
      for (int i = 0; i < size; i++) {
        if (score[i] != 0) {
          for (int j = 0; j < size; j++) {
            meat[i][j] += score[i] * score[j];
          }
        }
      }
    }
    double[][] covariance = product(product(bread, meat), bread);
    double correction = seen > 1 ? seen / (seen - 1.0) : 1;
    for (double[] line : covariance) {
      for (int j = 0; j < size; j++) {
        line[j] *= correction;
      }
    }
    return covariance;
  }

  private static double[][] product(double[][] left, double[][] right) {
    int size = left.length;
    double[][] product = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double factor = left[i][k];
        for (int j = 0; j < size; j++) {
          product[i][j] += factor * right[k][j];
        }
      }
    }
    return product;
  }
}
