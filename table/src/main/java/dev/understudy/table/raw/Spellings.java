package dev.understudy.table.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The texts of one column, each kept once as UTF-8 in one array. Looking a known text up makes no
/// object. A column of very many texts, such as keys, stops looking for repetitions: from then on
/// every cell adds its text, known or not.
public final class Spellings {

  /// From this many texts on, a column of which most cells are new is taken as "all different".
  private static final int MANY = 1 << 16;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// 64-bit golden ratio, odd and well mixed.
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private byte[] bytes = new byte[32];
  private int[] ends = new int[4];
  private int[] hashes = new int[4];
  private int[] slots = new int[8];
  private int count;
  private boolean distinct = true;

  Spellings() {}

  /// The index of the text `source[from, to)`, added if it is new.
  ///
  /// @param cells how many cells of the column were seen before this one
  /// @throws DamagedText if the text is not UTF-8 or holds a NUL
  int index(byte[] source, int from, int to, int cells) {
    if (!distinct) {
      return add(source, from, to, 0);
    }
    int hash = hash(source, from, to);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int index = slots[slot] - 1;
      if (hashes[index] == hash
          && Arrays.equals(bytes, start(index), ends[index], source, from, to)) {
        return index;
      }
      slot = (slot + 1) & mask;
    }
    int index = add(source, from, to, hash);
    slots[slot] = index + 1;
    if (count * 2 > slots.length) {
      if (count > MANY && count > cells / 2) {
        distinct = false;
        slots = new int[0];
        hashes = new int[0];
      } else {
        rehash();
      }
    }
    return index;
  }

  private int add(byte[] source, int from, int to, int hash) {
    check(source, from, to);
    int start = count == 0 ? 0 : ends[count - 1];
    int length = to - from;
    if (length > Integer.MAX_VALUE - 16 - start) {
      throw new DamagedText(DamagedText.Cause.TOO_MUCH);
    }
    if (start + length > bytes.length) {
      long wanted = Math.max((long) bytes.length * 2, start + length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
    }
    System.arraycopy(source, from, bytes, start, length);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count] = start + length;
    if (distinct) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, count * 2);
      }
      hashes[count] = hash;
    }
    return count++;
  }

  /// Every new text passes here once, so damage anywhere in a file is noticed.
  private static void check(byte[] source, int from, int to) {
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      if (source[i] == 0) {
        throw new DamagedText(DamagedText.Cause.NUL);
      }
      ascii &= source[i] > 0;
    }
    if (!ascii && !Utf8.isValid(source, from, to)) {
      throw new DamagedText(DamagedText.Cause.NOT_UTF_8);
    }
  }

  private void rehash() {
    slots = new int[slots.length * 4];
    int mask = slots.length - 1;
    for (int index = 0; index < count; index++) {
      int slot = hashes[index] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = index + 1;
    }
  }

  private static int hash(byte[] source, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) EIGHT_BYTES.get(source, at)) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = (rest << 8) | (source[at] & 0xFF);
    }
    hash = (hash ^ rest) * MULTIPLIER;
    return (int) (hash ^ (hash >>> 32));
  }

  /// How many texts are kept.
  public int count() {
    return count;
  }

  /// Whether every text is kept once. False where repetitions were no longer looked for.
  public boolean distinct() {
    return distinct;
  }

  /// The UTF-8 bytes of all texts, one after the other; not to be changed.
  public byte[] bytes() {
    return bytes;
  }

  /// Where text `index` begins in [#bytes()].
  public int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /// Where text `index` ends in [#bytes()].
  public int end(int index) {
    return ends[index];
  }

  /// Sets `marks[i]` to `mark` for each text `i` that equals the UTF-8 bytes `wanted`.
  public void mark(byte[] wanted, byte[] marks, byte mark) {
    for (int index = 0; index < count; index++) {
      int start = start(index);
      if (ends[index] - start == wanted.length
          && Arrays.equals(bytes, start, ends[index], wanted, 0, wanted.length)) {
        marks[index] = mark;
      }
    }
  }

  public String text(int index) {
    int start = start(index);
    return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
  }
}
