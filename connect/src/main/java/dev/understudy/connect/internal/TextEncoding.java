package dev.understudy.connect.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a text file encodes its characters.
///
/// @param charset the encoding
/// @param markLength bytes of the byte order mark at the beginning
public record TextEncoding(Charset charset, int markLength) {

  public static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8, 0);

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// Share of zero bytes in every second place that says UTF-16: Latin text has nearly all.
  private static final double ZERO_SHARE = 0.4;

  /// The encoding that the first bytes of a file speak for: a byte order mark, zero bytes in every
  /// second place, or UTF-8 as long as nothing speaks against it.
  public static TextEncoding of(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
      return new TextEncoding(Charset.forName("UTF-32LE"), 4);
    }
    if (startsWith(head, 0, 0, 0xFE, 0xFF)) {
      return new TextEncoding(Charset.forName("UTF-32BE"), 4);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        zeros[i & 1]++;
      }
    }
    double half = head.length / 2.0;
    if (zeros[1] > ZERO_SHARE * half && zeros[0] < zeros[1] / 10) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 0);
    }
    if (zeros[0] > ZERO_SHARE * half && zeros[1] < zeros[0] / 10) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 0);
    }
    return UTF_8;
  }

  /// What a file that is not UTF-8 is taken as: Windows-1252, or Latin-1 where it uses bytes that
  /// Windows-1252 leaves open.
  public static TextEncoding western(byte[] head) {
    try {
      WINDOWS_1252.newDecoder().decode(ByteBuffer.wrap(head));
      return new TextEncoding(WINDOWS_1252, 0);
    } catch (CharacterCodingException notWindows) {
      return new TextEncoding(StandardCharsets.ISO_8859_1, 0);
    }
  }

  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /// Whether this is UTF-8 without a byte order mark, as which everything is taken that nothing
  /// speaks against.
  boolean isUnmarkedUtf8() {
    return isUtf8() && markLength == 0;
  }

  private static boolean startsWith(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
