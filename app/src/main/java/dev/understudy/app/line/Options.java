package dev.understudy.app.line;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/// Every option there is, so that an option means the same in every command that has it.
///
/// Options are described by calls rather than by annotations, and only the command that is asked
/// for is described: picocli is compiled to Java 5 class files, which no class-data or AOT cache
/// can hold, and reflection over annotations would double its start-up time.
public final class Options {

  private Options() {}

  /// Options that every command understands, before or after the command's name.
  public static List<OptionSpec> everywhere() {
    return List.of(
        OptionSpec.builder("--seed")
            .type(long.class)
            .paramLabel("S")
            .description(
                "Root of all random choices: the same seed gives the same bytes. One is drawn and"
                    + " shown if not given.")
            .scopeType(ScopeType.INHERIT)
            .build(),
        OptionSpec.builder("--config")
            .type(String.class)
            .paramLabel("FILE")
            .description(
                "JSON file with options, such as {\"target\": \"num\", \"drop\": [\"id\"]}; what"
                    + " the command line says wins.")
            .scopeType(ScopeType.INHERIT)
            .build(),
        inheritedFlag("--json", "Print results as JSON.").build(),
        inheritedFlag("--quiet", "No progress and no text, only results that were asked for.")
            .build(),
        inheritedFlag("--debug", "Show the stack trace when something goes wrong.").build(),
        inheritedFlag("--help", "Show this help.").names("-h", "--help").usageHelp(true).build());
  }

  public static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .arity("0")
        .type(boolean.class)
        .versionHelp(true)
        .description("Show the version.")
        .build();
  }

  private static OptionSpec.Builder inheritedFlag(String name, String description) {
    return OptionSpec.builder(name)
        .arity("0")
        .type(boolean.class)
        .description(description)
        .scopeType(ScopeType.INHERIT);
  }

  /// The table a command works on.
  public static PositionalParamSpec file() {
    return PositionalParamSpec.builder()
        .paramLabel("FILE")
        .index("0")
        .arity("1")
        .required(true)
        .type(String.class)
        .description("The table: a CSV file, plain or .gz.")
        .build();
  }

  /// The model file a command works on.
  public static PositionalParamSpec modelFile() {
    return PositionalParamSpec.builder()
        .paramLabel("M.understudy")
        .index("0")
        .arity("1")
        .required(true)
        .type(String.class)
        .description("A model file made by fit or synthesize.")
        .build();
  }

  public static OptionSpec outputFolder(boolean required) {
    return text("--output", "DIR", "Folder for the results; it is made if it does not exist.")
        .required(required)
        .build();
  }

  public static OptionSpec outputFile(String label, String description) {
    return text("--output", label, description).build();
  }

  public static OptionSpec requiredFile(String label, String description) {
    return text("--output", label, description).required(true).build();
  }

  public static OptionSpec table(String name, String label, String description) {
    return text(name, label, description).required(true).build();
  }

  public static OptionSpec optionalTable(String name, String label, String description) {
    return text(name, label, description).build();
  }

  public static OptionSpec copies() {
    return OptionSpec.builder("--synthetic")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("S")
        .required(true)
        .description(
            "The rows to judge. May be repeated for several copies of one model: their regressions"
                + " are combined, attacks see them all, other figures are the first copy's.")
        .build();
  }

  public static OptionSpec schema() {
    return text(
            "--schema",
            "S.json",
            "What the columns mean, as saved by 'doctor --output' and edited by hand; inferred if"
                + " not given.")
        .build();
  }

  public static OptionSpec model(boolean required) {
    return text(
            "--model",
            "NAME",
            required
                ? "The generator, or auto to choose one; see 'understudy models'."
                : "The generator; if not given, auto chooses one. See 'understudy models'.")
        .required(required)
        .build();
  }

  public static OptionSpec models() {
    return names(
        "--models",
        "The generators; those that auto tries if not given. See 'understudy models'; auto counts too.");
  }

  public static OptionSpec seeds() {
    return OptionSpec.builder("--seeds")
        .type(long.class)
        .paramLabel("N")
        .description("How often each is fitted, keeping other rows aside; 3 if not given.")
        .build();
  }

  public static OptionSpec budget() {
    return text(
            "--budget",
            "TIME",
            "How long auto may take to choose, such as 30s (if not given), 2m or 1h, planned for two"
                + " cores; 1s takes copula at once.")
        .build();
  }

  public static OptionSpec target() {
    return text("--target", "COLUMN", "What models will be trained to predict.").build();
  }

  public static OptionSpec person() {
    return text(
            "--person",
            "COLUMN",
            "Names the person of a row, where persons have several rows; all rows of a person stay"
                + " on one side of the split.")
        .build();
  }

  public static OptionSpec rows(boolean required) {
    return OptionSpec.builder("--rows")
        .type(long.class)
        .paramLabel("N")
        .required(required)
        .description(
            required ? "How many rows to make." : "How many rows to make; as many as the input.")
        .build();
  }

  public static OptionSpec copiesToMake() {
    return OptionSpec.builder("--copies")
        .type(long.class)
        .paramLabel("M")
        .description(
            "Make M independent draws, OUT-1.csv to OUT-M.csv, for analyses that combine them.")
        .build();
  }

  public static OptionSpec temperature() {
    return OptionSpec.builder("--temperature")
        .type(double.class)
        .paramLabel("T")
        .description(
            "Below 1 common values become more common, above 1 rare ones; for models of kind"
                + " autoregressive. 1 if not given.")
        .build();
  }

  public static OptionSpec holdoutShare() {
    return OptionSpec.builder("--holdout-share")
        .type(double.class)
        .paramLabel("SHARE")
        .description(
            "Share of the rows that the generator never sees, kept to judge against; 0.2 if not"
                + " given.")
        .build();
  }

  public static OptionSpec keep() {
    return names("--keep", "Use only these columns (a name with a comma in double quotes).");
  }

  public static OptionSpec drop() {
    return names("--drop", "Leave these columns out.");
  }

  public static OptionSpec duplicates() {
    return text(
            "--duplicates",
            "HOW",
            "What repeated rows are: keep (different persons who are alike), drop (copies; one of"
                + " each is used), group (one person several times; never split apart).")
        .build();
  }

  public static OptionSpec rare() {
    return text(
            "--rare",
            "HOW",
            "Instead of a value held by too few persons: redraw (a kept value that suits the row;"
                + " if not given) or label (the word for rare values).")
        .build();
  }

  public static OptionSpec leakage() {
    return text(
            "--leakage",
            "LEVEL",
            "How much may be learned about single rows: none, low (if not given) or medium, for rows"
                + " that stay in the house. The report shows what came of it.")
        .build();
  }

  public static OptionSpec order() {
    return names(
        "--order",
        "Columns that trees draw first, in this order; the target comes last otherwise.");
  }

  public static OptionSpec method() {
    return OptionSpec.builder("--method")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("C=HOW")
        .description(
            "How trees draw a column: boosted (if not given), additive (no interactions), cart (one"
                + " tree) or independent; separated by commas or repeated.")
        .build();
  }

  public static OptionSpec suite() {
    return text(
            "--suite",
            "SUITE",
            "How much is measured: quick, default or full (more kinds of models, robustness, shadow"
                + " models, more rows).")
        .build();
  }

  public static OptionSpec purpose() {
    return text(
            "--purpose",
            "PURPOSE",
            "Who will see the rows: internal, partner (if not given) or public. Chooses the gate's"
                + " rules.")
        .build();
  }

  public static OptionSpec rules() {
    return text("--rules", "R.json", "Rules for the gate in the place of those shipped.").build();
  }

  public static OptionSpec claim() {
    return text(
            "--claim",
            "E,D,UNIT",
            "Differential privacy claimed for the rows: epsilon, delta and person or row, such as"
                + " 1,1e-5,person. Attacks can refute it, never confirm it.")
        .build();
  }

  /// The generator that made rows which are attacked.
  public static OptionSpec generator() {
    return text(
            "--model",
            "NAME|FILE",
            "The generator of ours that made the rows, or its model file: then it is run again as an"
                + " attacker who knows it would (shadow models).")
        .build();
  }

  public static OptionSpec shadowModels() {
    return OptionSpec.builder("--shadow-models")
        .type(long.class)
        .paramLabel("N")
        .description(
            "How often an attacker runs the generator again: 0 for not at all, or an even number"
                + " from 8 on. 16 in the full suite, and where --model names the generator of rows"
                + " that are attacked.")
        .build();
  }

  public static OptionSpec sign() {
    return text(
            "--sign",
            "KEY.pem",
            "Sign the results with this Ed25519 private key; each file gets a .sig beside it.")
        .build();
  }

  /// @param usual what holds if it is not given, empty for nothing
  public static OptionSpec require(String usual) {
    return text(
            "--require",
            "LEVEL",
            "Exit with 1 unless the verdict is release, or at least restrict"
                + (usual.isEmpty() ? "." : "; " + usual + " if not given."))
        .build();
  }

  public static OptionSpec key() {
    return text("--key", "PUB.pem", "The signer's Ed25519 public key, from a source you trust.")
        .required(true)
        .build();
  }

  /// The file a command checks.
  public static PositionalParamSpec checkedFile() {
    return PositionalParamSpec.builder()
        .paramLabel("FILE")
        .index("0")
        .arity("1")
        .required(true)
        .type(String.class)
        .description("The file whose signature, FILE.sig, is checked.")
        .build();
  }

  public static OptionSpec where() {
    return OptionSpec.builder("--where")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("CONDITION")
        .description(
            "Only rows with column=value, column>=value, column<=value, column=a|b or"
                + " column=~missing; may be repeated, all must hold.")
        .build();
  }

  static OptionSpec names(String name, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("C,..")
        .description(description)
        .build();
  }

  static OptionSpec.Builder text(String name, String label, String description) {
    return OptionSpec.builder(name).type(String.class).paramLabel(label).description(description);
  }
}
