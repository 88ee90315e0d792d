package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.workflow.confidential.Protection;

/// What would be spent under a promise, before anything is.
public final class PlanJob {

  private PlanJob() {}

  /// The plan as text. Where a schema file describes the table, no row is read.
  ///
  /// @param model name of the generator, or [Auto#NAME]
  /// @throws dev.understudy.table.UserError if the budget does not suffice, or the input makes no
  ///   sense
  public static String run(Source source, String model, Protection protection, Progress progress) {
    Learning learning =
        new Learning(model, GeneratorSettings.USUAL, Auto.USUAL_BUDGET, new Seed(0), protection);
    learning.check();
    Schema schema =
        source.schema() == null
            ? Examination.examineAsDeclared(source, false, progress).schema()
            : declared(source, SchemaJson.read(source.schema()));
    return learning.privately(source.assumptions()).plan(schema);
  }

  private static Schema declared(Source source, Schema given) {
    Schema schema =
        given.withColumns(
            given.columns().stream()
                .filter(column -> !source.drop().contains(column.name()))
                .filter(column -> source.keep().isEmpty() || source.keep().contains(column.name()))
                .toList());
    if (source.target() != null) {
      schema = schema.withOnly(Role.TARGET, source.target());
    }
    return source.person() == null ? schema : schema.withOnly(Role.PERSON_KEY, source.person());
  }
}
