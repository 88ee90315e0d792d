package dev.understudy.table.doctor;

import java.util.List;

/// What a column's name suggests, in the languages column names are most often written in (English,
/// German, French, Spanish, Italian, Dutch, Swedish). A hint never decides alone: every check that
/// uses one also looks at the values.
enum NameHint {
  /// A number or code that tells rows or things apart.
  ID(
      """
      id ids pid uid uuid guid key no nr num number nummer numero numer nro index idx
      kennung kennzahl matricule rownum rowid recno
      """,
      ""),

  /// A person, where the values are ids.
  PERSON(
      """
      patient patients pat person persons subject subj participant member customer
      client user student resident insured beneficiary bene respondent individual mrn
      pid ptid eid paciente persona cliente sujeto usuario sujet personne assure
      paziente utente klant kunde kund proband patienten versicherter teilnehmer
      deelnemer deltagare patientin
      """,
      """
      patientid patientno patientnr patientnum patid patno personid personnr subjectid
      subjid usubjid participantid memberid customerid clientid userid studentid
      pidnum patientennummer patientenid kundennummer kundennr versichertennummer
      personennummer beneid
      """),

  /// The age of a living being in years.
  AGE("age ages alter edad eta leeftijd alder idade wiek", "ageyears ageatdiag agein"),

  /// Says that an age, or any time, is not in years.
  OTHER_TIME_UNIT(
      """
      month months mon mos day days week weeks hour hours group band class decade
      monate tage wochen mois jours meses dias mesi giorni score category cat
      """,
      "gestation"),

  /// Beside which other columns are about persons.
  ABOUT_PERSONS(
      "sex gender geschlecht sexe sexo sesso geslacht kon dob birthdate birthday",
      "geburt geboorte fodelse"),

  /// When somebody was born.
  BIRTH(
      """
      dob born birth birthday birthdate geb naissance nacimiento nascita nascimento
      doby
      """,
      "birth geburt geboorte fodelse naiss nacim"),

  /// Where somebody was born, or what weight: not when.
  NOT_A_DATE(
      "place city country weight state name order rate type",
      "geburtsort geburtsname geburtsgewicht birthplace birthweight"),

  /// A telephone or fax number.
  PHONE(
      """
      phone phones telephone tel mobile cell cellphone fax handy telefon telefono
      telefoon portable movil cellulare mobil gsm fon
      """,
      "phone telefon telephon rufnummer mobilnummer"),

  /// Where somebody lives, to the house.
  ADDRESS(
      """
      address addr street adresse direccion domicilio indirizzo adres straat calle
      strasse adress anschrift endereco gatuadress
      """,
      "streetaddress strasse homeaddress address wohnadresse"),

  /// Where somebody lives, to the postal area.
  POSTAL(
      """
      zip zipcode postcode postalcode plz postleitzahl cap zip3 zip5 postnummer postnr
      cp cep
      """,
      "postleit codepostal codigopostal"),

  /// A place smaller than a state.
  TOWN(
      """
      city town county fips municipality village suburb stadt ort wohnort gemeinde
      ville commune ciudad municipio citta comune plaats gemeente kommun puma
      """,
      "geburtsort birthplace censustract"),

  /// A point on the earth.
  COORDINATE("lat latitude lon lng long longitude breitengrad laengengrad", "latitud longitud"),

  /// A share of a hundred.
  PERCENT(
      """
      percent pct percentage prozent pourcentage porcentaje percentuale procent perc %
      """,
      "prozent"),

  /// A difference, which may have any sign and size.
  CHANGE(
      """
      change delta diff difference growth increase decrease return returns yoy gain
      loss balance profit net residual score zscore z relative baseline temp
      temperature excess adjustment latitude longitude lat lon
      """,
      "veraenderung anderung differenz"),

  /// A size of a living body, never negative.
  BODY_MEASURE(
      """
      weight height bmi pulse gewicht groesse poids taille peso altura altezza lengte
      vikt langd bloodpressure heartrate cholesterol glucose creatinine haemoglobin
      hemoglobin
      """,
      "cholest"),

  /// An amount of which none is an ordinary answer: money, hours, counts, doses, durations.
  AMOUNT(
      """
      gain loss income salary wage wages cost costs price charge charges fee amount
      amt paid payment balance debt credit loan revenue sales expense expenses tax
      hours days minutes weeks months years duration count counts number num n visits
      children kids dose cigarettes cigs packs drinks alcohol savings deposit distance
      rain rainfall precipitation snow quantity qty stock units einkommen gehalt
      kosten preis betrag anzahl stunden tage dosis revenu salaire cout prix montant
      nombre heures jours ingreso ingresos salario costo precio monto horas dias
      reddito stipendio prezzo importo inkomen loon prijs bedrag aantal time spent
      discount bonus pension benefit coverage
      """,
      "einkommen kosten"),

  /// When something begins.
  BEGIN(
      "start begin from admission admit onset beginn debut inicio inizio von",
      "aufnahme admit admis"),

  /// When something ends.
  END("stop end to until discharge ende fin fine bis", "entlass discharge disch"),

  /// When somebody died.
  DEATH(
      "death died dod deceased deathdate deces muerte morte overlijden avliden",
      "death sterbe todes");

  private final List<String> words;
  private final List<String> stems;

  /// @param words separated by spaces; so are the `stems`
  NameHint(String words, String stems) {
    this.words = split(words);
    this.stems = split(stems);
  }

  private static List<String> split(String words) {
    return words.isBlank() ? List.of() : List.of(words.strip().split("\\s+"));
  }

  /// Whether a word of the name is one of this hint's words, or starts with one of its stems.
  boolean fits(ColumnName name) {
    return name.hasAny(words) || name.startsAny(stems);
  }

  /// Whether the name's last word, or the name run together, is one of this hint's words.
  boolean fitsLast(ColumnName name) {
    return words.contains(name.last()) || stems.contains(name.joined());
  }

  boolean fits(String column) {
    return fits(ColumnName.of(column));
  }
}
