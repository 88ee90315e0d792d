package dev.understudy.table;

/// What a column is used for. A column may have several roles.
public enum Role {
  /// What models are trained to predict.
  TARGET,
  /// Names the person a row belongs to: the unit of splits, attacks and privacy.
  PERSON_KEY,
  /// Names the sequence a row belongs to.
  SEQUENCE_KEY,
  /// Orders the rows of a sequence.
  SEQUENCE_INDEX,
  /// Must not be learned about a person.
  SENSITIVE,
  /// Groups between which fairness is measured.
  PROTECTED,
  /// Together with others may single out a person.
  QUASI_IDENTIFIER,
  /// Singles out a person by itself: name, e-mail, national number.
  IDENTIFIER,
  /// How many units a row stands for.
  WEIGHT,
  /// Time until the event or the end of observation.
  TIME,
  /// Whether the event was observed.
  EVENT,
  /// Which arm of a trial a person was in.
  TREATMENT,
  /// Cannot be changed by an attacker or an intervention.
  IMMUTABLE
}
