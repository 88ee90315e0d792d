package dev.understudy.connect.internal;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Spelling;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/// Writes a schema as JSON that a person likes to edit.
public final class SchemaJsonWriter {

  private static final double EXACT_LIMIT = 9_007_199_254_740_992.0;

  private final StringBuilder json = new StringBuilder();

  private SchemaJsonWriter() {}

  public static String text(Schema schema) {
    SchemaJsonWriter writer = new SchemaJsonWriter();
    writer.schema(schema);
    return writer.json.toString();
  }

  private void schema(Schema schema) {
    json.append("{\n  \"schema_version\": ").append(schema.schemaVersion());
    json.append(",\n  \"delimiter\": ");
    string(schema.delimiter());
    json.append(",\n  \"columns\": [");
    String between = "\n";
    for (ColumnSchema column : schema.columns()) {
      json.append(between);
      column(column);
      between = ",\n";
    }
    json.append("\n  ]\n}\n");
  }

  private void column(ColumnSchema column) {
    json.append("    {\"name\": ");
    string(column.name());
    json.append(", \"kind\": ");
    string(Words.kind(column.kind()));
    json.append(", \"roles\": ");
    strings(column.roles().stream().map(SchemaJsonWriter::role).toList());
    json.append(",\n     \"spelling\": ");
    spelling(column.spelling());
    json.append(",\n     \"domain\": ");
    domain(column.domain());
    json.append("}");
  }

  private static String role(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private void spelling(Spelling spelling) {
    json.append("{\"missing\": ");
    strings(spelling.missing());
    json.append(", \"formats\": ");
    strings(spelling.formats());
    json.append(", \"decimals\": ").append(spelling.decimals());
    json.append(", \"decimal_comma\": ").append(spelling.decimalComma()).append("}");
  }

  private void domain(Domain domain) {
    json.append("{\"low\": ").append(number(domain.low()));
    json.append(", \"high\": ").append(number(domain.high()));
    json.append(", \"categories\": ");
    strings(domain.categories());
    json.append("}");
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "null";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT_LIMIT;
    return whole ? Long.toString(value.longValue()) : Double.toString(value);
  }

  private void strings(List<String> texts) {
    json.append("[");
    String between = "";
    for (String text : texts) {
      json.append(between);
      string(text);
      between = ", ";
    }
    json.append("]");
  }

  private void string(String text) {
    json.append('"').append(JsonStringEncoder.getInstance().quoteAsCharArray(text)).append('"');
  }
}
