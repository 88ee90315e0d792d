package dev.understudy.workflow.confidential;

import dev.understudy.synth.confidential.Prospect;
import dev.understudy.synth.domain.PrivateFit;
import java.util.Locale;

/// How exact a private fit can be at best, said before anything is spent.
final class Expectation {

  /// A share of rows below which an error does no harm to most uses.
  private static final double SMALL = 0.01;

  /// A share of rows from which on not even the larger categories of a column can be told.
  private static final double TOO_LARGE = 0.25;

  private Expectation() {}

  static String of(PrivateFit fit) {
    double error = fit.leastError();
    Prospect prospect = fit.prospect();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Expected error: the count of a category is off by %,.0f rows or more (standard error,"
                + " if all were spent on counting each column once).%n",
            Math.ceil(error)));
    if (fit.declaredRows() > 0) {
      double share = error / prospect.rows();
      text.append(
          String.format(Locale.ROOT, "That is %.2g %% of the declared rows.%n", 100 * share));
      if (share > TOO_LARGE) {
        text.append(
            "The budget is too small to learn anything of so few rows: give more epsilon, more rows"
                + " or fewer columns.\n");
      }
    } else {
      text.append(
          String.format(
              Locale.ROOT,
              "Below %,.0f rows nothing can be learned at this budget; %,.0f rows make that error"
                  + " small.%n",
              Math.ceil(error / TOO_LARGE),
              Math.ceil(error / SMALL)));
    }
    return text.toString();
  }
}
