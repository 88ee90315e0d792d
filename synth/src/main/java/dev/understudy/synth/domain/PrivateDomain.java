package dev.understudy.synth.domain;

import dev.understudy.synth.encoding.TableEncoding;
import java.util.List;

/// What is known of a table once its domain has been paid for.
///
/// @param encoding of the table, in which each cell of a modelled column has a code
/// @param rows about how many there are, at least 1
/// @param sources of each column's domain, in the order of the columns
public record PrivateDomain(TableEncoding encoding, long rows, List<DomainSource> sources) {
  public PrivateDomain {
    sources = List.copyOf(sources);
  }
}
