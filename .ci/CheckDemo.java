import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Checks what `understudy demo` left in a folder: `java CheckDemo.java input.csv folder`.
class CheckDemo {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> wrong = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    List<String> real = Files.readAllLines(Path.of(arguments[0]));
    List<String> synthetic = Files.readAllLines(folder.resolve("synthetic.csv"));
    expect(synthetic.size() == real.size(), "synthetic.csv has " + synthetic.size() + " lines");
    expect(synthetic.getFirst().equals(real.getFirst()), "its header is " + synthetic.getFirst());
    // The first column numbers the rows.
    var rows = new HashSet<String>();
    synthetic.forEach(line -> rows.add(line.substring(line.indexOf(',') + 1)));
    expect(rows.size() > real.size() / 2, "it has only " + rows.size() + " different rows");
    real.forEach(line -> rows.remove(line.substring(line.indexOf(',') + 1)));
    expect(rows.size() > real.size() / 2, "only " + rows.size() + " of its rows are not copies");

    try (ZipFile model = new ZipFile(folder.resolve("model.understudy").toFile())) {
      var description = model.getEntry("model.json");
      expect(description != null, "model.understudy has no model.json");
      if (description != null) {
        JSON.readTree(model.getInputStream(description));
      }
    }

    JsonNode scorecard = JSON.readTree(Files.readString(folder.resolve("scorecard.json")));
    expect(scorecard.path("schema_version").isValueNode(), "scorecard.json has no schema_version");
    JsonNode measures = scorecard.path("measures");
    expect(measures.isArray() && measures.size() >= 3, "it has " + measures.size() + " measures");
    for (JsonNode measure : measures) {
      expect(
          measure.path("name").isString()
              && (measure.path("value").isNumber()
                  || measure.path("value").isNull() && !measure.path("note").asString().isEmpty()),
          "a measure lacks its name, or its value and the reason: " + measure);
    }

    JsonNode attacks = JSON.readTree(Files.readString(folder.resolve("attacks.json")));
    expect(attacks.path("status").asString().equals("done"), "attacks: " + attacks.path("status"));
    expect(attacks.path("attacks").size() >= 14, "it has few attacks");
    JsonNode verdict = JSON.readTree(Files.readString(folder.resolve("verdict.json")));
    String deciding = verdict.path("rules").path(0).path("outcome").asString();
    expect(
        verdict.path("verdict").asString().equals(deciding),
        "the verdict is not that of the first rule: " + deciding);

    JsonNode schema = JSON.readTree(Files.readString(folder.resolve("schema.json")));
    expect(
        schema.path("columns").size() == real.getFirst().split(",").length,
        "schema.json has " + schema.path("columns").size() + " columns");

    String report = Files.readString(folder.resolve("report.html"));
    expect(report.length() > 5_000 && report.contains("</html>"), "report.html is incomplete");
    expect(
        !report.matches("(?s).*(src|href)=\"https?://[^\"]*\\.(js|css|png|svg|woff2?)\".*"),
        "report.html loads something from elsewhere");

    if (!wrong.isEmpty()) {
      wrong.forEach(line -> System.err.println("FAILED: " + line));
      System.exit(1);
    }
    System.out.println("the demo's files in " + folder + " are as they should be");
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
