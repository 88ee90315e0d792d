package dev.understudy.judge.attack;

import dev.understudy.judge.internal.RecordJson;
import dev.understudy.table.UserError;
import java.nio.file.Path;

/// `attacks.json`: the report's records with their names in snake_case, `schema_version` first.
public final class AttacksJson {

  private static final String WHAT = "attack report";

  private AttacksJson() {}

  /// The JSON text, lines ended by a line feed.
  public static String text(AttackReport report) {
    return RecordJson.text(report);
  }

  /// @throws UserError if the file cannot be written
  public static void write(AttackReport report, Path file) {
    RecordJson.write(report, file, WHAT);
  }

  /// @throws UserError if the file cannot be read, is no attack report or of another version
  public static AttackReport read(Path file) {
    return RecordJson.read(file, AttackReport.class, AttackReport.VERSION, WHAT);
  }
}
