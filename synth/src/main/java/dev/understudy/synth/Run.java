package dev.understudy.synth;

import dev.understudy.table.Progress;
import dev.understudy.table.Seed;

/// The circumstances of one fit.
///
/// @param seed root of all random choices
/// @param progress where the fit reports and is cancelled
/// @param dataSha256 hash of the input file for the provenance, empty if unknown
public record Run(Seed seed, Progress progress, String dataSha256) {

  public static Run of(Seed seed) {
    return new Run(seed, Progress.silent(), "");
  }
}
