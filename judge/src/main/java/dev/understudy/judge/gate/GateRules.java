package dev.understudy.judge.gate;

import dev.understudy.judge.attack.AttackOptions;
import dev.understudy.judge.internal.RecordJson;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rules of a gate: data that anybody may read, change and hand in instead of ours.
///
/// @param schemaVersion of the JSON format
/// @param purpose what they are made for
/// @param about what the whole is based on
/// @param smallCell cells of published tables with fewer persons are small; null for
///   [AttackOptions#USUAL_SMALL_CELL]
/// @param rules each of which can decide
public record GateRules(
    int schemaVersion,
    Purpose purpose,
    String about,
    @Nullable Integer smallCell,
    List<Rule> rules) {

  public static final int VERSION = 1;

  public GateRules {
    if (schemaVersion != VERSION) {
      throw new UserError(
          "The gate's rules have schema_version "
              + schemaVersion
              + ", but this version of Understudy reads "
              + VERSION
              + ".");
    }
    if (rules.isEmpty()) {
      throw new UserError("A gate without rules decides nothing; give at least one.");
    }
    if (smallCell != null && smallCell < 2) {
      throw new UserError(
          "The gate's rules have small_cell "
              + smallCell
              + ", but cells of fewer than 2 persons are the smallest that point at somebody.");
    }
    rules = List.copyOf(rules);
  }

  /// Cells of fewer persons are small.
  public int smallCellOrUsual() {
    return smallCell == null ? AttackOptions.USUAL_SMALL_CELL : smallCell;
  }

  /// The rules shipped for a purpose.
  public static GateRules shipped(Purpose purpose) {
    String name = purpose.name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = GateRules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the rules " + name + " are not in the program");
      }
      return RecordJson.read(
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          GateRules.class,
          name,
          "gate rules");
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /// Rules of the user's own.
  ///
  /// @throws UserError if the file cannot be read or holds no rules
  public static GateRules read(Path file) {
    try {
      return RecordJson.read(
          Files.readString(file, StandardCharsets.UTF_8),
          GateRules.class,
          file.toString(),
          "gate rules");
    } catch (IOException error) {
      throw new UserError("The gate's rules " + file + " could not be read: " + error, error);
    }
  }
}
