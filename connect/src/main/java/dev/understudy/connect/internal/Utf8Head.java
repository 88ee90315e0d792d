package dev.understudy.connect.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/// The beginning of a file as UTF-8.
final class Utf8Head {

  private Utf8Head() {}

  /// @param complete whether `head` is the whole file; otherwise its last character may be cut
  static byte[] of(byte[] head, TextEncoding encoding, boolean complete) throws IOException {
    byte[] text = Arrays.copyOfRange(head, encoding.markLength(), head.length);
    if (encoding.isUtf8()) {
      return text;
    }
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 13];
    try (Utf8Input input = new Utf8Input(new ByteArrayInputStream(text), encoding)) {
      for (int read = input.read(block, 0, block.length);
          read >= 0;
          read = input.read(block, 0, block.length)) {
        utf8.write(block, 0, read);
      }
    } catch (CharacterCodingException cut) {
      if (complete) {
        throw cut;
      }
    }
    return utf8.toByteArray();
  }
}
