package dev.understudy.table.doctor;

import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.List;

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
          new ExactDuplicates(),
          new NearDuplicates(),
          new TargetLeaks());

  private Doctor() {}

  /// Examines a table as `schema` describes it. Columns without a description are not looked at.
  ///
  /// @throws java.util.concurrent.CancellationException once the user wants to stop
  public static Diagnosis examine(Table table, Schema schema, Progress progress) {
    Examination examination = new Examination(table, schema);
    for (int i = 0; i < CHECKS.size(); i++) {
      progress.check();
      progress.at("examining", i, CHECKS.size());
      CHECKS.get(i).examine(examination);
    }
    progress.at("examining", CHECKS.size(), CHECKS.size());
    return examination.diagnosis();
  }
}
