package dev.understudy.workflow.selection;

import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;

/// A generator that may be tried: one of a kind, or one setting of it.
///
/// @param name as it is asked for and shown; unlike all others in the portfolio
/// @param method how it learns
/// @param released false for one that serves as a floor only and is never chosen
/// @param cost what a fit takes
/// @param ifTimeAllows whether it is tried only where that costs the others neither rows nor
///   repeats
public record Candidate(
    String name, Method method, boolean released, Cost cost, boolean ifTimeAllows) {

  /// One that is always tried.
  public Candidate(String name, Method method, boolean released, Cost cost) {
    this(name, method, released, cost, false);
  }

  /// How a candidate learns: [dev.understudy.synth.Synthesizer#fit] of one setting.
  @FunctionalInterface
  public interface Method {
    Model fit(Table train, Schema schema, Run run);
  }

  /// How long a fit and a draw of as many rows take together on two cores, roughly and rather too
  /// long: plans are made of it, never measurements. Every column may look at every other, so time
  /// grows with the square of the columns.
  ///
  /// @param start seconds that any table takes
  /// @param perCell seconds for a million cells
  /// @param perPair seconds for a million rows times pairs of columns
  public record Cost(double start, double perCell, double perPair) {

    private static final double MILLION = 1e6;

    /// Seconds for a table of that size.
    public double seconds(long rows, int columns) {
      double pairs = columns * (columns - 1) / 2.0;
      return start + rows * (perCell * columns + perPair * pairs) / MILLION;
    }
  }
}
