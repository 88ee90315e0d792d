package dev.understudy.table;

import org.jspecify.annotations.Nullable;

/// Says to the compiler what the code around it already guarantees.
final class Checked {

  private Checked() {}

  static <T> T notNull(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the other storage is in use");
    }
    return value;
  }
}
