package dev.understudy.table;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A split in which the side of a row depends on its person's name, or on its own cells, and the
/// seed: whoever joins or leaves the table moves nobody else. Shares come out by chance, and by no
/// strata, as those would depend on others.
public final class StableSplit {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private StableSplit() {}

  /// @param person name of the column that names persons, null where each row is on its own; a row
  ///   whose person is missing is on its own too
  /// @param holdoutShare strictly between 0 and 1
  /// @throws UserError if a side would be left without rows
  public static Split of(Table table, @Nullable String person, double holdoutShare, Seed seed) {
    long[] rowHashes =
        RowHash.of(
            IntStream.range(0, table.columnCount()).mapToObj(table::column).toList(),
            table.rowCount());
    Column key = person == null ? null : table.column(person);
    long[] keyHashes = key == null ? rowHashes : RowHash.ofColumn(key, 0);
    long salt = seed.child("split").value();
    boolean[] held = new boolean[table.rowCount()];
    for (int row = 0; row < held.length; row++) {
      boolean alone = key == null || key.isMissing(row);
      held[row] = uniform((alone ? rowHashes : keyHashes)[row] ^ salt) < holdoutShare;
    }
    int[] train = IntStream.range(0, held.length).filter(row -> !held[row]).toArray();
    int[] holdout = IntStream.range(0, held.length).filter(row -> held[row]).toArray();
    if (train.length == 0 || holdout.length == 0) {
      throw new UserError(
          "The table has too few rows to keep some aside; give more rows, or --holdout-share 0.");
    }
    return new Split(table.select(train), table.select(holdout), train, holdout);
  }

  /// In [0, 1): the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
  private static double uniform(long hash) {
    long mixed = hash + GOLDEN;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1p-53;
  }
}
