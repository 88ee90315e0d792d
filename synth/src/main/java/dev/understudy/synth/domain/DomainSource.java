package dev.understudy.synth.domain;

/// Where the possible values of a column come from, for whoever must believe the claim.
///
/// @param column name
/// @param origin how they are known
/// @param words what exactly, in a phrase
public record DomainSource(String column, Origin origin, String words) {

  /// How a domain can be known.
  public enum Origin {
    /// From the kind and spelling of the column alone.
    PUBLIC,
    /// Somebody declared it in a schema file.
    DECLARED,
    /// Learned from rows by releases in the ledger.
    PAID
  }
}
