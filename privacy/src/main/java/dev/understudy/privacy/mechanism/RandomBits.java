package dev.understudy.privacy.mechanism;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/// Random bits in words of 32. In this code they come from [SecureRandom] and nothing else: whoever
/// can foresee noise can take it off. The constructor is closed so that only tests, which share the
/// package, can bring bits of their own.
public abstract class RandomBits {
  RandomBits() {}

  /// The next 32 bits, as a number in [0, 2^32).
  abstract long word();

  /// Bits nobody can foresee. Not for several threads.
  public static RandomBits secure() {
    return new Secure();
  }

  /// A number in [0, bound), each with the same probability: the word times the bound, of which the
  /// low 32 bits are rejected where they would favour some numbers (Lemire 2019); larger bounds by
  /// rejecting numbers of as many bits.
  ///
  /// @param bound in [1, 2^62]
  final long below(long bound) {
    if (bound <= 1L << 32) {
      while (true) {
        long product = word() * bound;
        long low = product & 0xffff_ffffL;
        if (low >= bound || low >= (1L << 32) % bound) {
          return product >>> 32;
        }
      }
    }
    int shift = Long.numberOfLeadingZeros(bound - 1);
    while (true) {
      long number = (word() << 32 | word()) >>> shift;
      if (number < bound) {
        return number;
      }
    }
  }

  private static final class Secure extends RandomBits {
    private static final int BYTES = 8192;

    private final SecureRandom random = new SecureRandom();
    private final byte[] bytes = new byte[BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(bytes).limit(0);

    @Override
    long word() {
      if (!words.hasRemaining()) {
        random.nextBytes(bytes);
        words.clear();
      }
      return words.getInt() & 0xffff_ffffL;
    }
  }
}
