package dev.understudy.connect.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Another encoding read as UTF-8. Damaged input throws
/// [java.nio.charset.CharacterCodingException].
final class Utf8Input extends InputStream {

  private static final int BLOCK = 1 << 16;

  private final InputStream input;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer encoded = ByteBuffer.allocate(BLOCK);
  private final CharBuffer characters = CharBuffer.allocate(BLOCK);
  private boolean ended;

  Utf8Input(InputStream input, TextEncoding encoding) {
    this.input = input;
    this.decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    encoded.limit(0);
    characters.limit(0);
  }

  @Override
  public int read() {
    // a single byte may be a part of a character; the scanner asks for blocks only
    throw new UnsupportedOperationException("read blocks");
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(target, offset, length);
    while (out.position() == offset) {
      CoderResult written = encoder.encode(characters, out, ended);
      if (written.isError()) {
        written.throwException();
      }
      if (written.isOverflow()) {
        break;
      }
      if (ended) {
        return out.position() == offset ? -1 : out.position() - offset;
      }
      characters.compact();
      fill();
      characters.flip();
    }
    return out.position() - offset;
  }

  private void fill() throws IOException {
    encoded.compact();
    int read = input.read(encoded.array(), encoded.position(), encoded.remaining());
    if (read > 0) {
      encoded.position(encoded.position() + read);
    }
    encoded.flip();
    ended = read < 0;
    CoderResult result = decoder.decode(encoded, characters, ended);
    if (result.isError()) {
      result.throwException();
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
