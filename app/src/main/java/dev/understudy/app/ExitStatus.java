package dev.understudy.app;

/// What the process tells whoever started it. Commands that decide return 1 for a gate that is not
/// passed and a signature that is not genuine.
final class ExitStatus {

  static final int DONE = 0;

  /// Something in the command or its input that the user can mend.
  static final int TO_MEND = 2;

  /// A bug in Understudy; `EX_SOFTWARE` of sysexits.h.
  static final int BUG = 70;

  /// Stopped by Ctrl-C: 128 + SIGINT, as shells have it.
  static final int STOPPED = 130;

  private ExitStatus() {}
}
