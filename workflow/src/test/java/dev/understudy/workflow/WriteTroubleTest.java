package dev.understudy.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WriteTroubleTest {

  private static final Path FILE = Path.of("results", "synthetic.csv");

  private static String sentence(IOException exception) {
    return WriteTrouble.sentence(FILE, exception).getMessage();
  }

  @Test
  void saysWhatToDoAboutAFullDisk() {
    assertThat(sentence(new IOException("No space left on device")))
        .isEqualTo(
            "'"
                + FILE
                + "' cannot be written: the disk is full; free some space or choose another"
                + " output.");
  }

  @Test
  void saysWhatToDoAboutPermissions() {
    assertThat(sentence(new AccessDeniedException(FILE.toString())))
        .contains("you may not write there; choose another output");
    assertThat(sentence(new FileSystemException(FILE.toString(), null, "Read-only file system")))
        .contains("the disk is read-only");
  }

  @Test
  void keepsTheSystemsReasonOtherwise() {
    assertThat(sentence(new FileSystemException("a", "b", "Stale file handle")))
        .isEqualTo("'" + FILE + "' cannot be written: Stale file handle.");
  }
}
