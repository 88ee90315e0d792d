package dev.understudy.table.inference;

/// A set of longs that stops growing at a limit, for counting distinct values.
final class LongSet {

  private final int limit;
  private long[] slots = new long[16];
  private boolean[] used = new boolean[16];
  private int size;

  LongSet(int limit) {
    this.limit = limit;
  }

  LongSet copy() {
    LongSet copy = new LongSet(limit);
    copy.slots = slots.clone();
    copy.used = used.clone();
    copy.size = size;
    return copy;
  }

  /// Adds a value unless the set is full.
  ///
  /// @return whether it was new
  boolean add(long value) {
    if (size >= limit) {
      return false;
    }
    int mask = slots.length - 1;
    int slot = slot(value) & mask;
    while (used[slot]) {
      if (slots[slot] == value) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = value;
    used[slot] = true;
    if (++size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  private static int slot(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private void grow() {
    long[] before = slots;
    boolean[] beforeUsed = used;
    slots = new long[before.length * 4];
    used = new boolean[slots.length];
    int mask = slots.length - 1;
    for (int i = 0; i < before.length; i++) {
      if (beforeUsed[i]) {
        int slot = slot(before[i]) & mask;
        while (used[slot]) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = before[i];
        used[slot] = true;
      }
    }
  }

  /// How many values, at most the limit.
  int size() {
    return size;
  }

  boolean full() {
    return size >= limit;
  }
}
