package dev.understudy.synth;

import dev.understudy.table.Schema;

/// The parts of a model file, while it is written or read. Named parts are records, kept as
/// readable JSON in `model.json`; arrays are kept in `.npy` entries beside it.
public interface ModelArchive {

  /// Adds a part; its record components become snake_case JSON.
  void put(String name, Object part);

  /// Adds an array.
  void put(String name, NumberArray array);

  /// @throws IllegalArgumentException if the part is missing or does not have that form
  <T> T get(String name, Class<T> type);

  /// @throws IllegalArgumentException if there is no such array
  NumberArray array(String name);

  /// How the model came to be.
  Provenance provenance();

  /// What its output means.
  Schema schema();
}
