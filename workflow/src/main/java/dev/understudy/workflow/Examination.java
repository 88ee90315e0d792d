package dev.understudy.workflow;

import dev.understudy.connect.Loaded;
import dev.understudy.connect.ReadOptions;
import dev.understudy.connect.SchemaJson;
import dev.understudy.connect.TableFile;
import dev.understudy.table.Finding;
import dev.understudy.table.Progress;
import dev.understudy.table.Recoding;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.table.doctor.Diagnosis;
import dev.understudy.table.doctor.Doctor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The first steps of every job: a file is read, the user's word about its columns is taken, the
/// doctor looks it over, and cells that only stand for "missing" become missing.
public final class Examination {

  private static final String OVERRULED = "Nothing, because the schema that was given says so.";

  private Examination() {}

  /// @throws UserError if the file, the schema or what the user says about columns makes no sense
  public static Examined examine(Source source, Progress progress) {
    return examine(source, progress, Doctor::examine, false);
  }

  /// Like [#examine(Source, Progress)], but nothing that a schema file says is completed or
  /// doubted: for those to whom it is a promise that it does not depend on rows.
  ///
  /// @param thorough whether the doctor makes all checks
  /// @throws UserError if the file, the schema or what the user says about columns makes no sense
  public static Examined examineAsDeclared(Source source, boolean thorough, Progress progress) {
    return examine(source, progress, thorough ? Doctor::examine : Doctor::examineQuickly, true);
  }

  /// Like [#examine(Source, Progress)] with the doctor's quick checks only.
  ///
  /// @throws UserError if the file, the schema or what the user says about columns makes no sense
  public static Examined examineQuickly(Source source, Progress progress) {
    return examine(source, progress, Doctor::examineQuickly, false);
  }

  /// What the doctor is asked to do.
  @FunctionalInterface
  private interface Check {
    Diagnosis of(Table table, Schema schema, Progress progress);
  }

  private static Examined examine(Source source, Progress progress, Check check, boolean literal) {
    Schema given = source.schema() == null ? null : SchemaJson.read(source.schema());
    Loaded loaded =
        TableFile.read(
            source.file(), new ReadOptions(given, source.keep(), source.drop(), literal), progress);
    Schema meant = withRoles(loaded.schema(), source);
    progress.check();
    Diagnosis diagnosis = check.of(loaded.table(), meant, progress);
    progress.check();
    Set<String> declared = new HashSet<>();
    if (given != null) {
      given.columns().forEach(column -> declared.add(column.name()));
    }
    Schema settled = settled(meant, diagnosis.proposed(), declared);
    Table table = Recoding.recode(loaded.table(), settled);
    Targets.check(table, settled);
    List<Finding> findings = new ArrayList<>(loaded.findings());
    for (Finding finding : diagnosis.findings()) {
      boolean overruled =
          finding.columns().stream()
              .anyMatch(name -> !settled.find(name).equals(diagnosis.proposed().find(name)));
      findings.add(overruled ? withAction(finding, OVERRULED) : finding);
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return new Examined(source, table, settled, findings, loaded.sha256());
  }

  /// What the doctor proposes, except for columns that the user described by hand.
  private static Schema settled(Schema meant, Schema proposed, Set<String> declared) {
    return proposed.withColumns(
        proposed.columns().stream()
            .map(column -> declared.contains(column.name()) ? meant.column(column.name()) : column)
            .toList());
  }

  private static Finding withAction(Finding finding, String action) {
    return new Finding(
        finding.check(),
        finding.severity(),
        finding.columns(),
        finding.count(),
        finding.what(),
        action,
        finding.overrule());
  }

  private static Schema withRoles(Schema schema, Source source) {
    Schema meant = schema;
    if (source.target() != null) {
      meant = meant.withOnly(Role.TARGET, present(source.target(), "target", source));
    }
    if (source.person() != null) {
      meant = meant.withOnly(Role.PERSON_KEY, present(source.person(), "person", source));
    }
    if (source.target() != null && source.target().equals(source.person())) {
      throw new UserError(
          "Column '" + source.target() + "' cannot be both the target and the name of the person.");
    }
    return meant;
  }

  private static String present(String name, String option, Source source) {
    boolean dropped =
        source.drop().contains(name) || !source.keep().isEmpty() && !source.keep().contains(name);
    if (dropped) {
      throw new UserError(
          "Column '"
              + name
              + "' is named by --"
              + option
              + " but left out by "
              + (source.drop().contains(name) ? "--drop" : "--keep")
              + "; leave it in or choose another column.");
    }
    return name;
  }
}
