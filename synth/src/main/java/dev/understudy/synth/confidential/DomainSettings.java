package dev.understudy.synth.confidential;

/// How much of a budget may go into learning the domain, and how fine numbers are cut.
///
/// Shares are of mu^2, in which Gaussian differential privacy adds up.
///
/// @param rowsShare of the budget for the number of rows, unless that is declared
/// @param leastLearned share of the budget for all domains that are not declared
/// @param mostLearned the same where rows are few: there a category of 3 % would not be found
///   otherwise; equal to the least where costs must not depend on the noisy number of rows
/// @param noisePerCell how many standard deviations of noise the rows of a bin must be worth, if
///   all columns were counted with an equal part of the whole budget: the larger, the fewer bins
/// @param fewestBins of a column of numbers, where its grid has as many places
/// @param mostBins of a column of numbers, roughly
/// @param spaced whether numbers with declared bounds get many bins that depend on the bounds alone
///   and cost nothing, for generators that put bins together themselves
public record DomainSettings(
    double rowsShare,
    double leastLearned,
    double mostLearned,
    double noisePerCell,
    int fewestBins,
    int mostBins,
    boolean spaced) {

  /// A bin is worth 5 standard deviations: smaller ones would be lost in the noise once pairs of
  /// columns are counted.
  public static final DomainSettings USUAL = new DomainSettings(0.01, 0.05, 0.4, 5, 4, 64, false);

  /// The same with bins by bounds alone.
  public static final DomainSettings SPACED = new DomainSettings(0.01, 0.05, 0.4, 5, 4, 64, true);

  public DomainSettings {
    if (!(rowsShare > 0 && leastLearned > 0 && mostLearned >= leastLearned)
        || rowsShare + mostLearned >= 1
        || !(noisePerCell > 0)
        || fewestBins < 1
        || mostBins < fewestBins) {
      throw new IllegalArgumentException("malformed settings of a domain");
    }
  }

  /// Standard deviations that a count must have so that no empty category passes as well.
  private static final double THRESHOLD = 5;

  /// What a column with unknown values is worth to a generator that counts it in several tables: on
  /// an inner split of Adult without a declared domain, .3 of the budget instead of .05 for fifteen
  /// columns brought pairs from .095 to .058.
  private static final double SHARE_OF_A_COLUMN = 0.02;

  /// The smallest category that shall be found, as a share of the rows.
  private static final double FOUND = 0.03;

  /// The share of the budget for domains that are not declared.
  ///
  /// @param rows about how many there are
  /// @param mu what there is to spend
  /// @param columns whose domain must be learned
  /// @param rowsPerUnit the most rows of one unit of privacy
  public double learned(long rows, double mu, double columns, int rowsPerUnit) {
    double needed = THRESHOLD * rowsPerUnit / (FOUND * rows * mu);
    double wanted = Math.max(needed * needed, spaced ? SHARE_OF_A_COLUMN : 0);
    return Math.clamp(columns * wanted, leastLearned, mostLearned);
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
