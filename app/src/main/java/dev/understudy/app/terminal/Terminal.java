package dev.understudy.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where results and messages go. Results are for pipes and files as much as for eyes, so they go
/// to standard output; progress and troubles go to standard error.
///
/// @param out results
/// @param err progress and troubles
/// @param outIsTerminal whether a person reads `out`, which then may hold colours
/// @param errIsTerminal whether a person reads `err`, which then may hold a moving progress bar
/// @param unicode whether `err` can show characters outside ASCII
/// @param environment the environment variables that matter: `NO_COLOR`, `TERM`, `COLUMNS`
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean unicode,
    Environment environment) {

  /// Lines are broken here where nobody says how wide the terminal is.
  public static final int USUAL_COLUMNS = 80;

  /// Lines longer than this are hard to read, however wide the terminal.
  private static final int MOST_COLUMNS = 110;

  private static final int FEWEST_COLUMNS = 40;

  /// Looks up an environment variable.
  @FunctionalInterface
  public interface Environment {
    @Nullable String get(String name);
  }

  /// The terminal of this process. The launcher may say with `-Dunderstudy.terminals=12` which of
  /// the streams 1 (out) and 2 (err) are terminals; otherwise the system is asked.
  public static Terminal ofProcess() {
    String told = System.getProperty("understudy.terminals");
    boolean out = told == null ? isTerminal(1) : told.contains("1");
    boolean err = told == null ? isTerminal(2) : told.contains("2");
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    // Pipes and files always get UTF-8; only a Windows console insists on its own encoding.
    PrintStream outStream = windows && out ? System.out : utf8(System.out);
    PrintStream errStream = windows && err ? System.err : utf8(System.err);
    boolean unicode =
        Charset.forName(System.getProperty("stderr.encoding", "US-ASCII"))
            .equals(StandardCharsets.UTF_8);
    return new Terminal(outStream, errStream, out, err, unicode, System::getenv);
  }

  /// How wide a line of text may be.
  public int columns() {
    int columns = USUAL_COLUMNS;
    String told = environment.get("COLUMNS");
    if (told != null && told.matches("[0-9]{1,4}")) {
      columns = Integer.parseInt(told);
    } else if (outIsTerminal || errIsTerminal) {
      columns = askTerminal();
    }
    return Math.clamp(columns, FEWEST_COLUMNS, MOST_COLUMNS);
  }

  /// Colours for `out`: none unless it is a terminal that can show them and `NO_COLOR` is not set
  /// (<https://no-color.org>).
  public Style style() {
    String noColor = environment.get("NO_COLOR");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return outIsTerminal && !dumb && (noColor == null || noColor.isEmpty())
        ? Style.COLOURED
        : Style.PLAIN;
  }

  private static PrintStream utf8(PrintStream stream) {
    return stream.charset().equals(StandardCharsets.UTF_8)
        ? stream
        : new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /// Linux tells through `/proc`; elsewhere the JDK only knows about input and output together.
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      } catch (IOException _) {
        return false;
      }
    }
    return System.console() != null && System.console().isTerminal();
  }

  /// `stty size` prints "rows columns"; without it (Windows) the usual width is good enough.
  private static int askTerminal() {
    try {
      Process process =
          new ProcessBuilder(List.of("stty", "size"))
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream answer = process.getInputStream()) {
        String text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor(1, TimeUnit.SECONDS) && text.matches("[0-9]+ [1-9][0-9]{1,3}")) {
          return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
        }
      }
    } catch (IOException _) {
      return USUAL_COLUMNS;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return USUAL_COLUMNS;
  }
}
