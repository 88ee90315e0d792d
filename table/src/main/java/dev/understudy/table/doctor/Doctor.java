package dev.understudy.table.doctor;

import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.List;
import java.util.stream.Stream;

/// Finds what would spoil a fit, a split or somebody's privacy, before anything is learned.
///
/// Works in counting and hashing; what is estimated from a sample of rows says so. The result
/// depends on nothing but the table and the schema. No finding quotes a person's value: only codes,
/// spellings of categories and names of columns are written out.
public final class Doctor {

  /// Persons, ids and missing codes come first, because later checks leave ids aside and take codes
  /// for missing.
  private static final List<Check> CHECKS =
      List.of(
          new RepeatedPersons(),
          new DirectIdentifiers(),
          new RowIdentifiers(),
          new FreeText(),
          new EmptyColumns(),
          new SpelledMissingCodes(),
          new NumericMissingCodes(),
          new MomentMissingCodes(),
          new ConstantColumns(),
          new DeclaredDomains(),
          new ImpossibleNumbers(),
          new ImpossibleMoments(),
          new GrossOutliers(),
          new SpellingVariants(),
          new BirthDates(),
          new HighAges(),
          new FineLocations(),
          new ExactDuplicates());

  /// Checks that change nothing by default and cost the most: they compare rows with rows, or every
  /// column with the target.
  private static final List<Check> THOROUGH = List.of(new NearDuplicates(), new TargetLeaks());

  private Doctor() {}

  /// Examines a table as `schema` describes it. Columns without a description are not looked at.
  ///
  /// @throws java.util.concurrent.CancellationException once the user wants to stop
  public static Diagnosis examine(Table table, Schema schema, Progress progress) {
    return examine(
        table, schema, Stream.concat(CHECKS.stream(), THOROUGH.stream()).toList(), progress);
  }

  /// Like [#examine(Table, Schema, Progress)] without the checks for near duplicates and for leaks
  /// of the target, which only warn. The proposed schema is the same.
  ///
  /// @throws java.util.concurrent.CancellationException once the user wants to stop
  public static Diagnosis examineQuickly(Table table, Schema schema, Progress progress) {
    return examine(table, schema, CHECKS, progress);
  }

  private static Diagnosis examine(
      Table table, Schema schema, List<Check> checks, Progress progress) {
    Examination examination = new Examination(table, schema);
    for (int i = 0; i < checks.size(); i++) {
      progress.check();
      progress.at("examining", i, checks.size());
      checks.get(i).examine(examination);
    }
    progress.at("examining", checks.size(), checks.size());
    return examination.diagnosis();
  }
}
