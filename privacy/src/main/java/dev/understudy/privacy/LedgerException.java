package dev.understudy.privacy;

/// A ledger file cannot be used; the message is one sentence for the user.
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LedgerException(String message) {
    super(message);
  }

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
