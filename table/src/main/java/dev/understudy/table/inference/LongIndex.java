package dev.understudy.table.inference;

import java.util.Arrays;

/// A map from longs to indices that makes no object per entry.
final class LongIndex {

  private static final int ABSENT = -1;

  private long[] keys = new long[16];
  private int[] indices = filled(16);
  private int size;

  private static int[] filled(int length) {
    int[] indices = new int[length];
    Arrays.fill(indices, ABSENT);
    return indices;
  }

  /// The index of `key`, -1 if it has none.
  int get(long key) {
    return indices[slot(keys, indices, key)];
  }

  void put(long key, int index) {
    int slot = slot(keys, indices, key);
    size += indices[slot] == ABSENT ? 1 : 0;
    keys[slot] = key;
    indices[slot] = index;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private static int slot(long[] keys, int[] indices, long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (indices[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] moreKeys = new long[keys.length * 4];
    int[] moreIndices = filled(moreKeys.length);
    for (int i = 0; i < keys.length; i++) {
      if (indices[i] != ABSENT) {
        int slot = slot(moreKeys, moreIndices, keys[i]);
        moreKeys[slot] = keys[i];
        moreIndices[slot] = indices[i];
      }
    }
    keys = moreKeys;
    indices = moreIndices;
  }
}
