package dev.understudy.app.command;

import dev.understudy.table.UserError;
import dev.understudy.workflow.OutputFolder;
import dev.understudy.workflow.WriteTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The patients that come with the program: 920 of four hospitals, UCI Heart Disease (CC BY 4.0).
public final class DemoTable {

  /// Name of the file.
  public static final String NAME = "heart_disease_uci.csv";

  /// The diagnosis, 0 (healthy) to 4.
  public static final String TARGET = "num";

  /// Where the build puts it.
  private static final String RESOURCE = "/demo/" + NAME;

  private DemoTable() {}

  /// Writes the patients into a folder, which is made if it does not exist.
  ///
  /// @throws UserError if it cannot be written there
  public static void copyTo(Path folder) {
    try (OutputFolder output = OutputFolder.open(folder, List.of(NAME))) {
      try (InputStream table = DemoTable.class.getResourceAsStream(RESOURCE)) {
        if (table == null) {
          throw new IllegalStateException(NAME + " was not packaged");
        }
        Files.copy(table, output.stage(NAME));
      } catch (IOException exception) {
        throw WriteTrouble.sentence(folder.resolve(NAME), exception);
      }
      output.publish(List.of(NAME));
    }
  }
}
