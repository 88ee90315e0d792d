package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.Chunks;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Do released rows describe exactly one person? From a released row the attacker makes a predicate
/// that holds for no other released row - "age 90, from Hungary, gain about 4,000" - and wins where
/// it holds for exactly one training row. Predicates of that kind single out people the generator
/// never saw as well; only the excess is the release's doing.
///
/// @param quasi columns a predicate may speak of
/// @param seed draws rows and columns
record SinglingOut(int[] quasi, Seed seed) implements RowAttack {

  /// Predicates tried; the excess is then known to .02.
  private static final int PREDICATES = 2_000;

  /// A number is described by the released values around it, this share of them on each side.
  private static final double AROUND = 0.0025;

  @Override
  public String name() {
    return "singling_out";
  }

  @Override
  public List<DisclosureResult> against(CodedRows members, CodedRows others, CodedRows judged) {
    List<Predicate> predicates = predicates(judged);
    boolean[] onMembers = alone(predicates, members);
    boolean[] onOthers = alone(predicates, others);
    return List.of(
        new DisclosureResult(
            name(),
            "singling out",
            "",
            RowAttack.rates(onMembers, onOthers),
            Double.NaN,
            String.format(
                Locale.ROOT,
                "%d predicates that hold for one synthetic row only; a success holds for exactly one"
                    + " of %d rows.",
                predicates.size(),
                members.rows())));
  }

  /// Ranges of codes, for codes of numbers ascend and a category is a range of one.
  ///
  /// @param columns it speaks of
  /// @param low least code that fits, `[i]`
  /// @param high greatest code that fits, `[i]`
  private record Predicate(int[] columns, int[] low, int[] high) {

    boolean holds(CodedRows rows, int row) {
      for (int i = 0; i < columns.length; i++) {
        int code = rows.codes()[columns[i]][row];
        if (code < low[i] || code > high[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /// The codes of a column in ascending order, and the rows they stand in.
  private record Sorted(int[] codes, int[] rows) {

    static Sorted of(int[] codes) {
      long[] keyed = new long[codes.length];
      for (int row = 0; row < codes.length; row++) {
        keyed[row] = ((long) codes[row] << 32) | row;
      }
      Arrays.sort(keyed);
      Sorted sorted = new Sorted(new int[codes.length], new int[codes.length]);
      for (int i = 0; i < keyed.length; i++) {
        sorted.codes[i] = (int) (keyed[i] >> 32);
        sorted.rows[i] = (int) keyed[i];
      }
      return sorted;
    }

    /// The rows whose code fits.
    int[] between(int low, int high) {
      return Arrays.copyOfRange(rows, first(low), first(high + 1));
    }

    /// Place of the first code that is not less.
    private int first(int code) {
      int low = 0;
      int high = codes.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (codes[middle] < code) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  private List<Predicate> predicates(CodedRows judged) {
    Sorted[] sorted = new Sorted[judged.columns().size()];
    for (int column : quasi) {
      sorted[column] = Sorted.of(judged.codes()[column]);
    }
    int[] sources =
        CodedRows.draw(
            judged.rows(), Math.min(judged.rows(), PREDICATES), seed.child("rows").stream());
    List<List<Predicate>> parts =
        Chunks.map(
            sources.length,
            50,
            (from, to) -> {
              List<Predicate> made = new ArrayList<>();
              for (int i = from; i < to; i++) {
                RandomStream random = seed.child("columns").child(i).stream();
                Predicate predicate = unique(judged, sources[i], sorted, random);
                if (predicate != null) {
                  made.add(predicate);
                }
              }
              return made;
            });
    return parts.stream().flatMap(List::stream).toList();
  }

  /// Adds columns in random order until no other released row fits; null where the row is no rarer
  /// for all its columns.
  private @Nullable Predicate unique(
      CodedRows judged, int source, Sorted[] sorted, RandomStream random) {
    int[] order = random.permutation(quasi.length);
    int[] rest = new int[0];
    int left = 0;
    int[] columns = new int[quasi.length];
    int[] low = new int[quasi.length];
    int[] high = new int[quasi.length];
    for (int size = 0; size < order.length; size++) {
      int column = quasi[order[size]];
      int code = judged.codes()[column][source];
      columns[size] = column;
      low[size] = code;
      high[size] = code;
      if (judged.columns().get(column).numeric() && !judged.isMissing(column, source)) {
        widen(sorted[column].codes(), code, judged.columns().get(column).values(), low, high, size);
      }
      if (size == 0) {
        rest = sorted[column].between(low[size], high[size]);
        left = rest.length;
      } else {
        left = keep(rest, left, judged.codes()[column], low[size], high[size]);
      }
      if (left == 1) {
        return new Predicate(
            Arrays.copyOf(columns, size + 1),
            Arrays.copyOf(low, size + 1),
            Arrays.copyOf(high, size + 1));
      }
    }
    return null;
  }

  /// Moves those of the first `count` rows whose code fits to the front; returns how many fit.
  private static int keep(int[] rows, int count, int[] codes, int low, int high) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int code = codes[rows[i]];
      if (code >= low && code <= high) {
        rows[kept++] = rows[i];
      }
    }
    return kept;
  }

  private static void widen(int[] sorted, int code, int missing, int[] low, int[] high, int index) {
    int around = (int) (AROUND * sorted.length);
    int first = Arrays.binarySearch(sorted, code);
    int place = Math.max(0, first);
    low[index] = sorted[Math.max(0, place - around)];
    // The code after the last value means missing and is no number.
    high[index] = Math.min(missing - 1, sorted[Math.min(sorted.length - 1, place + around)]);
  }

  /// Which predicates hold for exactly one of the rows.
  private static boolean[] alone(List<Predicate> predicates, CodedRows rows) {
    boolean[] alone = new boolean[predicates.size()];
    Chunks.forEach(
        alone.length,
        50,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int found = 0;
            for (int row = 0; row < rows.rows() && found < 2; row++) {
              found += predicates.get(i).holds(rows, row) ? 1 : 0;
            }
            alone[i] = found == 1;
          }
        });
    return alone;
  }
}
