package dev.understudy.connect.internal;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Spelling;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a schema token by token, so that every complaint can name its line.
public final class SchemaJsonReader {

  private static final int MOST_DECIMALS = 18;

  private final JsonParser parser;
  private final String source;

  private SchemaJsonReader(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  /// @throws UserError naming source and line if `json` is no schema
  public static Schema read(String json, String source) {
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
      return new SchemaJsonReader(parser, source).schema();
    } catch (JacksonException malformed) {
      long line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
      throw new UserError(
          source
              + ", line "
              + line
              + ": this is no well-formed JSON ("
              + firstSentence(malformed.getOriginalMessage())
              + ").",
          malformed);
    }
  }

  private static String firstSentence(@Nullable String message) {
    String text = message == null ? "unreadable" : message;
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private UserError error(String what) {
    return new UserError(
        source + ", line " + parser.currentTokenLocation().getLineNr() + ": " + what);
  }

  private UserError unknownField(String field, String of, String known) {
    return error("'" + field + "' is no field of " + of + "; the fields are " + known + ".");
  }

  private void expect(JsonToken token, String what) {
    if (parser.currentToken() != token) {
      throw error("expected " + what + ".");
    }
  }

  /// Moves to the next field of the current object and then to its value.
  ///
  /// @return the field's name, null at the end of the object
  private @Nullable String field() {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  private Schema schema() {
    parser.nextToken();
    expect(JsonToken.START_OBJECT, "an object with \"columns\"");
    int version = Schema.VERSION;
    String delimiter = ",";
    List<ColumnSchema> columns = null;
    for (String field = field(); field != null; field = field()) {
      switch (field) {
        case "schema_version" -> version = integer(field);
        case "delimiter" -> delimiter = text(field);
        case "columns" -> columns = columns();
        default -> throw unknownField(field, "a schema", "schema_version, delimiter and columns");
      }
    }
    if (columns == null) {
      throw error("the schema has no \"columns\".");
    }
    if (delimiter.isEmpty()) {
      throw error("\"delimiter\" must not be empty.");
    }
    try {
      return new Schema(version, delimiter, columns);
    } catch (UserError contradiction) {
      throw new UserError(source + ": " + contradiction.getMessage(), contradiction);
    }
  }

  private List<ColumnSchema> columns() {
    expect(JsonToken.START_ARRAY, "a list of columns");
    List<ColumnSchema> columns = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(JsonToken.START_OBJECT, "a column such as {\"name\": \"age\", \"kind\": \"integer\"}");
      columns.add(column());
    }
    return columns;
  }

  private ColumnSchema column() {
    String name = null;
    Kind kind = null;
    List<Role> roles = List.of();
    Spelling spelling = Spelling.PLAIN;
    Domain domain = Domain.ANY;
    for (String field = field(); field != null; field = field()) {
      switch (field) {
        case "name" -> name = text(field);
        case "kind" -> kind = kind();
        case "roles" -> roles = roles();
        case "spelling" -> spelling = spelling();
        case "domain" -> domain = domain();
        default -> throw unknownField(field, "a column", "name, kind, roles, spelling and domain");
      }
    }
    if (name == null) {
      throw error("a column has no \"name\".");
    }
    if (kind == null) {
      throw error("column '" + name + "' has no \"kind\".");
    }
    return new ColumnSchema(name, kind, roles, spelling, domain);
  }

  private Kind kind() {
    String word = text("kind");
    return Words.kind(word)
        .orElseThrow(() ->
            error(
                "'"
                    + word
                    + "' is no kind; the kinds are "
                    + String.join(", ", Words.kinds())
                    + "."));
  }

  private List<Role> roles() {
    List<Role> roles = new ArrayList<>();
    expect(JsonToken.START_ARRAY, "a list of roles");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String word = text("roles");
      roles.add(
          Words.role(word)
              .orElseThrow(() ->
                  error(
                      "'"
                          + word
                          + "' is no role; the roles are "
                          + String.join(", ", Words.roles())
                          + ".")));
    }
    return roles;
  }

  private Spelling spelling() {
    expect(JsonToken.START_OBJECT, "an object such as {\"missing\": [\"NA\"]}");
    Spelling spelling = Spelling.PLAIN;
    for (String field = field(); field != null; field = field()) {
      switch (field) {
        case "missing" -> spelling = spelling.withMissing(texts(field));
        case "formats" -> spelling = spelling.withFormats(texts(field));
        case "decimals" -> {
          int decimals = integer(field);
          if (decimals < -1 || decimals > MOST_DECIMALS) {
            throw error("\"decimals\" must be -1 (as many as needed) to " + MOST_DECIMALS + ".");
          }
          spelling = spelling.withDecimals(decimals);
        }
        case "decimal_comma" -> spelling = spelling.withDecimalComma(bool(field));
        default ->
            throw unknownField(field, "a spelling", "missing, formats, decimals and decimal_comma");
      }
    }
    return spelling;
  }

  private Domain domain() {
    expect(JsonToken.START_OBJECT, "an object such as {\"low\": 0, \"high\": 120}");
    Double low = null;
    Double high = null;
    List<String> categories = List.of();
    for (String field = field(); field != null; field = field()) {
      switch (field) {
        case "low" -> low = number(field);
        case "high" -> high = number(field);
        case "categories" -> categories = texts(field);
        default -> throw unknownField(field, "a domain", "low, high and categories");
      }
    }
    if (low != null && high != null && low > high) {
      throw error("\"low\" is above \"high\".");
    }
    return new Domain(low, high, categories);
  }

  private String text(String field) {
    expect(JsonToken.VALUE_STRING, "text in quotes for \"" + field + "\"");
    return parser.getString();
  }

  private List<String> texts(String field) {
    expect(JsonToken.START_ARRAY, "a list of texts for \"" + field + "\"");
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text(field));
    }
    return texts;
  }

  private int integer(String field) {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number for \"" + field + "\"");
    return parser.getIntValue();
  }

  private @Nullable Double number(String field) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        && parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
      throw error("expected a number or null for \"" + field + "\".");
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw error("\"" + field + "\" is beyond all numbers.");
    }
    return value;
  }

  private boolean bool(String field) {
    if (parser.currentToken() != JsonToken.VALUE_TRUE
        && parser.currentToken() != JsonToken.VALUE_FALSE) {
      throw error("expected true or false for \"" + field + "\".");
    }
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }
}
