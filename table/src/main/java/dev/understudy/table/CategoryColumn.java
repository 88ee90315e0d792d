package dev.understudy.table;

import dev.understudy.table.internal.Integers;
import java.util.HashSet;
import java.util.List;

/// Categories: a dictionary of distinct spellings and one code per row, -1 where missing. For an
/// ordinal column the dictionary's order is the order of the values.
public final class CategoryColumn implements Column {

  private final String name;
  private final List<String> categories;
  private final Integers codes;
  private final Missing missing;

  private CategoryColumn(String name, List<String> categories, Integers codes, Missing missing) {
    this.name = name;
    this.categories = categories;
    this.codes = codes;
    this.missing = missing;
  }

  /// @param categories distinct spellings; some may be unused
  /// @param codes one per row, an index into `categories`; ignored at missing rows
  /// @throws IllegalArgumentException on a code out of range, repeated categories or other lengths
  public static CategoryColumn of(
      String name, List<String> categories, int[] codes, Missing missing) {
    if (codes.length != missing.size()) {
      throw new IllegalArgumentException("codes and missing differ in length");
    }
    if (new HashSet<>(categories).size() != categories.size()) {
      throw new IllegalArgumentException("categories of " + name + " repeat");
    }
    int[] kept = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      if (missing.at(row)) {
        kept[row] = -1;
      } else if (codes[row] < 0 || codes[row] >= categories.size()) {
        throw new IllegalArgumentException("code " + codes[row] + " of " + name + " out of range");
      } else {
        kept[row] = codes[row];
      }
    }
    return new CategoryColumn(name, List.copyOf(categories), Integers.of(kept), missing);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return missing.size();
  }

  @Override
  public Missing missing() {
    return missing;
  }

  public List<String> categories() {
    return categories;
  }

  /// The index into [#categories()], -1 where missing.
  public int code(int row) {
    return codes.get(row);
  }

  /// The category at a present row.
  public String value(int row) {
    return categories.get(codes.get(row));
  }

  /// How many rows hold each category.
  public int[] counts() {
    int[] counts = new int[categories.size()];
    for (int row = 0; row < size(); row++) {
      int code = codes.get(row);
      if (code >= 0) {
        counts[code]++;
      }
    }
    return counts;
  }

  @Override
  public CategoryColumn select(int[] rows) {
    return new CategoryColumn(name, categories, codes.select(rows), missing.select(rows));
  }

  @Override
  public CategoryColumn rename(String name) {
    return new CategoryColumn(name, categories, codes, missing);
  }
}
