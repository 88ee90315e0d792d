package dev.understudy.privacy;

/// A release was refused because it would have cost more than is left. Nothing was drawn and
/// nothing was charged.
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BudgetExceededException(String message) {
    super(message);
  }
}
