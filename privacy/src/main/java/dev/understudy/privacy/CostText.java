package dev.understudy.privacy;

import dev.understudy.privacy.accounting.SubsampledGaussian;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Costs as text that people read and ledgers keep: `gaussian 0.5`, or `pure 0.1 + failure 1.0E-9`.
/// Numbers are written so that the same double comes back.
final class CostText {
  private static final String FREE = "free";
  private static final String AND = " + ";

  private CostText() {}

  static String write(Cost cost) {
    return switch (cost) {
      case Cost.Gaussian gaussian -> "gaussian " + gaussian.mu();
      case Cost.DiscreteGaussian noise ->
          "discrete-gaussian " + noise.squaredSensitivity() + " " + noise.variance();
      case Cost.Concentrated concentrated -> "concentrated " + concentrated.rho();
      case Cost.Renyi renyi ->
          "renyi "
              + renyi.curve().stream()
                  .map(point -> point.order() + " " + point.divergence())
                  .collect(Collectors.joining(" "));
      case Cost.Pure pure -> "pure " + pure.epsilon();
      case Cost.Selection selection -> "selection " + selection.epsilon();
      case Cost.Training training ->
          "training "
              + training.step().rate()
              + " "
              + training.step().noise()
              + " "
              + training.steps();
      case Cost.Failure failure -> "failure " + failure.delta();
      case Cost.Together together -> {
        var parts = new ArrayList<String>();
        together.parts().forEach(part -> parts.add(write(part)));
        parts.removeIf(FREE::equals);
        yield parts.isEmpty() ? FREE : String.join(AND, parts);
      }
    };
  }

  /// The inverse of [#write] but for nesting, which has no meaning.
  ///
  /// @throws IllegalArgumentException if the text is no cost
  static Cost read(String text) {
    if (text.equals(FREE)) {
      return Cost.FREE;
    }
    var parts = new ArrayList<Cost>();
    for (String part : text.split(" \\+ ", -1)) {
      parts.add(readPart(List.of(part.split(" ", -1))));
    }
    return parts.size() == 1 ? parts.getFirst() : new Cost.Together(parts);
  }

  private static Cost readPart(List<String> words) {
    int numbers = words.size() - 1;
    String kind = words.getFirst();
    if (kind.equals("renyi") && numbers % 2 == 0) {
      var curve = new ArrayList<Cost.Renyi.Point>();
      for (int i = 1; i < words.size(); i += 2) {
        curve.add(new Cost.Renyi.Point(number(words, i), number(words, i + 1)));
      }
      return new Cost.Renyi(curve);
    }
    return switch (kind + "/" + numbers) {
      case "gaussian/1" -> new Cost.Gaussian(number(words, 1));
      case "discrete-gaussian/2" ->
          new Cost.DiscreteGaussian(Long.parseLong(words.get(1)), number(words, 2));
      case "concentrated/1" -> new Cost.Concentrated(number(words, 1));
      case "pure/1" -> new Cost.Pure(number(words, 1));
      case "selection/1" -> new Cost.Selection(number(words, 1));
      case "training/3" ->
          new Cost.Training(
              new SubsampledGaussian(number(words, 1), number(words, 2)),
              Integer.parseInt(words.get(3)));
      case "failure/1" -> new Cost.Failure(number(words, 1));
      default -> throw new IllegalArgumentException("No such cost: " + String.join(" ", words));
    };
  }

  private static double number(List<String> words, int at) {
    return Double.parseDouble(words.get(at));
  }
}
