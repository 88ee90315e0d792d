package dev.understudy.synth.encoding;

import dev.understudy.synth.Condition;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Draws rows for which conditions hold, from the exact conditional distribution: a model draws
/// candidates whose codes are among those with which the conditions may hold; cells of bins that
/// straddle a bound are tested once decoded.
public final class ConditionedDraw {

  /// Rows begun without one being kept after which waiting is called hopeless.
  private static final long MAXIMUM_TRIALS = 3_000_000;

  /// Rows begun together.
  private static final int BATCH = 8_192;

  /// Rows of a model given that their codes are possible.
  @FunctionalInterface
  public interface Candidates {

    /// @param rows begun; those that turn out impossible are left out
    DrawnCodes draw(int rows, Seed seed);
  }

  private final List<ConditionTest> tests;
  private final TableEncoding encoding;
  private final Candidates candidates;

  private ConditionedDraw(
      List<ConditionTest> tests, TableEncoding encoding, Candidates candidates) {
    this.tests = tests;
    this.encoding = encoding;
    this.candidates = candidates;
  }

  /// @param rules by which the model looks features up
  /// @param model gives the candidates for the possible codes, `[feature][code]`, null for all
  /// @throws dev.understudy.table.UserError if a condition is not understood or can never hold
  public static ConditionedDraw of(
      List<Condition> conditions,
      Schema schema,
      TableEncoding encoding,
      List<Dependencies.Rule> rules,
      Function<boolean[] @Nullable [], Candidates> model) {
    boolean[] @Nullable [] possible = new boolean[encoding.features().size()] @Nullable [];
    List<ConditionTest> tests =
        conditions.stream()
            .map(condition -> encoding.restrict(condition, schema, possible))
            .toList();
    Dependencies.restrict(rules, possible);
    return new ConditionedDraw(tests, encoding, model.apply(possible));
  }

  /// The rows of a chunk.
  ///
  /// @throws dev.understudy.table.UserError if such rows are too rare to wait for
  public Table chunk(long firstRow, int rows, Seed seed) {
    DrawnCodes kept = new DrawnCodes(encoding.features().size(), rows);
    int done = 0;
    long trials = 0;
    for (long batch = 0; done < rows; batch++) {
      if (trials >= MAXIMUM_TRIALS) {
        throw ConditionTest.tooRare(tests, trials, done);
      }
      Seed own = seed.child(batch);
      DrawnCodes drawn = candidates.draw(BATCH, own);
      int count = drawn.rows();
      Table decoded =
          encoding.decode(0, count, drawn.codes(), drawn.positions(), own.child("test").stream());
      int before = done;
      for (int row = 0; row < count && done < rows; row++) {
        if (ConditionTest.allHold(tests, decoded, row)) {
          kept.copy(done++, drawn, row);
        }
      }
      trials = done > before ? 0 : trials + BATCH;
    }
    return encoding.decode(
        firstRow, rows, kept.codes(), kept.positions(), seed.child("decode").stream());
  }
}
