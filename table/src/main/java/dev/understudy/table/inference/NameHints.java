package dev.understudy.table.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a column's name says about its kind. Only tips the balance where the data leave it open.
final class NameHints {

  private static final List<String> ID_WORDS =
      List.of(
          "id",
          "ids",
          "uuid",
          "guid",
          "key",
          "pid",
          "pidnum",
          "patid",
          "subjid",
          "usubjid",
          "mrn",
          "identifier",
          "rowid",
          "ssn",
          "recno",
          "rownum",
          "caseid");

  private static final List<String> KEEPER_WORDS =
      List.of("case", "patient", "person", "subject", "customer", "user", "member", "account");

  /// What else the name of a person or case may say.
  private static final List<String> NAME_WORDS =
      List.of("name", "number", "no", "nr", "num", "ref", "reference");

  private static final List<String> CODE_WORDS =
      List.of(
          "zip", "postal", "plz", "codes", "icd", "icd9", "icd10", "cpt", "snomed", "loinc", "atc",
          "fips", "puma", "ndc", "drg", "naics");

  private final List<String> words;

  private NameHints(List<String> words) {
    this.words = words;
  }

  static NameHints of(String name) {
    return new NameHints(words(name));
  }

  /// Splits at marks and where a capital follows a small letter: `patientId` is "patient", "id".
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char before = 0;
    for (int i = 0; i < name.length(); i++) {
      char next = name.charAt(i);
      boolean capital = Character.isUpperCase(next) && Character.isLowerCase(before);
      if ((!Character.isLetterOrDigit(next) || capital) && !word.isEmpty()) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (Character.isLetterOrDigit(next)) {
        word.append(next);
      }
      before = next;
    }
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /// Whether the name says "identifier", such as `patient_id` or `CustomerId`.
  boolean id() {
    for (String word : words) {
      if (ID_WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the name says whose row it is, such as `case:concept:name`.
  boolean keeper() {
    return !words.isEmpty()
        && KEEPER_WORDS.contains(words.getFirst())
        && (words.size() == 1 || NAME_WORDS.contains(words.getLast()));
  }

  /// Whether the name says that figures are names, such as `zip_code`.
  boolean code() {
    for (String word : words) {
      if (CODE_WORDS.contains(word) || word.endsWith("code")) {
        return true;
      }
    }
    return false;
  }
}
