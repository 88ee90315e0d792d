package dev.understudy.judge.internal;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Records as JSON: names in snake_case, enums in lower case, lines ended by a line feed. A number
/// that is not finite is written as null, for JSON has no other word for it.
public final class RecordJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new FiniteOrNull())
                  .addSerializer(double.class, new FiniteOrNull()))
          .build();

  private RecordJson() {}

  public static String text(Object document) {
    return MAPPER.writeValueAsString(document).replace("\r\n", "\n") + "\n";
  }

  /// @param what names the document in messages, such as "scorecard"
  /// @throws UserError if the file cannot be written
  public static void write(Object document, Path file, String what) {
    try {
      Files.writeString(file, text(document), StandardCharsets.UTF_8);
    } catch (IOException error) {
      throw new UserError("The " + what + " could not be written to " + file + ": " + error, error);
    }
  }

  /// @param version the document must have
  /// @param what names the document in messages
  /// @throws UserError if the file cannot be read, is something else or of another version
  public static <T> T read(Path file, Class<T> type, int version, String what) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      requireVersion(text, version, file.toString(), what);
      return read(text, type, file.toString(), what);
    } catch (NoSuchFileException error) {
      throw new UserError("There is no " + what + " " + file + ".", error);
    } catch (IOException error) {
      throw new UserError("The " + what + " " + file + " could not be read: " + error, error);
    }
  }

  /// @param where names the text in messages
  /// @param what names the document in messages
  /// @throws UserError if it is something else
  public static <T> T read(String text, Class<T> type, String where, String what) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException error) {
      if (error.getCause() instanceof UserError cause) {
        throw cause;
      }
      throw new UserError(
          where + " is no " + what + ": " + error.getOriginalMessage() + ".", error);
    }
  }

  /// @throws UserError if the document is of another version
  public static void requireVersion(String text, int version, String where, String what) {
    JsonNode found;
    try {
      found = MAPPER.readTree(text).path("schema_version");
    } catch (JacksonException error) {
      throw new UserError(
          where + " is no " + what + ": " + error.getOriginalMessage() + ".", error);
    }
    if (!found.isInt() || found.intValue() != version) {
      throw new UserError(
          where
              + " is no "
              + what
              + " of this version of Understudy: its schema_version is "
              + (found.isMissingNode() ? "missing" : found)
              + ", not "
              + version
              + ".");
    }
  }

  private static final class FiniteOrNull extends StdSerializer<Double> {

    FiniteOrNull() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializationContext context) {
      if (Double.isFinite(value)) {
        out.writeNumber(value.doubleValue());
      } else {
        out.writeNull();
      }
    }
  }
}
