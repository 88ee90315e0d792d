package dev.understudy.workflow;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.Spelling;
import dev.understudy.table.UserError;
import dev.understudy.workflow.numeric.NumericColumn;
import dev.understudy.workflow.numeric.NumericMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A [NumericMapping] as a JSON file.
final class NumericMappingJson {

  private static final int VERSION = 1;

  private NumericMappingJson() {}

  static ObjectNode of(NumericMapping mapping) {
    ObjectNode root = Json.object();
    root.put("schema_version", VERSION);
    root.put("delimiter", mapping.delimiter());
    ArrayNode columns = root.putArray("columns");
    for (NumericColumn column : mapping.columns()) {
      ColumnSchema meaning = column.meaning();
      ObjectNode node = columns.addObject();
      node.put("column", meaning.name());
      node.put("kind", word(meaning.kind()));
      node.put("becomes", word(column.form()));
      texts(node.putArray("names"), column.names());
      texts(node.putArray("values"), column.values());
      node.put("missing_flag", column.flag());
      node.put("fill", column.fill());
      texts(node.putArray("missing"), meaning.spelling().missing());
      texts(node.putArray("formats"), meaning.spelling().formats());
      node.put("decimals", meaning.spelling().decimals());
      node.put("decimal_comma", meaning.spelling().decimalComma());
    }
    texts(root.putArray("left_out"), mapping.leftOut());
    return root;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  /// @throws UserError if the file cannot be read or is no mapping
  static NumericMapping read(Path file) {
    try {
      JsonNode root = Json.parse(Files.readString(file));
      if (root.path("schema_version").asInt(0) != VERSION || !root.path("columns").isArray()) {
        throw new UserError("'" + file + "' is no mapping of a table to numbers.");
      }
      List<NumericColumn> columns = new ArrayList<>();
      for (JsonNode node : root.path("columns")) {
        columns.add(column(node));
      }
      return new NumericMapping(
          root.path("delimiter").asString(","), columns, texts(root.path("left_out")));
    } catch (IOException failure) {
      throw new UserError("There is no readable file '" + file + "'.", failure);
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw new UserError("'" + file + "' is no mapping of a table to numbers.", malformed);
    }
  }

  private static NumericColumn column(JsonNode node) {
    Spelling spelling =
        new Spelling(
            texts(node.path("missing")),
            texts(node.path("formats")),
            node.path("decimals").asInt(-1),
            node.path("decimal_comma").asBoolean(false));
    ColumnSchema meaning =
        new ColumnSchema(
            node.path("column").asString(""),
            Kind.valueOf(node.path("kind").asString("").toUpperCase(Locale.ROOT)),
            List.of(),
            spelling,
            Domain.ANY);
    return new NumericColumn(
        meaning,
        NumericColumn.Form.valueOf(node.path("becomes").asString("").toUpperCase(Locale.ROOT)),
        texts(node.path("values")),
        node.path("missing_flag").asBoolean(false),
        node.path("fill").asDouble(0));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) {
      texts.add(text.asString(""));
    }
    return texts;
  }
}
