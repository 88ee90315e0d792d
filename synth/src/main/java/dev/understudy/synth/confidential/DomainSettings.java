package dev.understudy.synth.confidential;

/// How much of a budget may go into learning the domain, and how fine numbers are cut.
///
/// Shares are of mu^2, in which Gaussian differential privacy adds up.
///
/// @param rowsShare of the budget for the number of rows, unless that is declared
/// @param learnedShare of the budget for all domains that are not declared
/// @param noisePerCell how many standard deviations of noise the rows of a bin must be worth, if
///   all columns were counted with an equal part of the whole budget: the larger, the fewer bins
/// @param fewestBins of a column of numbers, where its grid has as many places
/// @param mostBins of a column of numbers, roughly
public record DomainSettings(
    double rowsShare, double learnedShare, double noisePerCell, int fewestBins, int mostBins) {

  /// A bin is worth 5 standard deviations: smaller ones would be lost in the noise once pairs of
  /// columns are counted.
  public static final DomainSettings USUAL = new DomainSettings(0.01, 0.1, 5, 4, 64);

  public DomainSettings {
    if (!(rowsShare > 0 && learnedShare > 0 && rowsShare + learnedShare < 1)
        || !(noisePerCell > 0)
        || fewestBins < 1
        || mostBins < fewestBins) {
      throw new IllegalArgumentException("malformed settings of a domain");
    }
  }

  /// The number of bins at this level of noise.
  ///
  /// @param rows about how many there are
  /// @param mu what there is to spend
  /// @param columns that are counted
  /// @param rowsPerUnit the most rows of one unit of privacy
  public int bins(long rows, double mu, int columns, int rowsPerUnit) {
    double noise = Math.sqrt(columns) * rowsPerUnit / mu;
    return (int) Math.clamp(rows / (noisePerCell * noise), fewestBins, mostBins);
  }
}
