package dev.understudy.app;

import dev.understudy.app.line.Arguments;

/// What a command line asks for.
sealed interface Request {

  /// Help was asked for, or nothing at all.
  ///
  /// @param text the help
  /// @param asked false if the command line was empty
  record ForHelp(String text, boolean asked) implements Request {}

  record ForVersion() implements Request {}

  record ForCommand(Catalogue command, Arguments arguments) implements Request {}
}
