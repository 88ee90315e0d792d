package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.connect.SchemaJson;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Role;
import dev.understudy.workflow.Duplicates;
import dev.understudy.workflow.confidential.Protection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the user wants promised to the people in a table.
final class GivenProtection {

  private static final List<String> ONLY_WITH_EPSILON =
      List.of(
          "--delta",
          "--unit",
          "--person-rows",
          "--declared-rows",
          "--ledger",
          "--source",
          "--plan");

  /// More rows of one person would drown everything in noise.
  private static final long MOST_PERSON_ROWS = 1_000_000;

  private static final long MOST_ROWS = 1_000_000_000_000L;

  private final Arguments arguments;

  private GivenProtection(Arguments arguments) {
    this.arguments = arguments;
  }

  /// Null where nothing is to be promised.
  static @Nullable Protection of(Path file, Arguments arguments) {
    var given = new GivenProtection(arguments);
    if (!arguments.has("--epsilon")) {
      given.refuseWithout("--epsilon");
      return null;
    }
    return given.protection(file, arguments.number("--epsilon", 0));
  }

  /// One per epsilon that is to be compared.
  static List<Protection> each(Path file, Arguments arguments) {
    var given = new GivenProtection(arguments);
    List<String> epsilons = arguments.names("--epsilons");
    if (epsilons.isEmpty()) {
      given.refuseWithout("--epsilons");
    }
    return epsilons.stream().map(text -> given.protection(file, given.number(text))).toList();
  }

  private double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw arguments.usageError(
          "--epsilons must be numbers such as 0.1,1,10, but one is '" + text + "'.");
    }
  }

  private void refuseWithout(String needed) {
    for (String option : ONLY_WITH_EPSILON) {
      if (arguments.has(option)) {
        throw arguments.usageError(option + " means something with " + needed + " only.");
      }
    }
  }

  private Protection protection(Path file, double epsilon) {
    if (arguments.choice("--duplicates", Duplicates.class).orElse(null) == Duplicates.DROP) {
      throw arguments.usageError(
          "--duplicates drop would make rows of one person depend on those of others; with"
              + " --epsilon say keep or group.");
    }
    long declared = atLeastOne("--declared-rows", MOST_ROWS).orElse(0L);
    if (!arguments.has("--delta") && declared == 0) {
      throw arguments.usageError(
          "Say --delta too, far below 1 / rows, such as 1e-5; or --declared-rows where the number of"
              + " rows is public.");
    }
    double delta = arguments.number("--delta", declared == 0 ? 0 : Protection.deltaOf(declared));
    String source = arguments.text("--source");
    return new Protection(
        source == null ? String.valueOf(file.getFileName()) : source,
        unit(),
        epsilon,
        delta,
        declared,
        arguments.path("--ledger"));
  }

  private Optional<Long> atLeastOne(String option, long most) {
    Long number = arguments.wholeNumber(option);
    if (number != null && (number < 1 || number > most)) {
      throw arguments.usageError(
          String.format(Locale.ROOT, "%s must be from 1 to %d, but is %d.", option, most, number));
    }
    return Optional.ofNullable(number);
  }

  private PrivacyUnit unit() {
    Optional<Long> most = atLeastOne("--person-rows", MOST_PERSON_ROWS);
    String said = arguments.text("--unit");
    if (said != null && !Arrays.asList("person", "row").contains(said)) {
      throw arguments.usageError("'" + said + "' is no choice for --unit; say person or row.");
    }
    if ("row".equals(said)) {
      if (most.isPresent()) {
        throw arguments.usageError("--person-rows means nothing with --unit row.");
      }
      return new PrivacyUnit.Row();
    }
    String person = person();
    if (person == null) {
      throw arguments.usageError(
          "Say who is protected: --person COLUMN names the person of a row, or --unit row where"
              + " each row is about somebody else.");
    }
    if (most.isEmpty()) {
      throw arguments.usageError(
          "Say with --person-rows how many rows of a person count at most; rows above are left out."
              + " 1 where persons have one row each.");
    }
    return new PrivacyUnit.Person(person, most.get().intValue());
  }

  private @Nullable String person() {
    String person = arguments.text("--person");
    Path schema = arguments.path("--schema");
    return person != null || schema == null
        ? person
        : SchemaJson.read(schema).first(Role.PERSON_KEY).map(ColumnSchema::name).orElse(null);
  }
}
