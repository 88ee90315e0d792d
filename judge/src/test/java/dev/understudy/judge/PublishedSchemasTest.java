package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.gate.GateRules;
import dev.understudy.judge.gate.Verdict;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The schemas in docs/schemas say what the records are. After a change of a record run this test
/// with `-Dschemas.write=true`, and raise the version where readers of the old form would fail.
class PublishedSchemasTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @TestFactory
  Stream<DynamicTest> schemasAreThoseOfTheRecords() {
    Map<String, Class<?>> documents = new LinkedHashMap<>();
    documents.put("scorecard", Scorecard.class);
    documents.put("attacks", AttackReport.class);
    documents.put("verdict", Verdict.class);
    documents.put("gate-rules", GateRules.class);
    return documents.entrySet().stream()
        .map(document ->
            DynamicTest.dynamicTest(
                document.getKey(), () -> compare(document.getKey(), document.getValue())));
  }

  private static void compare(String name, Class<?> type) throws IOException {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", name + ".json");
    schema.putAll(record(type));
    String text = MAPPER.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    Path file = Path.of("..", "docs", "schemas", name + ".schema.json");
    if (Boolean.getBoolean("schemas.write")) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private static Map<String, Object> record(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      properties.put(snakeCase(component.getName()), schema(component.getAnnotatedType()));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.copyOf(properties.keySet()));
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> schema(AnnotatedType annotated) {
    Map<String, Object> schema = present(annotated);
    if (annotated.isAnnotationPresent(Nullable.class)) {
      return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }
    return schema;
  }

  private static Map<String, Object> present(AnnotatedType annotated) {
    Type type = annotated.getType();
    if (annotated instanceof AnnotatedParameterizedType generic
        && type instanceof ParameterizedType parameterized) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      Map<String, Object> schema = new LinkedHashMap<>();
      if (parameterized.getRawType() == List.class) {
        schema.put("type", "array");
        schema.put("items", schema(arguments[0]));
      } else {
        schema.put("type", "object");
        schema.put("additionalProperties", schema(arguments[1]));
      }
      return schema;
    }
    return present((Class<?>) type);
  }

  private static Map<String, Object> present(Class<?> type) {
    if (type.isRecord()) {
      return record(type);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    if (type.isEnum()) {
      schema.put(
          "enum",
          Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
              .toList());
    } else if (type.isArray()) {
      schema.put("type", "array");
      schema.put("items", present(type.getComponentType()));
    } else if (type == String.class) {
      schema.put("type", "string");
    } else if (type == boolean.class || type == Boolean.class) {
      schema.put("type", "boolean");
    } else if (type == double.class) {
      // Not finite is written as null.
      schema.put("type", List.of("number", "null"));
    } else if (type == Double.class) {
      schema.put("type", "number");
    } else {
      schema.put("type", "integer");
    }
    return schema;
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
