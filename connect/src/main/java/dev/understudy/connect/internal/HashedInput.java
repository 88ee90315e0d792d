package dev.understudy.connect.internal;

import dev.understudy.table.Progress;
import java.io.IOException;
import java.io.InputStream;

/// A file's bytes on their way in: counted, hashed, told to a [Progress].
final class HashedInput extends InputStream {

  private static final String PHASE = "reading";
  private static final long REPORT_EVERY = 1 << 22;

  private final InputStream input;
  private final FileDigest digest;
  private final Progress progress;
  private final long total;
  private long count;
  private long reported;

  /// @param total size of the file in bytes
  HashedInput(InputStream input, long total, Progress progress) {
    this.input = input;
    this.total = total;
    this.progress = progress;
    this.digest = new FileDigest(total);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = input.read(target, offset, length);
    if (read > 0) {
      digest.update(target, offset, read);
      count += read;
      if (count - reported >= REPORT_EVERY) {
        reported = count;
        progress.check();
        progress.at(PHASE, count, total);
      }
    }
    return read;
  }

  /// Reads what is left, so that all bytes are hashed.
  ///
  /// @throws ChangedFile if there were more or fewer bytes than in the beginning
  FileDigest finish() throws IOException {
    byte[] rest = new byte[1 << 13];
    int read = read(rest, 0, rest.length);
    while (read >= 0) {
      read = read(rest, 0, rest.length);
    }
    if (count != total) {
      throw new ChangedFile();
    }
    progress.at(PHASE, total, total);
    digest.end();
    return digest;
  }

  /// The file grew or shrank while it was read.
  static final class ChangedFile extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void close() throws IOException {
    digest.close();
    input.close();
  }
}
