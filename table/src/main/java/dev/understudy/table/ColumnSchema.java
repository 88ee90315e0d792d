package dev.understudy.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The meaning of one column.
///
/// @param name as in the header
/// @param kind what the values are
/// @param roles what the column is used for, in the order of [Role]
/// @param spelling how values are written
/// @param domain which values are allowed
public record ColumnSchema(
    String name, Kind kind, List<Role> roles, Spelling spelling, Domain domain) {

  public ColumnSchema {
    roles = roles.stream().distinct().sorted().toList();
  }

  /// No roles, plain spelling, any value.
  public static ColumnSchema of(String name, Kind kind) {
    return new ColumnSchema(name, kind, List.of(), Spelling.PLAIN, Domain.ANY);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public ColumnSchema withKind(Kind kind) {
    return new ColumnSchema(name, kind, roles, spelling, domain);
  }

  public ColumnSchema withRole(Role role) {
    Set<Role> more = EnumSet.of(role);
    more.addAll(roles);
    return new ColumnSchema(name, kind, List.copyOf(more), spelling, domain);
  }

  public ColumnSchema withoutRole(Role role) {
    return new ColumnSchema(
        name, kind, roles.stream().filter(held -> held != role).toList(), spelling, domain);
  }

  public ColumnSchema withSpelling(Spelling spelling) {
    return new ColumnSchema(name, kind, roles, spelling, domain);
  }

  public ColumnSchema withDomain(Domain domain) {
    return new ColumnSchema(name, kind, roles, spelling, domain);
  }
}
