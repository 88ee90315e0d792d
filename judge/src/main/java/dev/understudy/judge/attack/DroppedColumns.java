package dev.understudy.judge.attack;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.attack.internal.FigureTrial;
import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.KeptRows;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Tries what an attack would still find if a column were not released: the attack is made again
/// without it, on fewer people. Candidates are the columns that tell training rows apart best, by
/// entropy; never the target, without which the rows are of no use, and never the secret itself.
///
/// @param evidence what is judged
/// @param smallCell cells of published tables with fewer persons are small
/// @param seed of the choice of people, the same for every column
public record DroppedColumns(Evidence evidence, int smallCell, Seed seed, Progress progress) {

  /// More would take longer than the attacks themselves.
  private static final int CANDIDATES = 3;

  private static final String PHASE = "trying without columns";

  /// The figure without each of the candidates, the best first; empty where it cannot be tried: a
  /// generator cannot be run again without a column that it learned.
  public List<WithoutColumn> tried(AttackedFigure figure) {
    KeptRows kept = KeptRows.of(evidence, KeptRows.ATTACKED_CELLS, seed.child("kept rows"));
    List<CodedRows> tables = kept.coded();
    if (!FigureTrial.canTry(figure) || tables.size() < 3) {
      return List.of();
    }
    List<Integer> candidates = candidates(tables.getFirst(), figure);
    Schema schema = evidence.schema();
    progress.at(PHASE, 0, candidates.size() + 1L);
    FigureTrial all = trial(tables, schema);
    OptionalDouble before = all.value(figure);
    List<WithoutColumn> tried = new ArrayList<>();
    for (int i = 0; i < candidates.size() && before.isPresent(); i++) {
      int candidate = candidates.get(i);
      progress.at(PHASE, i + 1L, candidates.size() + 1L);
      progress.check();
      String name = tables.getFirst().columns().get(candidate).name();
      trial(
              tables.stream().map(rows -> rows.without(candidate)).toList(),
              schema.withColumns(
                  schema.columns().stream().filter(column -> !column.name().equals(name)).toList()))
          .value(figure)
          .ifPresent(value ->
              tried.add(new WithoutColumn(name, before.getAsDouble(), value, all.people())));
    }
    progress.at(PHASE, candidates.size() + 1L, candidates.size() + 1L);
    tried.sort(Comparator.comparingDouble(WithoutColumn::value));
    return List.copyOf(tried);
  }

  private FigureTrial trial(List<CodedRows> tables, Schema schema) {
    return new FigureTrial(
        tables.get(0),
        tables.get(2),
        tables.get(1),
        schema,
        smallCell,
        seed.child("trial"),
        progress);
  }

  private List<Integer> candidates(CodedRows train, AttackedFigure figure) {
    List<ColumnSchema> modelled = Coding.modelled(evidence.schema());
    double[] entropies =
        IntStream.range(0, modelled.size()).mapToDouble(column -> entropy(train, column)).toArray();
    return IntStream.range(0, modelled.size())
        .filter(column -> !modelled.get(column).has(Role.TARGET))
        .filter(column -> !modelled.get(column).name().equals(figure.subject()))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer column) -> entropies[column]).reversed())
        .limit(modelled.size() > 2 ? CANDIDATES : 0)
        .toList();
  }

  /// Of the values of a column, in natural logarithms.
  private static double entropy(CodedRows rows, int column) {
    CodedColumn coded = rows.columns().get(column);
    int[] counts = new int[coded.values() + 1];
    for (int code : rows.codes()[column]) {
      counts[code]++;
    }
    double entropy = 0;
    for (int count : counts) {
      double share = (double) count / rows.rows();
      entropy -= count == 0 ? 0 : share * StrictMath.log(share);
    }
    return entropy;
  }
}
