package dev.understudy.judge.attack;

import dev.understudy.judge.internal.RecordJson;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      RecordJson.requireVersion(text, AttackReport.VERSION, file.toString(), WHAT);
      return RecordJson.read(text, AttackReport.class, file.toString(), WHAT);
    } catch (IOException error) {
      throw new UserError("The attack report " + file + " could not be read: " + error, error);
    }
  }
}
