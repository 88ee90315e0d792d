package dev.understudy.judge;

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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// `scorecard.json`: the scorecard's records with their names in snake_case, `schema_version`
/// first. A number that is not finite is written as null, for JSON has no other word for it.
public final class ScorecardJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new FiniteOrNull())
                  .addSerializer(double.class, new FiniteOrNull()))
          .build();

  private ScorecardJson() {}

  /// The JSON text, lines ended by a line feed.
  public static String text(Scorecard scorecard) {
    return MAPPER.writeValueAsString(scorecard).replace("\r\n", "\n") + "\n";
  }

  /// @throws UserError if the file cannot be written
  public static void write(Scorecard scorecard, Path file) {
    try {
      Files.writeString(file, text(scorecard), StandardCharsets.UTF_8);
    } catch (IOException error) {
      throw new UserError("The scorecard could not be written to " + file + ": " + error, error);
    }
  }

  /// @throws UserError if the file cannot be read, is no scorecard or of another version
  public static Scorecard read(Path file) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (NoSuchFileException error) {
      throw new UserError("There is no scorecard " + file + ".", error);
    } catch (IOException error) {
      throw new UserError("The scorecard " + file + " could not be read: " + error, error);
    }
  }

  /// @param where names the text in messages
  static Scorecard parse(String text, String where) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      JsonNode version = tree.path("schema_version");
      if (!version.isInt() || version.intValue() != Scorecard.VERSION) {
        throw new UserError(
            where
                + " is no scorecard of this version of Understudy: its schema_version is "
                + (version.isMissingNode() ? "missing" : version)
                + ", not "
                + Scorecard.VERSION
                + ".");
      }
      return MAPPER.treeToValue(tree, Scorecard.class);
    } catch (JacksonException error) {
      throw new UserError(where + " is no scorecard: " + error.getOriginalMessage() + ".", error);
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
