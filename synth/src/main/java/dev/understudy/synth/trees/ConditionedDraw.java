package dev.understudy.synth.trees;

import dev.understudy.synth.Condition;
import dev.understudy.synth.encoding.ConditionTest;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Dependencies;
import dev.understudy.synth.internal.DrawnCodes;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws rows for which conditions hold, from the exact conditional distribution: rows are drawn
/// feature by feature and dropped as soon as one draws a code with which a condition cannot hold;
/// cells of bins that straddle a bound are tested once decoded.
final class ConditionedDraw {

  /// Rows begun without one being kept after which waiting is called hopeless.
  private static final long MAXIMUM_TRIALS = 3_000_000;

  /// Rows begun together.
  private static final int BATCH = 8_192;

  private final List<ConditionTest> tests;
  private final TableEncoding encoding;
  private final SequentialDraw draw;
  private final boolean[] @Nullable [] possible;

  private ConditionedDraw(
      List<ConditionTest> tests,
      TableEncoding encoding,
      SequentialDraw draw,
      boolean[] @Nullable [] possible) {
    this.tests = tests;
    this.encoding = encoding;
    this.draw = draw;
    this.possible = possible;
  }

  static ConditionedDraw of(
      List<Condition> conditions,
      Schema schema,
      TableEncoding encoding,
      SequentialDraw draw,
      List<Dependencies.Rule> rules) {
    boolean[] @Nullable [] possible = new boolean[encoding.features().size()] @Nullable [];
    List<ConditionTest> tests =
        conditions.stream()
            .map(condition -> encoding.restrict(condition, schema, possible))
            .toList();
    Dependencies.restrict(rules, possible);
    return new ConditionedDraw(tests, encoding, draw, possible);
  }

  Table chunk(long firstRow, int rows, Seed seed) {
    int features = possible.length;
    DrawnCodes kept = new DrawnCodes(features, rows);
    int done = 0;
    long trials = 0;
    for (long batch = 0; done < rows; batch++) {
      if (trials >= MAXIMUM_TRIALS) {
        throw ConditionTest.tooRare(tests, trials, done);
      }
      Seed own = seed.child(batch);
      DrawnCodes drawn = new DrawnCodes(features, BATCH);
      int[] left = draw.codes(BATCH, possible, own, drawn);
      DrawnCodes candidates = new DrawnCodes(features, left.length);
      for (int i = 0; i < left.length; i++) {
        candidates.copy(i, drawn, left[i]);
      }
      Table decoded =
          encoding.decode(
              0,
              left.length,
              candidates.codes(),
              candidates.positions(),
              own.child("test").stream());
      int before = done;
      for (int row = 0; row < left.length && done < rows; row++) {
        if (ConditionTest.allHold(tests, decoded, row)) {
          kept.copy(done++, candidates, row);
        }
      }
      trials = done > before ? 0 : trials + BATCH;
    }
    return encoding.decode(
        firstRow, rows, kept.codes(), kept.positions(), seed.child("decode").stream());
  }
}
