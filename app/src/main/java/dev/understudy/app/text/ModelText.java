package dev.understudy.app.text;

import dev.understudy.app.terminal.Style;
import dev.understudy.connect.SchemaJson;
import dev.understudy.synth.Explained;
import dev.understudy.synth.Model;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Segmented;
import dev.understudy.synth.Withheld;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.Withholding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is in a model file.
public final class ModelText {

  /// The strongest drivers of a column that people are shown; programs get all.
  private static final int SHOWN_DRIVERS = 4;

  private ModelText() {}

  /// For people.
  public static String of(Model model, Style style) {
    Provenance provenance = model.provenance();
    Columns facts =
        new Columns()
            .row("generator", provenance.model())
            .row("learned from", Counts.of(provenance.rows(), "row"))
            .row("data SHA-256", provenance.dataSha256().isEmpty() ? "-" : provenance.dataSha256())
            .row("seed", Long.toString(provenance.seed()))
            .row("Understudy", provenance.understudyVersion());
    provenance.configuration().forEach(facts::row);
    StringBuilder text = new StringBuilder();
    text.append(style.heading("Provenance")).append('\n').append(facts.text(2, Integer.MAX_VALUE));
    text.append('\n').append(style.heading("Columns")).append('\n');
    text.append(SchemaText.of(model.schema()));
    if (model instanceof Explained explained) {
      text.append('\n').append(style.heading("What drives what")).append('\n');
      text.append(drivers(explained));
    }
    if (model instanceof Segmented segmented) {
      text.append('\n').append(style.heading("Segments of similar rows")).append('\n');
      segmented.segments().forEach(segment -> text.append(segment(segment)));
    }
    text.append('\n').append(style.heading("Withheld to protect persons")).append('\n');
    List<String> withheld = Withholding.sentences(model.withheld());
    if (withheld.isEmpty()) {
      text.append("  nothing\n");
    }
    withheld.forEach(sentence -> text.append("  ").append(sentence).append('\n'));
    return text.toString();
  }

  private static String drivers(Explained explained) {
    if (explained.drivers().isEmpty()) {
      return "  nothing\n";
    }
    Columns columns = new Columns();
    for (Explained.Drivers drivers : explained.drivers()) {
      String by =
          drivers.by().stream()
              .limit(SHOWN_DRIVERS)
              .map(driver -> driver.feature() + " " + percent(driver.share()))
              .collect(Collectors.joining(", "));
      columns.row(drivers.feature(), by.isEmpty() ? "nothing before it" : by);
    }
    return columns.text(2, Integer.MAX_VALUE);
  }

  private static String segment(Segmented.Segment segment) {
    StringBuilder text =
        new StringBuilder("  ").append(percent(segment.share())).append(" of rows");
    Columns columns = new Columns();
    for (Segmented.Trait trait : segment.traits()) {
      columns.row(
          trait.feature(),
          trait.values()
              + ": "
              + percent(trait.here())
              + " (of all rows "
              + percent(trait.overall())
              + ")");
    }
    text.append(segment.traits().isEmpty() ? ", like all rows\n" : "\n");
    return text.append(columns.text(4, Integer.MAX_VALUE)).toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /// For programs.
  public static ObjectNode json(Model model) {
    Provenance provenance = model.provenance();
    ObjectNode root = Json.object();
    ObjectNode origin = root.putObject("provenance");
    origin.put("model", provenance.model());
    origin.put("understudy_version", provenance.understudyVersion());
    origin.put("data_sha256", provenance.dataSha256());
    origin.put("rows", provenance.rows());
    origin.put("seed", provenance.seed());
    ObjectNode configuration = origin.putObject("configuration");
    provenance.configuration().forEach(configuration::put);
    root.set("schema", Json.parse(SchemaJson.text(model.schema())));
    if (model instanceof Explained explained) {
      ArrayNode all = root.putArray("drivers");
      for (Explained.Drivers drivers : explained.drivers()) {
        ArrayNode by = all.addObject().put("feature", drivers.feature()).putArray("by");
        for (Explained.Driver driver : drivers.by()) {
          by.addObject()
              .put("feature", driver.feature())
              .put("share", driver.share())
              .put("nats", driver.nats());
        }
      }
    }
    if (model instanceof Segmented segmented) {
      ArrayNode all = root.putArray("segments");
      for (Segmented.Segment segment : segmented.segments()) {
        ArrayNode traits = all.addObject().put("share", segment.share()).putArray("traits");
        for (Segmented.Trait trait : segment.traits()) {
          traits
              .addObject()
              .put("feature", trait.feature())
              .put("values", trait.values())
              .put("here", trait.here())
              .put("overall", trait.overall());
        }
      }
    }
    ArrayNode withheld = root.putArray("withheld");
    for (Withheld kept : model.withheld()) {
      withheld
          .addObject()
          .put("column", kept.column())
          .put("what", kept.what())
          .put("cells", kept.cells());
    }
    return root;
  }
}
