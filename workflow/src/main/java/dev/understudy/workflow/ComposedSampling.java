package dev.understudy.workflow;

import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.Model;
import dev.understudy.synth.Sink;
import dev.understudy.synth.encoding.ConditionTest;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.workflow.Composition.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Draws rows in parts whose numbers are exact: which part a row belongs to is drawn without
/// replacement, so rows of all parts lie mixed; within a part rows are as the model has them.
final class ComposedSampling {

  /// Rows drawn in vain for a part of the others after which there seem to be none.
  private static final long FRUITLESS = 200_000;

  private final Model model;
  private final List<Part> parts;
  private final List<Condition> where;
  private final long[] left;

  /// @param where conditions that all rows must meet
  ComposedSampling(Model model, List<Part> parts, List<Condition> where, long rows) {
    this.model = model;
    this.parts = parts;
    this.where = where;
    this.left = counts(parts, rows);
  }

  /// Whole numbers that sum to `rows`, by largest remainders.
  static long[] counts(List<Part> parts, long rows) {
    long[] counts = new long[parts.size()];
    double[] remainders = new double[counts.length];
    long sum = 0;
    for (int part = 0; part < counts.length; part++) {
      double exact = parts.get(part).share() * rows;
      counts[part] = (long) Math.floor(exact + 1e-9);
      remainders[part] = exact - counts[part];
      sum += counts[part];
    }
    List<Integer> order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer part) -> -remainders[part]))
            .toList();
    for (int i = 0; sum < rows; i++) {
      counts[order.get(i % counts.length)]++;
      sum++;
    }
    return counts;
  }

  /// @throws UserError if the model draws no rows of a part
  void sample(long rows, Seed seed, Sink sink, Progress progress) {
    List<String> names = names();
    if (names.isEmpty()) {
      long chunks = (rows + Model.CHUNK_ROWS - 1) / Model.CHUNK_ROWS;
      for (long chunk = 0; chunk < chunks; chunk++) {
        int size = (int) Math.min(Model.CHUNK_ROWS, rows - chunk * Model.CHUNK_ROWS);
        sink.accept(chunk(size, seed.child(chunk), progress));
        progress.at("sampling", Math.min(rows, (chunk + 1) * Model.CHUNK_ROWS), rows);
      }
      return;
    }
    // names of rows are numbered through within a draw, so they are those of one draw of all rows
    long[] next = new long[1];
    model.sample(
        rows,
        seed.child("names"),
        named -> {
          Table chunk = chunk(named.rowCount(), seed.child(next[0]++), progress);
          for (String name : names) {
            chunk = chunk.with(named.column(name));
          }
          sink.accept(chunk);
        },
        progress);
  }

  /// Columns that name rows or persons.
  private List<String> names() {
    return model.schema().columns().stream()
        .filter(column ->
            column.kind() == Kind.ID || column.has(Role.IDENTIFIER) || column.has(Role.PERSON_KEY))
        .map(ColumnSchema::name)
        .toList();
  }

  private Table chunk(int size, Seed seed, Progress progress) {
    RandomStream random = seed.child("parts").stream();
    int[] partOf = new int[size];
    int[] asked = new int[left.length];
    for (int row = 0; row < size; row++) {
      long sum = Arrays.stream(left).sum();
      long at = (long) (random.nextDouble() * sum);
      int part = 0;
      while (at >= left[part]) {
        at -= left[part++];
      }
      left[part]--;
      partOf[row] = part;
      asked[part]++;
    }
    List<Table> drawn = new ArrayList<>();
    int[] begin = new int[left.length];
    int rows = 0;
    for (int part = 0; part < left.length; part++) {
      begin[part] = rows;
      if (asked[part] > 0) {
        progress.check();
        drawn.add(draw(parts.get(part), asked[part], seed.child(part)));
        rows += asked[part];
      }
    }
    int[] order = new int[size];
    for (int row = 0; row < size; row++) {
      order[row] = begin[partOf[row]]++;
    }
    return Table.stack(drawn).select(order);
  }

  private Table draw(Part part, int rows, Seed seed) {
    FirstRows first = new FirstRows(rows);
    if (!part.others()) {
      conditional(
          Stream.concat(where.stream(), part.conditions().stream()).toList(), rows, seed, first);
      return first.table();
    }
    List<ConditionTest> tests =
        part.conditions().stream()
            .map(
                condition -> ConditionTest.of(condition, model.schema().column(condition.column())))
            .toList();
    int[] found = new int[1];
    long fruitless = 0;
    for (int attempt = 0; found[0] < rows; attempt++) {
      int before = found[0];
      int size = Math.max(256, 2 * (rows - found[0]));
      Sink others =
          chunk -> {
            int[] fitting =
                IntStream.range(0, chunk.rowCount())
                    .filter(row -> !ConditionTest.allHold(tests, chunk, row))
                    .toArray();
            found[0] += fitting.length;
            first.accept(chunk.select(fitting));
          };
      conditional(where, size, seed.child(attempt), others);
      fruitless = found[0] > before ? 0 : fruitless + size;
      if (fruitless > FRUITLESS) {
        throw new UserError(
            "The shares that are named leave a rest, but the model draws no rows without "
                + String.join(" and ", part.conditions().stream().map(Condition::toString).toList())
                + "; let the shares sum to 1.");
      }
    }
    return first.table();
  }

  private void conditional(List<Condition> conditions, int rows, Seed seed, Sink sink) {
    if (conditions.isEmpty()) {
      model.sample(rows, seed, sink, Progress.silent());
    } else if (model instanceof Conditional conditional) {
      conditional.sampleWhere(conditions, rows, seed, sink, Progress.silent());
    } else {
      throw Sampling.unconditional(model);
    }
  }
}
