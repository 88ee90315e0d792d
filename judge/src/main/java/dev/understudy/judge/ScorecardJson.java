package dev.understudy.judge;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `scorecard.json`: the scorecard's records with snake_case names, `schema_version` first. Numbers
/// that are not finite are never written: such values are null already.
public final class ScorecardJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ScorecardJson() {}

  public static String text(Scorecard scorecard) {
    return MAPPER.writeValueAsString(scorecard) + "\n";
  }

  /// @throws UserError if the file cannot be written
  public static void write(Scorecard scorecard, Path file) {
    try {
      Files.writeString(file, text(scorecard), StandardCharsets.UTF_8);
    } catch (IOException error) {
      throw new UserError(
          "The scorecard could not be written to " + file + ": " + error.getMessage() + ".", error);
    }
  }
}
