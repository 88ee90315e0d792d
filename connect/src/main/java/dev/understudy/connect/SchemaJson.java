package dev.understudy.connect;

import dev.understudy.connect.internal.PendingFile;
import dev.understudy.connect.internal.SchemaJsonReader;
import dev.understudy.connect.internal.SchemaJsonWriter;
import dev.understudy.table.Schema;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Schemas as JSON. The format, with an example, is in `docs/schema.md`.
public final class SchemaJson {

  private SchemaJson() {}

  /// Reads a schema, inferred or written by hand: all but the names and kinds of columns may be
  /// left out, and so may columns.
  ///
  /// @throws UserError naming file and line if the file is missing or no such schema
  public static Schema read(Path path) {
    try {
      return parse(Files.readString(path), path.toString());
    } catch (NoSuchFileException missing) {
      throw new UserError("There is no file " + path + "; check the path.", missing);
    } catch (CharacterCodingException notUtf8) {
      throw new UserError(path + " is not UTF-8 text; save the schema as UTF-8.", notUtf8);
    } catch (IOException failure) {
      throw new UserError(path + " cannot be read; give the file of a schema.", failure);
    }
  }

  /// Reads a schema from text.
  ///
  /// @param source what to call it in messages
  /// @throws UserError naming source and line if it is no such schema
  public static Schema parse(String json, String source) {
    return SchemaJsonReader.read(json, source);
  }

  /// Writes a schema, whole or not at all.
  ///
  /// @throws UserError if the file cannot be written
  public static void write(Schema schema, Path path) {
    byte[] bytes = text(schema).getBytes(StandardCharsets.UTF_8);
    try (PendingFile file = PendingFile.open(path)) {
      file.write(bytes, bytes.length);
      file.commit();
    }
  }

  /// The schema as JSON, three lines a column, ending in a line feed.
  public static String text(Schema schema) {
    return SchemaJsonWriter.text(schema);
  }
}
