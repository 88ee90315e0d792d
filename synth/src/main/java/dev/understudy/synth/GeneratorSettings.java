package dev.understudy.synth;

import java.util.List;
import java.util.Map;

/// What a user may ask of a generator. Not every generator can do all of it
/// ([dev.understudy.synth.registry.Synthesizers#named] refuses what one cannot).
///
/// @param rare what is emitted for categories of too few persons
/// @param leakage how much may be learned about single rows
/// @param order columns that are drawn first, one after the other; others follow
/// @param methods of columns that are not drawn as usual, by name
public record GeneratorSettings(
    RarePolicy rare, Leakage leakage, List<String> order, Map<String, ColumnMethod> methods) {

  /// What nobody has to say.
  public static final GeneratorSettings USUAL = of(RarePolicy.REDRAW);

  public GeneratorSettings {
    order = List.copyOf(order);
    methods = Map.copyOf(methods);
  }

  public static GeneratorSettings of(RarePolicy rare) {
    return new GeneratorSettings(rare, Leakage.LOW, List.of(), Map.of());
  }

  /// The same with another place on the frontier of likeness and privacy.
  public GeneratorSettings with(Leakage other) {
    return new GeneratorSettings(rare, other, order, methods);
  }

  /// Whether something is said about single columns.
  public boolean namesColumns() {
    return !order.isEmpty() || !methods.isEmpty();
  }
}
