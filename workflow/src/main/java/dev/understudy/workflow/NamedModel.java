package dev.understudy.workflow;

import dev.understudy.synth.Completion;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// What a user names where a model is wanted: a file that holds one, or a generator that shall
/// learn one.
///
/// @param name of a generator, or of a file
record NamedModel(String name) {

  /// What model files are called.
  private static final String ENDING = ".understudy";

  /// Whether a file is named: names of generators hold neither dots nor slashes.
  boolean isFile() {
    try {
      return name.endsWith(ENDING) || name.indexOf('.') >= 0 || Path.of(name).getNameCount() > 1;
    } catch (InvalidPathException _) {
      return false;
    }
  }

  static boolean isModelFile(Path file) {
    return String.valueOf(file.getFileName()).endsWith(ENDING);
  }

  /// @throws UserError if there is no such file or it holds no model
  Model read() {
    return ModelFile.read(Path.of(name));
  }

  /// @throws UserError if there is no such generator
  void check() {
    if (!isFile()) {
      Synthesizers.named(name, GeneratorSettings.USUAL);
    }
  }

  /// Learns a table, without regard to how alike persons are: the rows stay with their owner.
  Model learn(Examined examined, Seed seed, Progress progress) {
    return Synthesizers.named(name, GeneratorSettings.USUAL)
        .fit(
            examined.table(),
            examined.schema(),
            new Run(seed.child("fit"), progress, examined.sha256()));
  }

  /// @throws UserError if models of this kind cannot draw what rows lack
  static Completion completion(Model model) {
    if (model instanceof Completion completion) {
      return completion;
    }
    throw new UserError(
        "Models of kind '"
            + model.provenance().model()
            + "' cannot draw what rows lack; take --model trees, autoregressive, copula, mixture or bayesian-network.");
  }
}
