package dev.understudy.synth;

import java.util.SortedMap;
import java.util.TreeMap;

/// How a model came to be, so that it can be made again and compared.
///
/// @param model name of the synthesizer
/// @param understudyVersion that fitted it
/// @param dataSha256 hash of the input file, empty if unknown
/// @param rows it learned from
/// @param seed root seed of the fit
/// @param configuration of the synthesizer, by name
public record Provenance(
    String model,
    String understudyVersion,
    String dataSha256,
    long rows,
    long seed,
    SortedMap<String, String> configuration) {

  public Provenance {
    configuration = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(configuration));
  }
}
