package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Small cells of the tables that would be published from the released rows: all counts by one and
/// by two columns. A cell of few persons that is as small among the training rows points at real
/// persons; how often that is so by chance is seen on as many people the generator never saw.
///
/// Cells of one person hang together, as a rare value makes small cells in many tables. So the
/// interval is that of the cells divided by their design effect (Rao and Scott, Biometrics 48,
/// 1992), which is found by dealing the people of both sides anew.
///
/// @param columns of the tables: quasi-identifiers and sensitive ones; where none is declared, all
///   categories
/// @param limit cells of fewer persons are small
/// @param seed of the sample and of the deals
record SmallCells(int[] columns, int limit, Seed seed) {

  static final String NAME = "small_cells";

  /// 465 tables; more would hold the same rare values again.
  private static final int MOST_COLUMNS = 30;

  /// Nobody publishes longer tables.
  private static final int MOST_CELLS = 1_000_000;

  /// The variance is then known to a tenth.
  private static final int DEALS = 200;

  static SmallCells of(Schema schema, int limit, Seed seed) {
    List<ColumnSchema> modelled = Coding.modelled(schema);
    int[] declared =
        IntStream.range(0, modelled.size())
            .filter(index ->
                modelled.get(index).has(Role.QUASI_IDENTIFIER)
                    || modelled.get(index).has(Role.SENSITIVE))
            .toArray();
    int[] columns =
        declared.length > 0
            ? declared
            : IntStream.range(0, modelled.size())
                .filter(index -> modelled.get(index).kind().isCategorical())
                .toArray();
    if (columns.length > MOST_COLUMNS) {
      int[] order = seed.child("columns").stream().permutation(columns.length);
      int[] all = columns;
      columns = Arrays.stream(order, 0, MOST_COLUMNS).map(i -> all[i]).sorted().toArray();
    }
    return new SmallCells(columns, limit, seed);
  }

  /// On as many released as training rows, and on one row each of all people there are.
  DisclosureResult against(CodedRows train, CodedRows holdout, CodedRows released) {
    Sides sides = sides(train, holdout);
    return against(sides.members(), sides.others(), published(train, released), train);
  }

  /// As many persons of the training table as of the holdout.
  record Sides(CodedRows members, CodedRows others) {

    /// One half of the others is released, the other half is asked for: a fresh real sample.
    Sides lower() {
      return new Sides(
          members.select(IntStream.range(0, members.rows() / 2).toArray()),
          others.select(IntStream.range(0, others.rows() / 2).toArray()));
    }

    CodedRows standIn() {
      return others.select(IntStream.range(others.rows() / 2, others.rows()).toArray());
    }
  }

  Sides sides(CodedRows train, CodedRows holdout) {
    CodedRows members = People.onePerPerson(train, seed.child("members"));
    CodedRows others = People.onePerPerson(holdout, seed.child("others"));
    int[] first = IntStream.range(0, Math.min(members.rows(), others.rows())).toArray();
    return new Sides(members.select(first), others.select(first));
  }

  /// Tables are published of as many synthetic rows as there were training rows.
  CodedRows published(CodedRows train, CodedRows released) {
    return released.rows() <= train.rows()
        ? released
        : released.sample(train.rows(), seed.child("published"));
  }

  /// Whether there is a table to publish.
  boolean any() {
    return columns.length > 0;
  }

  /// @param members training rows, one of each person
  /// @param others as many rows the generator never saw
  /// @param train all training rows, for the note
  DisclosureResult against(
      CodedRows members, CodedRows others, CodedRows released, CodedRows train) {
    CodedRows people = CodedRows.stack(members, others);
    List<Table> tables = tables(people.columns().stream().mapToInt(c -> c.bins() + 1).toArray());
    Found found = new Found();
    List<int[]> whom = new ArrayList<>();
    List<int[]> where = new ArrayList<>();
    for (Table table : tables) {
      int[] counts = table.counts(released);
      found.published += (int) Arrays.stream(counts).filter(count -> count > 0).count();
      int[] small = number(counts, found.cells);
      found.cells = Math.max(found.cells, Arrays.stream(small).max().orElse(-1) + 1);
      found.inTrain += alsoSmall(small, table.counts(train));
      int[] rows =
          IntStream.range(0, people.rows())
              .filter(row -> small[table.cell(people, row)] >= 0)
              .toArray();
      whom.add(rows);
      where.add(Arrays.stream(rows).map(row -> small[table.cell(people, row)]).toArray());
    }
    boolean[] isMember = new boolean[people.rows()];
    Arrays.fill(isMember, 0, members.rows(), true);
    Deal actual = deal(isMember, whom, where, found.cells);
    Rates rates =
        new Rates(
            actual.members(),
            found.published,
            actual.others(),
            found.published,
            designEffect(actual, isMember, whom, where, found));
    return new DisclosureResult(
        NAME,
        "small cells",
        "",
        rates,
        Double.NaN,
        String.format(
            Locale.ROOT,
            "Of %,d cells in %d tables of one and two columns of the synthetic rows, %,d have fewer"
                + " than %d persons; of these %,d are so small among %,d training rows and %,d among"
                + " as many holdout rows, and %,d among all training rows.",
            found.published,
            tables.size(),
            found.cells,
            limit,
            actual.members(),
            members.rows(),
            actual.others(),
            found.inTrain));
  }

  /// Cells that are not empty, those of them that are small, and those of these that are small
  /// among all training rows too.
  private static final class Found {
    private int published;
    private int cells;
    private long inTrain;
  }

  /// A table to publish: counts by one column, or by two.
  ///
  /// @param first column
  /// @param second column, the same for a table of one
  /// @param width bins of the second column, missing counted
  /// @param size number of cells
  private record Table(int first, int second, int width, int size) {

    int cell(CodedRows rows, int row) {
      return first == second
          ? rows.bins()[first][row]
          : rows.bins()[first][row] * width + rows.bins()[second][row];
    }

    int[] counts(CodedRows rows) {
      int[] counts = new int[size];
      for (int row = 0; row < rows.rows(); row++) {
        counts[cell(rows, row)]++;
      }
      return counts;
    }
  }

  private List<Table> tables(int[] sizes) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j <= i; j++) {
        int first = columns[i];
        int second = columns[j];
        long size = first == second ? sizes[first] : (long) sizes[first] * sizes[second];
        if (size <= MOST_CELLS) {
          tables.add(new Table(first, second, sizes[second], (int) size));
        }
      }
    }
    return tables;
  }

  private boolean isSmall(int count) {
    return count > 0 && count < limit;
  }

  /// The number of each small cell, from `next` on; -1 for the others.
  private int[] number(int[] counts, int next) {
    int[] numbers = new int[counts.length];
    int number = next;
    for (int cell = 0; cell < counts.length; cell++) {
      numbers[cell] = isSmall(counts[cell]) ? number++ : -1;
    }
    return numbers;
  }

  private long alsoSmall(int[] small, int[] counts) {
    return IntStream.range(0, small.length)
        .filter(cell -> small[cell] >= 0 && isSmall(counts[cell]))
        .count();
  }

  /// Released small cells that are small among members, and among others.
  private record Deal(int members, int others) {}

  private Deal deal(boolean[] isMember, List<int[]> whom, List<int[]> where, int cells) {
    int[] members = new int[cells];
    int[] others = new int[cells];
    for (int table = 0; table < whom.size(); table++) {
      int[] rows = whom.get(table);
      int[] at = where.get(table);
      for (int i = 0; i < rows.length; i++) {
        (isMember[rows[i]] ? members : others)[at[i]]++;
      }
    }
    return new Deal(small(members), small(others));
  }

  private int small(int[] counts) {
    return (int) Arrays.stream(counts).filter(this::isSmall).count();
  }

  /// Variance of the difference over that of independent cells; 1 where it cannot be known.
  private double designEffect(
      Deal actual, boolean[] isMember, List<int[]> whom, List<int[]> where, Found found) {
    double share = (actual.members() + actual.others()) / (2.0 * Math.max(1, found.published));
    double independent = 2 * share * (1 - share) * found.published;
    if (independent == 0) {
      return 1;
    }
    int members = (int) IntStream.range(0, isMember.length).filter(row -> isMember[row]).count();
    double squares = 0;
    for (int deal = 0; deal < DEALS; deal++) {
      RandomStream random = seed.child("deals").child(deal).stream();
      boolean[] dealtMember = new boolean[isMember.length];
      Arrays.stream(random.permutation(isMember.length), 0, members)
          .forEach(row -> dealtMember[row] = true);
      Deal dealt = deal(dealtMember, whom, where, found.cells);
      squares += Math.pow((double) dealt.members() - dealt.others(), 2);
    }
    double effect = squares / DEALS / independent;
    return effect == 0 ? 1 : effect;
  }
}
