package dev.understudy.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON documents as all of ours look: snake_case, two spaces, the same bytes on every system.
public final class Json {

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private Json() {}

  /// An empty object that keeps the order in which it is filled.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Indented text that ends with a line break.
  public static String text(JsonNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
    return JsonMapper.shared().writer().with(printer).writeValueAsString(node) + "\n";
  }

  /// Reads what our own writers wrote.
  public static JsonNode parse(String text) {
    return JsonMapper.shared().readTree(text);
  }

  static void write(JsonNode node, Path file) {
    try {
      Files.writeString(file, text(node));
    } catch (IOException exception) {
      throw WriteTrouble.sentence(file, exception);
    }
  }
}
