package dev.understudy.report;

import java.util.List;

/// What a certificate of differential privacy says, in words and figures that are all public.
///
/// @param source whose releases are added up
/// @param claim in a sentence
/// @param meaning what it allows an attacker, in a sentence
/// @param meaningful false where the claim allows nearly everything
/// @param charges every entry of the ledger
/// @param domains where the possible values of each column come from
/// @param assumed what is taken for public, in sentences
/// @param facts about how the release was made
public record CertificateContent(
    String source,
    String claim,
    String meaning,
    boolean meaningful,
    List<Entry> charges,
    List<Origin> domains,
    List<String> assumed,
    List<Fact> facts) {

  public CertificateContent {
    charges = List.copyOf(charges);
    domains = List.copyOf(domains);
    assumed = List.copyOf(assumed);
    facts = List.copyOf(facts);
  }

  /// @param name what was released
  /// @param cost as the ledger has it
  /// @param epsilon of this and all entries before
  /// @param earlier whether an earlier run made it
  public record Entry(String name, String cost, String epsilon, boolean earlier) {}

  /// @param column name
  /// @param origin how its values are known
  /// @param what exactly
  public record Origin(String column, String origin, String what) {}
}
