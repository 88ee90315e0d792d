package dev.understudy.synth;

/// What makes models, whatever it needs to learn: a name, and a form of its own in model files.
public interface Generator {

  /// Short name as typed on the command line, such as `"copula"`.
  String name();

  /// What it is and when to use it, in one line.
  String summary();

  /// Reads back a model that [Model#save] wrote.
  ///
  /// @throws IllegalArgumentException if the parts do not fit together
  Model load(ModelArchive archive);
}
