package dev.understudy.privacy;

/// Whose presence is hidden.
public sealed interface PrivacyUnit {
  /// All rows of one person, who has at most `mostRows` of them once rows above the cap are
  /// dropped. The sensitivity of every release must count that many rows.
  record Person(String column, int mostRows) implements PrivacyUnit {
    public Person {
      if (column.isBlank() || column.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("The person's column needs a name.");
      }
      if (mostRows < 1) {
        throw new IllegalArgumentException(
            "A person keeps at least one row, not " + mostRows + ".");
      }
    }

    @Override
    public String toString() {
      return "person by " + column + ", at most " + mostRows + " rows";
    }
  }

  /// One row; whoever has several rows is protected less than the claim says.
  record Row() implements PrivacyUnit {
    @Override
    public String toString() {
      return "row";
    }
  }
}
