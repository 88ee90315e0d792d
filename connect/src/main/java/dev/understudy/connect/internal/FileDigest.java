package dev.understudy.connect.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// SHA-256 of the bytes of a file, computed beside the reading where the file is large: hashing
/// takes about as long as taking the cells apart.
public final class FileDigest implements AutoCloseable {

  /// Smaller files are hashed in place: starting a thread would cost more.
  private static final long LARGE = 1 << 19;

  private static final int WAITING_BLOCKS = 8;
  private static final byte[] LAST = new byte[0];

  private @Nullable MessageDigest digest;
  private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(WAITING_BLOCKS);
  private final @Nullable Thread worker;
  private boolean ended;

  /// @param size of the file in bytes
  FileDigest(long size) {
    this.worker =
        size < LARGE
            ? null
            : Thread.ofPlatform().daemon().name("understudy-sha256").start(this::work);
  }

  /// Made on first use, because loading the algorithm takes some milliseconds.
  private MessageDigest digest() {
    if (digest == null) {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every JDK has SHA-256", impossible);
      }
    }
    return digest;
  }

  private void work() {
    MessageDigest own = digest();
    try {
      for (byte[] block = blocks.take(); block != LAST; block = blocks.take()) {
        own.update(block);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Adds `bytes[from, from + length)`, which may change afterwards.
  void update(byte[] bytes, int from, int length) {
    if (worker == null) {
      digest().update(bytes, from, length);
    } else {
      put(Arrays.copyOfRange(bytes, from, from + length));
    }
  }

  private void put(byte[] block) {
    try {
      blocks.put(block);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while hashing", stopped);
    }
  }

  /// Tells that all bytes were added.
  void end() {
    ended = true;
    if (worker != null) {
      put(LAST);
    }
  }

  /// The hash of all bytes in hexadecimal digits, after [#end()]; waits for the work to be done.
  String hexadecimal() {
    if (worker != null) {
      try {
        worker.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while hashing", stopped);
      }
    }
    return HexFormat.of().formatHex(digest().digest());
  }

  /// Stops the work unless all bytes were added; then it ends by itself.
  @Override
  public void close() {
    if (worker != null && !ended) {
      worker.interrupt();
    }
  }
}
