package dev.understudy.app.line;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/// A command: what it may be told, and what it does.
public interface Subcommand {

  /// Options, operands and help; name and summary are filled in by the catalogue of commands.
  CommandSpec specification();

  /// @return the exit status, 0 when done
  int run(Session session) throws IOException;
}
