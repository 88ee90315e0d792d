package dev.understudy.judge;

import dev.understudy.judge.internal.RecordJson;
import dev.understudy.table.UserError;
import java.nio.file.Path;

/// `scorecard.json`: the scorecard's records with their names in snake_case, `schema_version`
/// first.
public final class ScorecardJson {

  private ScorecardJson() {}

  /// The JSON text, lines ended by a line feed.
  public static String text(Scorecard scorecard) {
    return RecordJson.text(scorecard);
  }

  /// @throws UserError if the file cannot be written
  public static void write(Scorecard scorecard, Path file) {
    RecordJson.write(scorecard, file, "scorecard");
  }

  /// @throws UserError if the file cannot be read, is no scorecard or of another version
  public static Scorecard read(Path file) {
    return RecordJson.read(file, Scorecard.class, Scorecard.VERSION, "scorecard");
  }

  /// @param where names the text in messages
  static Scorecard parse(String text, String where) {
    RecordJson.requireVersion(text, Scorecard.VERSION, where, "scorecard");
    return RecordJson.read(text, Scorecard.class, where, "scorecard");
  }
}
