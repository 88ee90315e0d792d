package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.table.Finding;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The doctor's findings as JSON: what `doctor.json` holds and `doctor --json` prints.
public final class DoctorJson {

  private static final int VERSION = 1;

  private DoctorJson() {}

  /// The findings and the facts about the file.
  public static ObjectNode of(Examined examined) {
    ObjectNode root = Json.object();
    root.put("schema_version", VERSION);
    root.put("file", String.valueOf(examined.source().file().getFileName()));
    root.put("sha256", examined.sha256());
    root.put("rows", examined.table().rowCount());
    root.put("columns", examined.table().columnCount());
    root.put("must_stop", !examined.undecided().isEmpty());
    root.set("findings", findings(examined.findings()));
    return root;
  }

  /// The same with the schema that would be used.
  public static ObjectNode withSchema(Examined examined) {
    ObjectNode root = of(examined);
    root.set("schema", Json.parse(SchemaJson.text(examined.schema())));
    return root;
  }

  private static ArrayNode findings(List<Finding> findings) {
    ArrayNode array = Json.object().arrayNode();
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("check", finding.check());
      node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      ArrayNode columns = node.putArray("columns");
      finding.columns().forEach(columns::add);
      node.put("count", finding.count());
      node.put("what", finding.what());
      node.put("action", finding.action());
      node.put("overrule", finding.overrule());
    }
    return array;
  }
}
