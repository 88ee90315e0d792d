package dev.understudy.privacy;

/// What is promised about which data: the first lines of a ledger and of a certificate.
///
/// @param source the name under which all releases from the same people are added up
public record Terms(String source, PrivacyUnit unit, Neighbours neighbours, Budget budget) {
  public Terms {
    if (source.isBlank() || source.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("The source of a ledger needs a name on one line.");
    }
  }
}
