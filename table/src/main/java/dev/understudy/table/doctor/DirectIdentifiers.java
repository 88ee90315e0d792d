package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Columns that single out a person by themselves: names, addresses, numbers of telephones, records
/// and papers, e-mail and network addresses (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)).
///
/// Three ways of telling them, first that fits: the form or check digit of the values
/// ([IdentifierFormat]), the column's name with the values' form ([IdentifierName]), and, for
/// columns of names under any heading, the share of values that hold a common first name. A plain
/// `name` is taken for a person's beside a column of sex or birth. Numbers are judged by check
/// digits only from eight digits up.
final class DirectIdentifiers implements Check {

  private static final double LEAST_NUMBER = 1e7;

  /// Common first names cover a third to a half of real populations, and less than a twentieth of
  /// titles, companies and places.
  private static final double KNOWN_NAMES = 0.3;

  private static final int LEAST_NAMES = 5;

  /// Odd entries are allowed for in one value of five.
  private static final double NAME_FORM = 0.8;

  /// Headings that mean a name of a person only beside another of them.
  private static final List<String> PARTS_OF_NAMES =
      List.of("first", "middle", "last", "given", "family", "maiden", "nom", "nombre", "nome");

  @Override
  public void examine(Examination examination) {
    long parts =
        examination.columns().stream()
            .filter(column -> isPartOfName(examination.name(column)))
            .count();
    boolean aboutPersons =
        examination.columns().stream()
            .anyMatch(column -> NameHint.ABOUT_PERSONS.fits(examination.name(column)));
    Map<String, List<String>> columnsByIdentifier = new LinkedHashMap<>();
    for (Column column : examination.columns()) {
      ColumnSchema meaning = examination.meaning(column);
      if (meaning.has(Role.TARGET) || meaning.has(Role.PERSON_KEY)) {
        continue;
      }
      Optional<String> identifier =
          meaning.has(Role.IDENTIFIER)
              ? Optional.of("direct identifiers, as the schema says")
              : identifier(column, examination, parts, aboutPersons);
      identifier.ifPresent(what -> {
        columnsByIdentifier.computeIfAbsent(what, key -> new ArrayList<>()).add(column.name());
        examination.propose(meaning.withKind(Kind.ID).withRole(Role.IDENTIFIER));
      });
    }
    columnsByIdentifier.forEach((what, names) -> report(examination, what, names));
  }

  private static void report(Examination examination, String what, List<String> names) {
    examination.report(
        new Finding(
            "direct-identifiers",
            Severity.WARNING,
            names,
            names.size(),
            Phrases.columnsFirst(names) + (names.size() == 1 ? " holds " : " hold ") + what + ".",
            "Direct identifiers are neither learned nor copied; new values are made.",
            "Use --drop to leave them out, or give --schema S.json without the role identifier to"
                + " learn them."));
  }

  private static Optional<String> identifier(
      Column column, Examination examination, long parts, boolean aboutPersons) {
    if (column instanceof MomentColumn
        || (column instanceof NumberColumn number && !isLongNumber(examination.profile(number)))) {
      return Optional.empty();
    }
    Wording wording = Wording.of(column, examination.meaning(column), examination.sampleRows());
    for (IdentifierFormat format : IdentifierFormat.values()) {
      if (format.fits(wording)) {
        return Optional.of(format.plural());
      }
    }
    ColumnName name = examination.name(column);
    for (IdentifierName identifier : IdentifierName.values()) {
      if (identifier.fits(name, wording)) {
        return Optional.of(identifier.plural());
      }
    }
    return holdsNames(name, wording, parts, aboutPersons)
        ? Optional.of(IdentifierName.NAME.plural())
        : Optional.empty();
  }

  private static boolean holdsNames(
      ColumnName name, Wording wording, long parts, boolean aboutPersons) {
    boolean knownNames =
        wording.distinct() >= LEAST_NAMES
            && wording.mostly(KNOWN_NAMES, PersonNames::isKnownFullName);
    boolean fullNames =
        aboutPersons
            && name.last().equals("name")
            && wording.distinct() >= LEAST_NAMES
            && wording.mostly(NAME_FORM, PersonNames::isFullName);
    boolean partOfName =
        parts >= 2 && isPartOfName(name) && wording.mostly(NAME_FORM, PersonNames::isName);
    return knownNames || fullNames || partOfName;
  }

  private static boolean isLongNumber(NumberProfile profile) {
    return profile.present() > 0 && profile.whole() && profile.minimum() >= LEAST_NUMBER;
  }

  private static boolean isPartOfName(ColumnName name) {
    return name.words().size() == 1 && PARTS_OF_NAMES.contains(name.last());
  }
}
