package dev.understudy.report;

import java.util.List;

/// Which columns drive which in the model that made the rows.
///
/// @param links from what drives to what is driven, without circles
public record Dependence(List<Link> links) {

  public Dependence {
    links = List.copyOf(links);
  }

  /// @param from a column, or whether its cells are missing
  /// @param to what is drawn given it
  /// @param nats what it tells about a row given the others, natural logarithm, above 0
  public record Link(String from, String to, double nats) {}
}
