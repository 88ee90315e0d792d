package dev.understudy.workflow;

import dev.understudy.judge.attack.Refit;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Leakage;
import dev.understudy.synth.Model;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.workflow.selection.Candidate;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of our generators, run again for an attacker who knows it.
///
/// @param method how the generator that made the released rows learns
/// @param schema meaning of the columns
/// @param composition what its rows are made up of, null for what the model draws
record GeneratorAgain(Candidate.Method method, Schema schema, @Nullable Composition composition)
    implements Refit {

  /// The generator of that name, or the one that made a model file, with the same policy for rare
  /// values and the same leakage.
  ///
  /// @throws dev.understudy.table.UserError if there is neither
  static Synthesizer named(String nameOrFile) {
    if (!isFile(nameOrFile)) {
      return Synthesizers.named(nameOrFile, GeneratorSettings.USUAL);
    }
    Provenance provenance = ModelFile.read(Path.of(nameOrFile)).provenance();
    return Synthesizers.named(provenance.model(), settings(provenance.configuration()));
  }

  /// Back from what a model file says about itself.
  private static GeneratorSettings settings(Map<String, String> configuration) {
    GeneratorSettings rare =
        GeneratorSettings.of(
            named(RarePolicy.class, configuration.get("rare")).orElse(RarePolicy.REDRAW));
    return named(Leakage.class, configuration.get("leakage")).map(rare::with).orElse(rare);
  }

  private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst();
  }

  private static boolean isFile(String nameOrFile) {
    try {
      return Files.isRegularFile(Path.of(nameOrFile));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  @Override
  public Table synthesize(Table train, int rows, Seed seed, Progress progress) {
    Model model = method.fit(train, schema, new Run(seed.child("fit"), progress, ""));
    FirstRows first = new FirstRows(rows);
    Sampling.draw(model, List.of(), composition, rows, seed.child("sample"), first, progress);
    return first.table();
  }
}
