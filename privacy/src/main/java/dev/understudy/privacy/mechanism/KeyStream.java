package dev.understudy.privacy.mechanism;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Random bits from ChaCha20 (RFC 8439), for mechanisms that need more than [RandomBits] gives in
/// good time: two billion bytes a second, and streams of one key for several threads. Whoever does
/// not know the key, 256 random bits, cannot tell them from chance.
final class KeyStream {
  private static final int BYTES = 1 << 14;

  /// The key's bytes, and those that name one of its streams.
  private static final int KEY = 32;

  private static final int NAME = 12;

  private final Cipher cipher;
  private final byte[] zeros = new byte[BYTES];
  private final byte[] bytes = new byte[BYTES];
  private final ByteBuffer words = ByteBuffer.wrap(bytes).limit(0);

  /// A fresh key.
  static byte[] key(RandomBits bits) {
    ByteBuffer key = ByteBuffer.allocate(KEY);
    while (key.hasRemaining()) {
      key.putInt((int) bits.word());
    }
    return key.array();
  }

  /// One of the streams of a key: all that differ in a number are independent. A stream ends after
  /// 2^38 bytes.
  KeyStream(byte[] key, int step, long number) {
    byte[] name = ByteBuffer.allocate(NAME).putInt(step).putLong(number).array();
    try {
      cipher = Cipher.getInstance("ChaCha20");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "ChaCha20"),
          new ChaCha20ParameterSpec(name, 0));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java since 11 knows ChaCha20", e);
    }
  }

  /// The next 64 bits.
  long next() {
    if (!words.hasRemaining()) {
      try {
        cipher.update(zeros, 0, BYTES, bytes);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Bytes of a stream cipher always fit", e);
      }
      words.clear();
    }
    return words.getLong();
  }
}
