package dev.understudy.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array of UTF-8 bytes into which cells are written. Not safe for several threads.
public final class CellBuffer {

  private byte[] bytes;
  private int length;

  /// @param capacity bytes to begin with
  public CellBuffer(int capacity) {
    this.bytes = new byte[Math.max(16, capacity)];
  }

  /// The array behind this buffer; replaced when it grows.
  public byte[] bytes() {
    return bytes;
  }

  /// How many bytes are in use.
  public int length() {
    return length;
  }

  /// Sets how many bytes are in use, up to the capacity asked for with [#ensure].
  public void length(int length) {
    this.length = length;
  }

  /// Makes room for `more` bytes after the ones in use.
  public void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  public void append(byte value) {
    ensure(1);
    bytes[length++] = value;
  }

  public void append(byte[] values) {
    ensure(values.length);
    System.arraycopy(values, 0, bytes, length, values.length);
    length += values.length;
  }

  public void append(String text) {
    append(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What was written from `from` on.
  public String text(int from) {
    return new String(bytes, from, length - from, StandardCharsets.UTF_8);
  }
}
