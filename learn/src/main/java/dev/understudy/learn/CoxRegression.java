package dev.understudy.learn;

import java.util.Arrays;
import java.util.Optional;

/// Proportional hazards (Cox, JRSS B 34, 1972) by Newton's method with step halving, tied events
/// after Efron (JASA 72, 1977): with `d` events at a time, the `l`-th of them sees the risk set
/// less `l / d` of those who fall. A ridge on all coefficients keeps separated terms finite.
///
/// @param coefficients log hazard ratios, `[term]`
/// @param covariance inverse of the information matrix, ridge included, or the sandwich of
///   [#clustered]; `[term][term]`
/// @param logLikelihood partial, without the penalty
public record CoxRegression(double[] coefficients, double[][] covariance, double logLikelihood) {

  private static final int MOST_ITERATIONS = 30;

  private static final int MOST_HALVINGS = 20;

  private static final double TOLERANCE = 1e-12;

  /// Risks beyond `exp(50)` are cut off, so that sums stay finite.
  private static final double FARTHEST = 50;

  /// @param rows without intercept, which the baseline hazard takes the place of
  /// @param times until the event or the end of observation, `[row]`
  /// @param events whether the event was seen, `[row]`
  /// @return empty without events or terms, or where terms cannot be told apart
  public static Optional<CoxRegression> fit(
      RegressionRows rows, double[] times, boolean[] events, double ridge) {
    Problem problem = new Problem(rows, times, events, KaplanMeier.ascending(times), ridge);
    double[] coefficients = new double[rows.terms()];
    Derivatives at = problem.at(coefficients);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      Optional<Cholesky> information = Cholesky.of(at.information);
      if (rows.terms() == 0 || at.events == 0 || information.isEmpty()) {
        return Optional.empty();
      }
      double[] step = information.get().solve(at.gradient);
      double[] next = coefficients;
      Derivatives reached = at;
      double scale = 1;
      for (int half = 0; half < MOST_HALVINGS; half++, scale /= 2) {
        double[] tried = coefficients.clone();
        for (int i = 0; i < tried.length; i++) {
          tried[i] += scale * step[i];
        }
        Derivatives there = problem.at(tried);
        if (there.penalised >= at.penalised) {
          next = tried;
          reached = there;
          break;
        }
      }
      boolean settled =
          reached.penalised - at.penalised <= TOLERANCE * (1 + Math.abs(at.penalised));
      coefficients = next;
      at = reached;
      if (settled) {
        break;
      }
    }
    double[] found = coefficients;
    double fit = at.logLikelihood;
    return Cholesky.of(at.information)
        .map(information -> new CoxRegression(found, information.inverse(), fit));
  }

  /// The same coefficients with a covariance that lets a person's rows hang together and needs no
  /// proportional hazards (Lin and Wei, JASA 84, 1989).
  ///
  /// @param rows what was fitted, with their `times` and `events`
  /// @param persons whom each row belongs to, `[row]`
  public CoxRegression clustered(
      RegressionRows rows, double[] times, boolean[] events, int[] persons) {
    double[] hazards = new double[rows.rows()];
    Arrays.setAll(hazards, row -> hazard(rows.dot(row, coefficients)));
    int[] known = Arrays.stream(persons).sorted().distinct().toArray();
    int[] dense = new int[persons.length];
    Arrays.setAll(dense, row -> Arrays.binarySearch(known, persons[row]));
    double[][] scores =
        new CoxScores(rows, times, events, KaplanMeier.ascending(times), hazards)
            .byPerson(dense, known.length);
    return new CoxRegression(coefficients, Sandwich.covariance(scores, covariance), logLikelihood);
  }

  private static double hazard(double logRisk) {
    return StrictMath.exp(Math.clamp(logRisk, -FARTHEST, FARTHEST));
  }

  /// Log risk of each row against a row of zeros, `[row]`.
  public double[] risks(RegressionRows rows) {
    double[] risks = new double[rows.rows()];
    for (int row = 0; row < risks.length; row++) {
      risks[row] = rows.dot(row, coefficients);
    }
    return risks;
  }

  /// @param penalised log-likelihood less the penalty
  /// @param information negative second derivatives, full
  private record Derivatives(
      double logLikelihood,
      double penalised,
      double[] gradient,
      double[][] information,
      long events) {}

  /// Sums over the risk set: of risks, of risks times rows, of risks times outer products.
  private static final class Sums {

    private double plain;
    private final double[] linear;
    private final double[][] square;

    Sums(int terms) {
      linear = new double[terms];
      square = new double[terms][terms];
    }

    void add(RegressionRows rows, int row, double risk) {
      plain += risk;
      rows.add(row, risk, linear);
      rows.addOuter(row, risk, square);
    }
  }

  private record Problem(
      RegressionRows rows, double[] times, boolean[] events, int[] order, double ridge) {

    /// One walk from the latest time to the earliest; the risk set grows on the way.
    Derivatives at(double[] coefficients) {
      int terms = rows.terms();
      Sums risk = new Sums(terms);
      double[] gradient = new double[terms];
      double[][] information = new double[terms][terms];
      double logLikelihood = 0;
      long seen = 0;
      for (int end = order.length; end > 0; ) {
        int start = end;
        int fallen = 0;
        for (; start > 0 && times[order[start - 1]] == times[order[end - 1]]; start--) {
          fallen += events[order[start - 1]] ? 1 : 0;
        }
        // A single event needs no correction for ties and none of its sums.
        Sums tied = new Sums(fallen > 1 ? terms : 0);
        for (int i = start; i < end; i++) {
          int row = order[i];
          double logRisk = Math.clamp(rows.dot(row, coefficients), -FARTHEST, FARTHEST);
          double hazard = StrictMath.exp(logRisk);
          risk.add(rows, row, hazard);
          if (events[row]) {
            logLikelihood += logRisk;
            rows.add(row, 1, gradient);
          }
          if (events[row] && fallen > 1) {
            tied.add(rows, row, hazard);
          }
        }
        for (int fall = 0; fall < fallen; fall++) {
          logLikelihood -= subtract(risk, tied, (double) fall / fallen, gradient, information);
        }
        seen += fallen;
        end = start;
      }
      double squares = 0;
      for (int i = 0; i < terms; i++) {
        squares += coefficients[i] * coefficients[i];
        gradient[i] -= ridge * coefficients[i];
        information[i][i] += ridge;
        for (int j = 0; j < i; j++) {
          information[j][i] = information[i][j];
        }
      }
      return new Derivatives(
          logLikelihood, logLikelihood - ridge / 2 * squares, gradient, information, seen);
    }

    /// Takes the mean and covariance of the risk set off; returns the log of its sum.
    private static double subtract(
        Sums risk, Sums tied, double share, double[] gradient, double[][] information) {
      int terms = gradient.length;
      double plain = share == 0 ? risk.plain : risk.plain - share * tied.plain;
      double[] mean = new double[terms];
      for (int i = 0; i < terms; i++) {
        double linear = share == 0 ? risk.linear[i] : risk.linear[i] - share * tied.linear[i];
        mean[i] = linear / plain;
        gradient[i] -= mean[i];
        for (int j = 0; j <= i; j++) {
          double square =
              share == 0 ? risk.square[i][j] : risk.square[i][j] - share * tied.square[i][j];
          information[i][j] += square / plain - mean[i] * mean[j];
        }
      }
      return StrictMath.log(plain);
    }
  }
}
