package dev.understudy.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Domain;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Spelling;
import dev.understudy.table.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaJsonTest {

  @TempDir Path folder;

  @Test
  void aSchemaComesBackAsItWas() {
    List<ColumnSchema> columns = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      columns.add(
          new ColumnSchema(
              kind + " \"q\" \\ ü\n\u0001",
              kind,
              List.of(Role.values()),
              new Spelling(List.of("", "?", "-9"), List.of("yyyy-MM-dd'T'HH:mm"), 3, true),
              new Domain(-0.25, 1e300, List.of("a", "</script>"))));
      columns.add(ColumnSchema.of("plain " + kind, kind));
    }
    Schema schema = Schema.of(columns).withDelimiter("\t");
    assertThat(SchemaJson.parse(SchemaJson.text(schema), "x")).isEqualTo(schema);
    Path path = folder.resolve("schema.json");
    SchemaJson.write(schema, path);
    assertThat(SchemaJson.read(path)).isEqualTo(schema);
  }

  @Test
  void onlyNameAndKindAreNeeded() {
    Schema schema =
        SchemaJson.parse("{\"columns\": [{\"name\": \"age\", \"kind\": \"integer\"}]}", "x");
    assertThat(schema.columns()).containsExactly(ColumnSchema.of("age", Kind.INTEGER));
    assertThat(schema.delimiter()).isEqualTo(",");
  }

  @Test
  void theDocumentedExampleIsASchema() throws Exception {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/schema.md"))) {
      folder = folder.getParent();
      assertThat(folder).as("docs/schema.md above the working directory").isNotNull();
    }
    String text = Files.readString(folder.resolve("docs/schema.md"));
    int start = text.indexOf("```json") + "```json".length();
    Schema schema = SchemaJson.parse(text.substring(start, text.indexOf("```", start)), "example");
    assertThat(schema.column("num").has(Role.TARGET)).isTrue();
    assertThat(schema.column("visit").spelling().formats()).containsExactly("dd.MM.yyyy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "`{\"columns\": [\n{\"name\": \"a\", \"kind\": \"numbr\"}]}`^line 2^'numbr' is no kind",
        "`{\"columns\": [\n\n{\"name\": \"a\", \"kind\": \"text\", \"roles\": [\"goal\"]}]}`^line 3^'goal' is no role",
        "`{\"columns\": [\n{\"name\": \"a\", \"type\": \"text\"}]}`^line 2^'type' is no field of a column",
        "`{\"columns\": [\n{\"kind\": \"text\"}]}`^line 2^no \"name\"",
        "`{\"columns\": [\n{\"name\": \"a\"}]}`^line 2^column 'a' has no \"kind\"",
        "`{\"columns\": [\n{\"name\": 5, \"kind\": \"text\"}]}`^line 2^text in quotes for \"name\"",
        "`{\"columns\": [{\"name\": \"a\", \"kind\": \"text\",\n\"spelling\": {\"decimals\": 40}}]}`^line 2^\"decimals\" must be",
        "`{\"columns\": [{\"name\": \"a\", \"kind\": \"text\",\n\"domain\": {\"low\": 2, \"high\": 1}}]}`^line 2^\"low\" is above \"high\"",
        "`{\"columns\": [\n{\"name\": \"a\" \"kind\": \"text\"}]}`^line 2^no well-formed JSON",
        "`{\"columns\": [`^line 1^no well-formed JSON",
        "`{}`^line 1^no \"columns\"",
        "`[]`^line 1^expected an object",
        "``^line 1^expected an object",
        "`{\"schema_version\": 9, \"columns\": []}`^schema_version 9^reads 1",
        "`{\"columns\": [{\"name\": \"a\", \"kind\": \"text\"},{\"name\": \"a\", \"kind\": \"text\"}]}`^'a'^twice"
      })
  void aMistakeIsNamedWithItsLine(String json, String where, String what) {
    assertThatThrownBy(() -> SchemaJson.parse(json == null ? "" : json, "my.json"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("my.json")
        .hasMessageContaining(where)
        .hasMessageContaining(what)
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("\n"));
  }

  @Test
  void aFileThatIsMissingOrNoTextIsNamed() throws Exception {
    assertThatThrownBy(() -> SchemaJson.read(folder.resolve("none.json")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no file");
    Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'"', (byte) 0xFC, '"'});
    assertThatThrownBy(() -> SchemaJson.read(latin))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> SchemaJson.read(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read");
  }
}
