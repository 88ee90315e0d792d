package dev.understudy.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which values a column may take, where somebody declared it. Nothing here is learned from data.
///
/// @param low least allowed value of a number, null for none
/// @param high greatest allowed value of a number, null for none
/// @param categories allowed categories, in order for an ordinal column; empty for any
public record Domain(@Nullable Double low, @Nullable Double high, List<String> categories) {

  /// Any value.
  public static final Domain ANY = new Domain(null, null, List.of());

  public Domain {
    categories = List.copyOf(categories);
  }
}
