package dev.understudy.table.inference;

import dev.understudy.table.internal.PlainDecimal;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.Spellings;

/// What one pass over a raw column counts: the plain numbers, and each other text with how often
/// and where it first stands.
final class ColumnProfile {

  /// FNV-1a, 64 bits.
  private static final long HASH_START = 0xCBF29CE484222325L;

  private static final long HASH_PRIME = 0x100000001B3L;

  private final RawColumn raw;
  private final NumberFacts plain = new NumberFacts();
  private final int[] counts;
  private final int[] firstRows;
  private boolean counting;

  private ColumnProfile(RawColumn raw) {
    this.raw = raw;
    this.counts = new int[raw.spellings().count()];
    this.firstRows = new int[counts.length];
  }

  static ColumnProfile of(RawColumn raw) {
    ColumnProfile profile = new ColumnProfile(raw);
    int size = raw.size();
    boolean counting = size > 1;
    long expected = size > 0 ? raw.cell(0) : 0;
    long step = PlainDecimal.pack(1, 0);
    for (int row = 0; row < size; row++) {
      long cell = raw.cell(row);
      if (RawColumn.isText(cell)) {
        int spelling = RawColumn.spelling(cell);
        if (profile.counts[spelling]++ == 0) {
          profile.firstRows[spelling] = row;
        }
        counting = false;
      } else {
        profile.plain.add(cell);
        counting &= cell == expected;
        expected += step;
      }
    }
    profile.counting = counting;
    return profile;
  }

  RawColumn raw() {
    return raw;
  }

  int rows() {
    return raw.size();
  }

  /// The cells in plain number spelling.
  NumberFacts plain() {
    return plain;
  }

  Spellings spellings() {
    return raw.spellings();
  }

  /// How many texts there are that are no plain numbers.
  int texts() {
    return counts.length;
  }

  String text(int spelling) {
    return raw.spellings().text(spelling);
  }

  /// How many cells hold text `spelling`.
  int count(int spelling) {
    return counts[spelling];
  }

  /// The first row that holds text `spelling`.
  int firstRow(int spelling) {
    return firstRows[spelling];
  }

  /// Whether the cells count up by one from row to row.
  boolean counting() {
    return counting;
  }

  /// How many different texts there are. Where the reader stopped looking for repetitions, they are
  /// told apart by 64 bits of hash, so that two may be taken for one once in 10^8 columns.
  int distinctTexts() {
    if (raw.spellings().distinct()) {
      return counts.length;
    }
    byte[] bytes = raw.spellings().bytes();
    LongSet seen = new LongSet(Integer.MAX_VALUE);
    for (int spelling = 0; spelling < counts.length; spelling++) {
      long hash = HASH_START;
      for (int i = raw.spellings().start(spelling); i < raw.spellings().end(spelling); i++) {
        hash = (hash ^ bytes[i]) * HASH_PRIME;
      }
      seen.add(hash);
    }
    return seen.size();
  }

  /// How many different plain numbers there are.
  int distinctNumbers() {
    if (plain.distinct() < NumberFacts.MOST_DISTINCT) {
      return plain.distinct();
    }
    LongSet seen = new LongSet(Integer.MAX_VALUE);
    for (int row = 0; row < raw.size(); row++) {
      if (!RawColumn.isText(raw.cell(row))) {
        seen.add(raw.cell(row));
      }
    }
    return seen.size();
  }
}
