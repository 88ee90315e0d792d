package dev.understudy.judge.gate;

import dev.understudy.judge.internal.RecordJson;
import dev.understudy.table.UserError;
import java.nio.file.Path;

/// `verdict.json`: the verdict's records with their names in snake_case, `schema_version` first.
public final class VerdictJson {

  private static final String WHAT = "verdict";

  private VerdictJson() {}

  /// The JSON text, lines ended by a line feed.
  public static String text(Verdict verdict) {
    return RecordJson.text(verdict);
  }

  /// @throws UserError if the file cannot be written
  public static void write(Verdict verdict, Path file) {
    RecordJson.write(verdict, file, WHAT);
  }

  /// @throws UserError if the file cannot be read, is no verdict or of another version
  public static Verdict read(Path file) {
    return RecordJson.read(file, Verdict.class, Verdict.VERSION, WHAT);
  }
}
