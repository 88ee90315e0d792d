package dev.understudy.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/// Charges on disk, one line each, only ever appended:
///
/// ```
/// <CRC-32 of the rest> TAB source TAB unit TAB neighbours TAB name TAB cost
/// ```
///
/// What follows the last line feed was torn by a crash before it was synced, so nothing was drawn
/// for it, and it is cut off. Any other line whose checksum does not fit means that the file was
/// damaged or changed, and the file is refused.
final class LedgerFile implements AutoCloseable {
  private static final String HEAD = "# Privacy ledger, format 1. Only ever appended to.";

  private final Path path;
  private final FileChannel channel;
  private final List<Line> lines;

  /// Where the sound lines end; a failed write may have left more.
  private long end;

  /// A line without its checksum.
  private record Line(String source, String unit, String neighbours, String name, String cost) {
    String text() {
      return String.join("\t", source, unit, neighbours, name, cost);
    }
  }

  private LedgerFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.lines = new ArrayList<>();
    read();
  }

  static LedgerFile open(Path path) {
    try {
      boolean made = Files.notExists(path);
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        lock(path, channel);
        var file = new LedgerFile(path, channel);
        if (made) {
          syncFolder(path);
        }
        return file;
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new LedgerException("The ledger " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /// The lock ends with the channel, or with the process.
  private static void lock(Path path, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw inUse(path);
    }
    if (lock == null) {
      throw inUse(path);
    }
  }

  private static LedgerException inUse(Path path) {
    return new LedgerException(
        "The ledger " + path + " is in use by another run; wait until that has ended.");
  }

  private void read() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {}
    int start = 0;
    for (int number = 1; start < bytes.length; number++) {
      int feed = start;
      while (feed < bytes.length && bytes[feed] != '\n') {
        feed++;
      }
      if (feed == bytes.length) {
        break;
      }
      String text = new String(bytes, start, feed - start, StandardCharsets.UTF_8);
      if (number == 1 ? !text.equals(HEAD) : !isSound(text)) {
        throw new LedgerException(
            "Line "
                + number
                + " of the ledger "
                + path
                + " is damaged; restore the file from a copy, as charges must not be lost.");
      }
      if (number > 1) {
        String[] fields = text.split("\t", -1);
        lines.add(new Line(fields[1], fields[2], fields[3], fields[4], fields[5]));
      }
      start = feed + 1;
    }
    end = start;
    if (start == 0) {
      write(HEAD + "\n");
    }
  }

  private static boolean isSound(String text) {
    int tab = text.indexOf('\t');
    return tab > 0
        && text.split("\t", -1).length == 6
        && text.substring(0, tab).equals(checksum(text.substring(tab + 1)));
  }

  /// The earlier charges under the terms' source.
  List<Charge> chargesOf(Terms terms) {
    var charges = new ArrayList<Charge>();
    for (Line line : lines) {
      if (!line.source().equals(terms.source())) {
        continue;
      }
      if (!line.unit().equals(terms.unit().toString())
          || !line.neighbours().equals(terms.neighbours().name())) {
        throw new LedgerException(
            String.format(
                Locale.ROOT,
                "The ledger %s counts \"%s\" by %s (%s), this run by %s (%s); such costs cannot be"
                    + " added up.",
                path,
                line.source(),
                line.unit(),
                line.neighbours(),
                terms.unit(),
                terms.neighbours()));
      }
      charges.add(new Charge(line.name(), CostText.read(line.cost())));
    }
    return charges;
  }

  /// Returns once the charge is on disk.
  void append(Terms terms, Charge charge) {
    String text =
        new Line(
                terms.source(),
                terms.unit().toString(),
                terms.neighbours().name(),
                charge.name(),
                CostText.write(charge.cost()))
            .text();
    try {
      write(checksum(text) + "\t" + text + "\n");
    } catch (IOException e) {
      throw new LedgerException(
          "The charge could not be written to the ledger "
              + path
              + ", so nothing was released: "
              + e.getMessage(),
          e);
    }
  }

  private void write(String text) throws IOException {
    var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    channel.truncate(end);
    channel.position(end);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
    end = channel.position();
  }

  /// A new file survives a crash only once its folder is on disk too. Where folders cannot be
  /// opened (Windows), the file system sees to it.
  private static void syncFolder(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static String checksum(String text) {
    var checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", checksum.getValue());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LedgerException("The ledger " + path + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
