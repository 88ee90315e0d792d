package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.table.Progress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks a table over and saves the schema it proposes.
public final class DoctorJob {

  private DoctorJob() {}

  /// @param output where to save the schema, null for nowhere
  /// @throws dev.understudy.table.UserError if something about input or output must be mended
  public static Examined run(Source source, @Nullable Path output, Progress progress) {
    if (output == null) {
      return Examination.examine(source, progress);
    }
    String name = String.valueOf(output.getFileName());
    try (OutputFolder folder = OutputFolder.around(output, List.of(name))) {
      Examined examined = Examination.examine(source, progress);
      SchemaJson.write(examined.schema(), folder.stage(name));
      folder.publish(List.of(name));
      return examined;
    }
  }
}
