package dev.understudy.table.doctor;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Direct identifiers that are told by the column's name together with the values' form.
enum IdentifierName {
  NAME(
      "names of persons",
      List.of(
          "surname",
          "forename",
          "firstname",
          "lastname",
          "givenname",
          "familyname",
          "fullname",
          "middlename",
          "maidenname",
          "maiden",
          "nickname",
          "fname",
          "lname",
          "vorname",
          "nachname",
          "familienname",
          "geburtsname",
          "rufname",
          "zuname",
          "prenom",
          "nomfamille",
          "apellido",
          "apellidos",
          "nombres",
          "cognome",
          "voornaam",
          "achternaam",
          "fornamn",
          "efternamn",
          "imie",
          "nazwisko",
          "sobrenome",
          "patientname",
          "personname",
          "ownername",
          "customername",
          "contactname",
          "employeename",
          "doctorname",
          "physicianname",
          "username",
          "patientenname",
          "birthname",
          "firstmiddlelast"),
      List.of(
          List.of("first", "name"),
          List.of("last", "name"),
          List.of("given", "name"),
          List.of("family", "name"),
          List.of("full", "name"),
          List.of("middle", "name"),
          List.of("maiden", "name"),
          List.of("patient", "name"),
          List.of("person", "name"),
          List.of("owner", "name"),
          List.of("customer", "name"),
          List.of("contact", "name"),
          List.of("employee", "name"),
          List.of("doctor", "name"),
          List.of("physician", "name"),
          List.of("user", "name"),
          List.of("birth", "name")),
      PersonNames::isName),
  TELEPHONE(
      "telephone numbers",
      List.of(
          "phone",
          "telephone",
          "tel",
          "fax",
          "mobile",
          "cellphone",
          "telefon",
          "telefono",
          "telefoon",
          "handy",
          "phonenumber",
          "mobilenumber",
          "telefonnummer",
          "handynummer"),
      List.of(
          List.of("phone", "number"),
          List.of("mobile", "number"),
          List.of("phone", "no"),
          List.of("cell", "phone"),
          List.of("home", "phone"),
          List.of("work", "phone")),
      Pattern.compile("(\\D*\\d){6,}\\D*( .*)?").asMatchPredicate()),
  STREET_ADDRESS(
      "street addresses",
      List.of(
          "address",
          "addr",
          "street",
          "streetaddress",
          "adresse",
          "anschrift",
          "direccion",
          "domicilio",
          "indirizzo",
          "adres",
          "adress",
          "endereco",
          "strasse",
          "homeaddress",
          "address1",
          "address2"),
      List.of(),
      Pattern.compile(".*\\p{L}.*[ ,].*").asMatchPredicate()),
  RECORD_NUMBER(
      "numbers of persons' records",
      List.of(
          "mrn",
          "medicalrecordnumber",
          "medicalrecord",
          "hospitalnumber",
          "chartnumber",
          "patientennummer",
          "fallnummer",
          "versichertennummer",
          "krankenversichertennummer",
          "healthcardnumber",
          "nhsnumber",
          "hic",
          "memberid",
          "policynumber",
          "insuranceid"),
      List.of(
          List.of("medical", "record"),
          List.of("hospital", "number"),
          List.of("chart", "number"),
          List.of("nhs", "number"),
          List.of("policy", "number"),
          List.of("insurance", "number"),
          List.of("member", "id"),
          List.of("health", "card")),
      Pattern.compile("(?=.*\\d)\\S{4,40}").asMatchPredicate()),
  DOCUMENT(
      "numbers of persons' papers",
      List.of(
          "ssn",
          "socialsecurity",
          "socialsecuritynumber",
          "sin",
          "nino",
          "passport",
          "passportnumber",
          "passportno",
          "driverslicense",
          "driverlicense",
          "drivinglicence",
          "drivers",
          "nationalid",
          "steuerid",
          "bsn",
          "nir",
          "dni",
          "nie",
          "curp",
          "cpf",
          "aadhaar",
          "pesel",
          "personnummer",
          "personalausweis",
          "ausweisnummer",
          "codicefiscale",
          "taxid",
          "licenseplate",
          "vin",
          "accountnumber",
          "bankaccount",
          "iban",
          "creditcard",
          "cardnumber"),
      List.of(
          List.of("social", "security"),
          List.of("drivers", "license"),
          List.of("driver", "license"),
          List.of("driving", "licence"),
          List.of("national", "id"),
          List.of("tax", "id"),
          List.of("license", "plate"),
          List.of("account", "number"),
          List.of("bank", "account"),
          List.of("card", "number"),
          List.of("passport", "number")),
      Pattern.compile("(?=(\\D*\\d){4})[\\p{L}\\d ./-]{5,34}").asMatchPredicate());

  /// Odd entries are allowed for in one value of five.
  private static final double SHARE = 0.8;

  /// Fewer different values are codes, not persons.
  private static final int LEAST_VALUES = 3;

  /// A category such as `drivers` = yes / no has few values for its cells.
  private static final double DISTINCT_SHARE = 0.02;

  private final String plural;
  private final List<String> names;
  private final List<List<String>> sequences;
  private final Predicate<String> form;

  IdentifierName(
      String plural, List<String> names, List<List<String>> sequences, Predicate<String> form) {
    this.plural = plural;
    this.names = names;
    this.sequences = sequences;
    this.form = form;
  }

  String plural() {
    return plural;
  }

  /// Whether name and values agree.
  boolean fits(ColumnName name, Wording wording) {
    boolean named =
        names.contains(name.joined())
            || name.hasAny(names)
            || sequences.stream().anyMatch(words -> name.hasInRow(words.toArray(String[]::new)));
    return named
        && wording.distinct() >= LEAST_VALUES
        && wording.distinct() >= Math.min(Wording.MAXIMUM, DISTINCT_SHARE * wording.cells())
        && wording.mostly(SHARE, form);
  }
}
