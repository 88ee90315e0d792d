package dev.understudy.connect.internal;

import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Kinds and roles as a schema file spells them: `date-time`, `person_key`.
final class Words {

  private Words() {}

  static String kind(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Kind> kind(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(Kind.values()).filter(kind -> kind(kind).equals(wanted)).findFirst();
  }

  static Optional<Role> role(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(Role.values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  static List<String> kinds() {
    return Arrays.stream(Kind.values()).map(Words::kind).toList();
  }

  static List<String> roles() {
    return Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT)).toList();
  }
}
