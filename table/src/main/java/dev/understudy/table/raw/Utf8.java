package dev.understudy.table.raw;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Strict check of UTF-8.
final class Utf8 {

  private Utf8() {}

  static boolean isValid(byte[] source, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, from, to - from));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }
}
