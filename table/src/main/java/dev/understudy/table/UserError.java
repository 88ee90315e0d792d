package dev.understudy.table;

import java.util.List;

/// A mistake the user can mend: one sentence with what is wrong, where, and what to do. Everything
/// else that goes wrong is a bug and stays an unchecked exception of its own.
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// At most this many column names are listed in a message.
  private static final int LISTED_NAMES = 20;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }

  public static UserError unknownColumn(String name, List<String> known) {
    String listed = String.join(", ", known.subList(0, Math.min(known.size(), LISTED_NAMES)));
    String more =
        known.size() > LISTED_NAMES ? ", and " + (known.size() - LISTED_NAMES) + " more" : "";
    return new UserError(
        "There is no column '" + name + "'; the columns are: " + listed + more + ".");
  }
}
