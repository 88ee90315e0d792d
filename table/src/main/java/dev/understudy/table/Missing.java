package dev.understudy.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which cells of a column are missing, and how each missing cell was spelled.
///
/// A cell holds code 0 when present, and `k >= 1` when it was spelled as the k-th of [#spellings()]
/// (for example `""`, `"NA"`, or `"0"` where a cholesterol of zero means "not measured"). Different
/// spellings stay apart because they can mean different things and must be written back as they
/// came.
public final class Missing {

  /// Largest number of different spellings a column may have.
  public static final int MAXIMUM_SPELLINGS = Byte.MAX_VALUE;

  private final int size;
  private final byte @Nullable [] codes;
  private final List<String> spellings;
  private final int count;

  private Missing(int size, byte @Nullable [] codes, List<String> spellings, int count) {
    this.size = size;
    this.codes = codes;
    this.spellings = spellings;
    this.count = count;
  }

  /// No cell is missing.
  public static Missing none(int size) {
    return new Missing(size, null, List.of(), 0);
  }

  /// @param codes one per row: 0 present, k spelled as `spellings.get(k - 1)`
  /// @throws IllegalArgumentException if a code has no spelling
  public static Missing of(byte[] codes, List<String> spellings) {
    if (spellings.size() > MAXIMUM_SPELLINGS) {
      throw new IllegalArgumentException("at most " + MAXIMUM_SPELLINGS + " missing spellings");
    }
    int count = 0;
    for (byte code : codes) {
      if (code < 0 || code > spellings.size()) {
        throw new IllegalArgumentException("missing code " + code + " has no spelling");
      }
      if (code != 0) {
        count++;
      }
    }
    return count == 0
        ? new Missing(codes.length, null, List.copyOf(spellings), 0)
        : new Missing(codes.length, codes.clone(), List.copyOf(spellings), count);
  }

  public int size() {
    return size;
  }

  /// How many cells are missing.
  public int count() {
    return count;
  }

  public boolean any() {
    return count > 0;
  }

  public boolean at(int row) {
    return codes != null && codes[row] != 0;
  }

  /// 0 if present, otherwise one more than the index into [#spellings()].
  public int code(int row) {
    return codes == null ? 0 : codes[row];
  }

  public List<String> spellings() {
    return spellings;
  }

  /// The spelling of the missing cell at `row`.
  ///
  /// @throws IllegalStateException if the cell is present
  public String spelling(int row) {
    int code = code(row);
    if (code == 0) {
      throw new IllegalStateException("row " + row + " is present");
    }
    return spellings.get(code - 1);
  }

  public Missing select(int[] rows) {
    if (codes == null) {
      return new Missing(rows.length, null, spellings, 0);
    }
    byte[] chosen = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = codes[rows[i]];
    }
    return of(chosen, spellings);
  }
}
