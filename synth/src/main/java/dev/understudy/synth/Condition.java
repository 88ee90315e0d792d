package dev.understudy.synth;

import dev.understudy.table.UserError;
import java.util.List;

/// What must hold in every drawn row: `c=v`, `c!=v`, `c>=v`, `c>v`, `c<=v`, `c<v`, several values
/// as `c=a|b`, and `c=~missing` or `c!=~missing`.
///
/// @param column name
/// @param operator between them
/// @param values as typed; one of them for an order, any of them for (in)equality
public record Condition(String column, Operator operator, List<String> values) {

  /// What stands for a missing cell among the values.
  public static final String MISSING = "~missing";

  /// A comparison, by meaning: numbers as numbers, dates as dates, booleans in any case.
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    AT_LEAST(">="),
    GREATER(">"),
    AT_MOST("<="),
    LESS("<");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  public Condition {
    values = List.copyOf(values);
  }

  /// Reads a condition as typed on the command line.
  ///
  /// @throws UserError if there is no operator, no column or no value
  public static Condition parse(String text) {
    int place = -1;
    for (int i = 0; i < text.length() && place < 0; i++) {
      if ("=!<>".indexOf(text.charAt(i)) >= 0) {
        place = i;
      }
    }
    if (place < 0) {
      throw malformed(text);
    }
    for (Operator operator :
        List.of(
            Operator.NOT_EQUAL,
            Operator.AT_LEAST,
            Operator.AT_MOST,
            Operator.EQUAL,
            Operator.GREATER,
            Operator.LESS)) {
      if (text.startsWith(operator.sign(), place)) {
        String column = text.substring(0, place).strip();
        String rest = text.substring(place + operator.sign().length()).strip();
        boolean order = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
        List<String> values = order ? List.of(rest) : List.of(rest.split("\\|", -1));
        if (column.isEmpty() || (order && rest.isEmpty())) {
          throw malformed(text);
        }
        return new Condition(column, operator, values.stream().map(String::strip).toList());
      }
    }
    throw malformed(text);
  }

  private static UserError malformed(String text) {
    return new UserError(
        "The condition '"
            + text
            + "' is not understood; write column=value, column>=value, column=a|b or"
            + " column=~missing.");
  }

  @Override
  public String toString() {
    return column + operator.sign() + String.join("|", values);
  }
}
