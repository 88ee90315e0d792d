package dev.understudy.table.internal;

/// Immutable whole numbers in the narrowest array that holds them: 1, 2 or 4 bytes each.
public sealed interface Integers {

  int size();

  int get(int index);

  Integers select(int[] rows);

  /// Copies `values` into the narrowest storage.
  static Integers of(int[] values) {
    int low = 0;
    int high = 0;
    for (int value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low >= Byte.MIN_VALUE && high <= Byte.MAX_VALUE) {
      byte[] narrow = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        narrow[i] = (byte) values[i];
      }
      return new Bytes(narrow);
    }
    if (low >= Short.MIN_VALUE && high <= Short.MAX_VALUE) {
      short[] narrow = new short[values.length];
      for (int i = 0; i < values.length; i++) {
        narrow[i] = (short) values[i];
      }
      return new Shorts(narrow);
    }
    return new Ints(values.clone());
  }

  /// One byte a value.
  final class Bytes implements Integers {
    private final byte[] values;

    Bytes(byte[] values) {
      this.values = values;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public int get(int index) {
      return values[index];
    }

    @Override
    public Integers select(int[] rows) {
      byte[] chosen = new byte[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = values[rows[i]];
      }
      return new Bytes(chosen);
    }
  }

  /// Two bytes a value.
  final class Shorts implements Integers {
    private final short[] values;

    Shorts(short[] values) {
      this.values = values;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public int get(int index) {
      return values[index];
    }

    @Override
    public Integers select(int[] rows) {
      short[] chosen = new short[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = values[rows[i]];
      }
      return new Shorts(chosen);
    }
  }

  /// Four bytes a value.
  final class Ints implements Integers {
    private final int[] values;

    Ints(int[] values) {
      this.values = values;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public int get(int index) {
      return values[index];
    }

    @Override
    public Integers select(int[] rows) {
      int[] chosen = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = values[rows[i]];
      }
      return new Ints(chosen);
    }
  }
}
