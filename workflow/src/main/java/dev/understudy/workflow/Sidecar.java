package dev.understudy.workflow;

import dev.understudy.synth.Provenance;
import dev.understudy.table.Seed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The small file beside a synthetic CSV file that says what it is, because CSV has no place for
/// it. It holds no date and no hash of the real data: the same seed gives the same bytes, and
/// nobody can use it to find out which table was learned from.
final class Sidecar {

  /// Follows the name of the CSV file.
  static final String SUFFIX = ".json";

  private static final int VERSION = 1;
  private static final String NOTE =
      "These rows are synthetic: a model drew them, none was taken over from the real table. A"
          + " single row may be implausible, or resemble a real one by chance; the report says what"
          + " the rows are good for.";

  private Sidecar() {}

  /// @param synthetic name of the CSV file
  /// @param rows it holds
  /// @param conditions they were made to meet, empty for none
  /// @param composition what they were made up of on purpose, null for nothing
  /// @param temperature they were drawn at; 1 is not worth a word
  static void write(
      Path file,
      String synthetic,
      long rows,
      Provenance provenance,
      Seed seed,
      List<String> conditions,
      @Nullable Composition composition,
      double temperature) {
    ObjectNode root = Json.object();
    root.put("schema_version", VERSION);
    root.put("synthetic", true);
    root.put("file", synthetic);
    root.put("rows", rows);
    root.put("tool", "Understudy");
    root.put("version", provenance.understudyVersion());
    root.put("model", provenance.model());
    root.put("seed", seed.value());
    if (!conditions.isEmpty()) {
      ArrayNode where = root.putArray("where");
      conditions.forEach(where::add);
    }
    if (composition != null) {
      root.put("composition", composition.sentence());
    }
    if (temperature != 1) {
      root.put("temperature", temperature);
    }
    root.put("note", NOTE);
    Json.write(root, file);
  }
}
