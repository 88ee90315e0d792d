package dev.understudy.synth.relation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Finds what holds between the quantities of a table: formulas that hold in every row, equalities,
/// sums, differences and products that hold in more rows than chance makes them, totals of many
/// parts, and quantities that never exceed others.
///
/// Chance is what a formula scores when each row is given the value computed in another row of the
/// same bin. So only what bins cannot tell counts: two columns of few values agree by their atoms,
/// and models draw that already.
public final class RelationSearch {

  /// Quantities beyond which formulas have one source only, as there are too many pairs.
  private static final int PAIRED = 30;

  /// Quantities beyond which nothing is looked for.
  private static final int SEARCHED = 200;

  /// Persons that must bear a relation out.
  private static final int PERSONS = 20;

  /// Share of the rows that a formula with exceptions must explain, beyond chance and beyond better
  /// formulas of the same quantity.
  private static final double SHARE = 0.02;

  /// Formulas of one quantity.
  private static final int ALTERNATIVES = 3;

  /// Share of rows in which two quantities would cross by chance for "never" to say something.
  private static final double CROSSING = 0.01;

  private final List<Quantity> quantities;
  private final IntUnaryOperator personOf;
  private final List<List<Evidence>> accepted = new ArrayList<>();
  private final List<BitSet> explained = new ArrayList<>();

  private RelationSearch(List<Quantity> quantities, IntUnaryOperator personOf) {
    this.quantities = quantities;
    this.personOf = personOf;
    for (int k = 0; k < quantities.size(); k++) {
      accepted.add(new ArrayList<>());
      explained.add(new BitSet());
    }
  }

  /// @param quantities columns of a table, in its order
  /// @param personOf the person of a row, numbered from 0
  public static Relations find(List<Quantity> quantities, IntUnaryOperator personOf) {
    List<Quantity> varying = quantities.stream().filter(one -> one.hasDifferent(2)).toList();
    if (varying.size() < 2 || varying.size() > SEARCHED) {
      return Relations.NONE;
    }
    return new RelationSearch(varying, personOf).all();
  }

  private Relations all() {
    List<Evidence> found = new ArrayList<>();
    FormulaSearch search = new FormulaSearch(quantities);
    for (int k = 0; k < quantities.size(); k++) {
      int x = k;
      if (!quantities.get(x).hasDifferent(3)) {
        continue;
      }
      List<Evidence> own = new ArrayList<>();
      search.single(x, formula -> own.add(evidence(x, formula)));
      if (quantities.size() <= PAIRED && own.stream().noneMatch(this::always)) {
        search.pairs(x, formula -> own.add(evidence(x, formula)));
      }
      found.addAll(own);
    }
    found.stream()
        .filter(this::always)
        .sorted(
            Comparator.comparingInt((Evidence one) -> one.formula().sources().size())
                .thenComparingLong(Evidence::inverse)
                .thenComparing(Evidence::x, Comparator.reverseOrder()))
        .forEach(this::acceptAlways);
    totals();
    found.stream()
        .filter(one -> !one.exact() && one.persons() >= PERSONS && one.formula().isPlain())
        .sorted(
            Comparator.comparingLong((Evidence one) -> -worth(one))
                .thenComparing(Evidence::x, Comparator.reverseOrder()))
        .forEach(this::acceptSometimes);
    return new Relations(derived(), precedences());
  }

  /// What a formula explains, in halves of [#SHARE], less one for each further source and each
  /// subtraction: where something is mostly 1 or 0, a product or a sum with it is no better than
  /// without.
  private static long worth(Evidence one) {
    return Math.round(2 * one.excess(new BitSet()) / SHARE)
        - (one.formula().sources().size() - 1 + one.inverse());
  }

  private Evidence evidence(int x, Formula formula) {
    double[][] sources =
        formula.sources().stream()
            .map(name -> quantities.get(indexOf(name)).values())
            .toArray(double[][]::new);
    return Evidence.of(x, formula, quantities.get(x), sources, personOf);
  }

  private int indexOf(String name) {
    return IntStream.range(0, quantities.size())
        .filter(k -> quantities.get(k).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Whether a formula holds in every row, and in those of enough persons.
  private boolean always(Evidence one) {
    return one.exact()
        && one.holds().stream().map(personOf).distinct().limit(PERSONS).count() == PERSONS;
  }

  private void totals() {
    for (int x = quantities.size() - 1; x >= 0; x--) {
      if (isAlwaysDerived(x)
          || !quantities.get(x).hasDifferent(3)
          || quantities.get(x).isMoment()) {
        continue;
      }
      int total = x;
      List<Quantity> parts =
          IntStream.range(0, quantities.size())
              .filter(k -> k != total && !isAlwaysDerived(k) && !quantities.get(k).isMoment())
              .mapToObj(quantities::get)
              .toList();
      Optional<Evidence> found =
          TotalSearch.find(quantities.get(x), parts)
              .map(formula -> evidence(total, formula))
              .filter(this::always);
      found.ifPresent(this::acceptAlways);
    }
  }

  private boolean isAlwaysDerived(int x) {
    return accepted.get(x).stream().anyMatch(Evidence::exact);
  }

  private void acceptAlways(Evidence one) {
    if (accepted.get(one.x()).isEmpty() && !isCircular(one)) {
      accept(one);
    }
  }

  private void acceptSometimes(Evidence one) {
    if (!isAlwaysDerived(one.x())
        && accepted.get(one.x()).size() < ALTERNATIVES
        && one.excess(explained.get(one.x())) >= SHARE
        && !isCircular(one)) {
      accept(one);
    }
  }

  private void accept(Evidence one) {
    accepted.get(one.x()).add(one);
    explained.get(one.x()).or(one.holds());
  }

  /// Whether a source is itself computed from the quantity.
  private boolean isCircular(Evidence one) {
    Set<Integer> reached = new LinkedHashSet<>();
    List<Integer> open = new ArrayList<>();
    one.formula().sources().forEach(name -> open.add(indexOf(name)));
    while (!open.isEmpty()) {
      int next = open.removeLast();
      if (reached.add(next)) {
        for (Evidence other : accepted.get(next)) {
          other.formula().sources().forEach(name -> open.add(indexOf(name)));
        }
      }
    }
    return reached.contains(one.x());
  }

  /// Computed quantities, each after those it is computed from.
  private List<Derived> derived() {
    List<Derived> ordered = new ArrayList<>();
    Set<Integer> placed = new LinkedHashSet<>();
    for (int x = 0; x < accepted.size(); x++) {
      place(x, placed, ordered);
    }
    return ordered;
  }

  private void place(int x, Set<Integer> placed, List<Derived> ordered) {
    if (!placed.add(x)) {
      return;
    }
    List<Evidence> own = accepted.get(x);
    for (Evidence one : own) {
      one.formula().sources().forEach(name -> place(indexOf(name), placed, ordered));
    }
    if (!own.isEmpty()) {
      Quantity quantity = quantities.get(x);
      ordered.add(
          new Derived(
              quantity.name(),
              quantity.decimals(),
              own.getFirst().exact(),
              own.stream().map(Evidence::formula).toList()));
    }
  }

  private List<Precedence> precedences() {
    int count = quantities.size();
    boolean[][] never = new boolean[count][count];
    for (int low = 0; low < count; low++) {
      for (int high = 0; high < count; high++) {
        never[low][high] =
            low != high && !isAlwaysDerived(low) && !isAlwaysDerived(high) && precedes(low, high);
      }
    }
    List<Precedence> precedences = new ArrayList<>();
    for (int low = 0; low < count; low++) {
      for (int high = 0; high < count; high++) {
        int from = low;
        int to = high;
        boolean follows =
            IntStream.range(0, count).anyMatch(middle -> never[from][middle] && never[middle][to]);
        if (never[low][high] && !follows) {
          precedences.add(new Precedence(quantities.get(low).name(), quantities.get(high).name()));
        }
      }
    }
    return precedences;
  }

  /// Whether `low` never exceeds `high`, though it would if rows were mixed.
  private boolean precedes(int low, int high) {
    if (quantities.get(low).unit() != quantities.get(high).unit()) {
      return false;
    }
    double[] lows = quantities.get(low).values();
    double[] highs = quantities.get(high).values();
    BitSet persons = new BitSet();
    int both = 0;
    int crossing = 0;
    double before = Double.NaN;
    for (int row = 0; row < lows.length; row++) {
      if (Double.isNaN(lows[row]) || Double.isNaN(highs[row])) {
        continue;
      }
      if (lows[row] > highs[row]) {
        return false;
      }
      both++;
      if (before > highs[row]) {
        crossing++;
        persons.set(personOf.applyAsInt(row));
      }
      before = lows[row];
    }
    return persons.cardinality() >= PERSONS
        && crossing >= CROSSING * both
        && quantities.get(low).isComparable(quantities.get(high));
  }
}
