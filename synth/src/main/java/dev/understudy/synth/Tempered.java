package dev.understudy.synth;

/// A model whose draws can be made more cautious or bolder.
public interface Tempered {

  /// The same model, drawing every value with its probability given the values before it to the
  /// power of 1 / temperature, made to sum to one: below 1 what is common becomes more common,
  /// above 1 what is rare. Likelihoods and what is saved stay those of the model as it was learned.
  ///
  /// @param temperature above 0; 1 changes nothing
  Model at(double temperature);
}
