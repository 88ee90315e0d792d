package dev.understudy.workflow;

import dev.understudy.synth.Condition;
import dev.understudy.synth.Condition.Operator;
import dev.understudy.synth.Model;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Shares that values of one column shall have; all other columns are as the model has them given
/// it, and values that are not named share the rest as they do in the model.
///
/// @param column name
/// @param shares per value, in (0, 1], in the order they were named
public record Balance(String column, Map<String, Double> shares) implements Composition {

  /// By how much shares may miss 1 because they were rounded.
  private static final double ROUNDING = 1e-6;

  public Balance {
    shares = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /// Reads `column=value:share,value:share`.
  ///
  /// @param column before the first `=`
  /// @param parts after it, cut at commas
  /// @throws UserError if a part is malformed, a share is no number in [0, 1] or they sum to more
  ///   than one
  public static Balance of(String column, List<String> parts) {
    Map<String, Double> shares = new LinkedHashMap<>();
    double sum = 0;
    for (String part : parts) {
      int colon = part.lastIndexOf(':');
      if (colon <= 0) {
        throw new UserError(
            "'" + part + "' is no part of --balance; write column=value:share,value:share.");
      }
      String value = part.substring(0, colon).strip();
      double share = share(part.substring(colon + 1).strip(), value);
      if (shares.put(value, share) != null) {
        throw new UserError("--balance names '" + value + "' of '" + column + "' twice.");
      }
      sum += share;
    }
    if (sum > 1 + ROUNDING) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "The shares of '%s' sum to %s; they must not exceed 1.",
              column,
              rounded(sum)));
    }
    return new Balance(column, shares);
  }

  private static double share(String text, String value) {
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new UserError(
        "The share of '" + value + "' must be a number from 0 to 1, but is '" + text + "'.");
  }

  private static String rounded(double share) {
    return String.format(Locale.ROOT, "%.4f", share).replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /// The share of values that are not named.
  double rest() {
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    return Math.abs(1 - sum) <= ROUNDING ? 0 : 1 - sum;
  }

  @Override
  public List<Part> parts(Model model, Seed seed, Progress progress) {
    ColumnSchema meaning = model.schema().column(column);
    if (meaning.kind() == Kind.ID || meaning.kind() == Kind.TEXT) {
      throw new UserError(
          "Column '" + column + "' is made anew, so its values cannot have shares.");
    }
    List<Part> parts = new ArrayList<>();
    shares.forEach((value, share) ->
        parts.add(
            new Part(
                List.of(new Condition(column, Operator.EQUAL, List.of(value))), share, false)));
    if (rest() > 0) {
      Condition named = new Condition(column, Operator.EQUAL, List.copyOf(shares.keySet()));
      parts.add(new Part(List.of(named), rest(), true));
    }
    return parts;
  }

  @Override
  public String sentence() {
    String named =
        shares.entrySet().stream()
            .map(entry -> entry.getKey() + " " + rounded(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "The shares of '"
        + column
        + "' were set on purpose ("
        + named
        + (rest() > 0 ? ", others " + rounded(rest()) : "")
        + "): that they differ from the real ones, and what follows from it in other columns, is no"
        + " error of the generator.";
  }
}
