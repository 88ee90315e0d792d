package dev.understudy.synth.internal;

import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.Provenance;
import dev.understudy.table.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A [ModelArchive] in a zip file. Entry times are fixed, so equal parts give equal bytes. Sizes
/// are limited before anything is unpacked, whatever the zip's own headers say.
public final class ZipModelArchive implements ModelArchive {

  private static final String DOCUMENT = "model.json";
  private static final String FORMAT = "understudy-model";
  private static final int FORMAT_VERSION = 1;
  private static final String ARRAY_SUFFIX = ".npy";

  /// Any day but 1980-01-01, which [ZipEntry] takes for "before 1980" and writes with the time
  /// zone.
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /// Largest unpacked entry: 2 GiB would be the limit of an array; a model of 2,000 columns has 16
  /// MB of correlations per group.
  private static final int MAXIMUM_ENTRY_BYTES = 1 << 30;

  private static final int MAXIMUM_ENTRIES = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final ObjectNode document;
  private final Map<String, NumberArray> arrays = new TreeMap<>();

  private ZipModelArchive(ObjectNode document) {
    this.document = document;
  }

  /// An archive to be filled.
  public static ZipModelArchive of(Provenance provenance, Schema schema) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("format", FORMAT);
    document.put("format_version", FORMAT_VERSION);
    document.set("provenance", MAPPER.valueToTree(provenance));
    document.set("schema", MAPPER.valueToTree(schema));
    return new ZipModelArchive(document);
  }

  @Override
  public void put(String name, Object part) {
    document.set(name, MAPPER.valueToTree(part));
  }

  @Override
  public void put(String name, NumberArray array) {
    arrays.put(name, array);
  }

  @Override
  public <T> T get(String name, Class<T> type) {
    JsonNode part = document.get(name);
    if (part == null) {
      throw new IllegalArgumentException("the part '" + name + "' is missing");
    }
    try {
      return MAPPER.treeToValue(part, type);
    } catch (JacksonException failure) {
      throw new IllegalArgumentException(
          "the part '" + name + "' is malformed: " + failure.getOriginalMessage(), failure);
    }
  }

  @Override
  public NumberArray array(String name) {
    NumberArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("the array '" + name + "' is missing");
    }
    return array;
  }

  @Override
  public Provenance provenance() {
    return get("provenance", Provenance.class);
  }

  @Override
  public Schema schema() {
    return get("schema", Schema.class);
  }

  /// Writes the zip.
  public void write(Path path) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(DOCUMENT, MAPPER.writeValueAsBytes(document));
    arrays.forEach((name, array) -> entries.put(name + ARRAY_SUFFIX, NumpyFormat.write(array)));
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  /// @throws IOException if it is no zip or cannot be read
  /// @throws IllegalArgumentException if it is no model file of this version
  public static ZipModelArchive read(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.size() > MAXIMUM_ENTRIES) {
        throw new ZipException("it has too many entries");
      }
      ZipEntry header = zip.getEntry(DOCUMENT);
      if (header == null) {
        throw new IllegalArgumentException("it has no " + DOCUMENT);
      }
      ZipModelArchive archive = new ZipModelArchive(parse(bytes(zip, header)));
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        if (name.endsWith(ARRAY_SUFFIX)) {
          archive.arrays.put(
              name.substring(0, name.length() - ARRAY_SUFFIX.length()),
              NumpyFormat.read(bytes(zip, entry)));
        }
      }
      return archive;
    }
  }

  private static ObjectNode parse(byte[] json) {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode document
          && document.path("format").asString("").equals(FORMAT)) {
        int version = document.path("format_version").asInt(0);
        if (version != FORMAT_VERSION) {
          throw new IllegalArgumentException(
              "it has format version " + version + ", this Understudy reads " + FORMAT_VERSION);
        }
        return document;
      }
      throw new IllegalArgumentException("its " + DOCUMENT + " is not of an Understudy model");
    } catch (JacksonException failure) {
      throw new IllegalArgumentException(
          "its " + DOCUMENT + " is malformed: " + failure.getOriginalMessage(), failure);
    }
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAXIMUM_ENTRY_BYTES);
      if (in.read() >= 0) {
        throw new ZipException("an entry is larger than " + (MAXIMUM_ENTRY_BYTES >> 20) + " MB");
      }
      return bytes;
    }
  }
}
