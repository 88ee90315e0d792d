package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Target;
import dev.understudy.learn.LinearRegression;
import dev.understudy.learn.LogisticRegression;
import dev.understudy.learn.RegressionRows;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Logistic regression, of more than two classes one of each class against the rest, or linear
/// regression of a number.
record RegressionLearner() implements Learner {

  /// One prior observation's worth of pull towards no effect, the usual default.
  private static final double RIDGE = 1;

  @Override
  public String name() {
    return "regression";
  }

  @Override
  public Fitted fit(Problem problem, CodedRows train, Seed seed) {
    Target target = problem.target();
    CodedRows coding = target.known(problem.coding());
    RegressionDesign design =
        RegressionDesign.of(coding, problem.features(), true, coding.rows(), seed.child("columns"));
    RegressionRows rows = design.rows(train);
    float[] labels = target.labels(train);
    return target.isNumber() ? number(design, rows, labels) : classes(target, design, rows, labels);
  }

  private static Fitted number(RegressionDesign design, RegressionRows rows, float[] labels) {
    double[] numbers = new double[labels.length];
    double mean = 0;
    for (int row = 0; row < labels.length; row++) {
      numbers[row] = labels[row];
      mean += numbers[row] / labels.length;
    }
    Optional<LinearRegression> model = LinearRegression.fit(rows, numbers, RIDGE);
    double constant = mean;
    return tested -> {
      double[] expected =
          model.map(fitted -> fitted.predict(design.rows(tested))).orElse(new double[0]);
      float[][] predicted = new float[tested.rows()][1];
      for (int row = 0; row < predicted.length; row++) {
        predicted[row][0] = (float) (model.isPresent() ? expected[row] : constant);
      }
      return predicted;
    };
  }

  private static Fitted classes(
      Target target, RegressionDesign design, RegressionRows rows, float[] labels) {
    int count = target.classes().size();
    List<Optional<LogisticRegression>> models = new ArrayList<>();
    double[] shares = new double[count];
    for (int of = 0; of < count; of++) {
      boolean[] outcome = new boolean[labels.length];
      for (int row = 0; row < labels.length; row++) {
        outcome[row] = labels[row] == of;
        shares[of] += outcome[row] ? 1.0 / labels.length : 0;
      }
      // Of two classes the second says all.
      models.add(
          count == 2 && of == 0 ? Optional.empty() : LogisticRegression.fit(rows, outcome, RIDGE));
    }
    return tested -> {
      RegressionRows testedRows = design.rows(tested);
      float[][] predicted = new float[tested.rows()][count];
      for (int of = 0; of < count; of++) {
        double[] probabilities =
            models.get(of).map(model -> model.predict(testedRows)).orElse(new double[0]);
        for (int row = 0; row < predicted.length; row++) {
          predicted[row][of] = (float) (probabilities.length > 0 ? probabilities[row] : shares[of]);
        }
      }
      for (float[] line : predicted) {
        normalise(line);
      }
      return predicted;
    };
  }

  private static void normalise(float[] line) {
    if (line.length == 2) {
      line[0] = 1 - line[1];
      return;
    }
    double sum = 0;
    for (float share : line) {
      sum += share;
    }
    for (int i = 0; i < line.length; i++) {
      line[i] = (float) (sum > 0 ? line[i] / sum : 1.0 / line.length);
    }
  }
}
