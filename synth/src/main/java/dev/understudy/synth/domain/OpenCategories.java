package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.PartitionSelection;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.DomainEncodings;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Categories nobody declared: those whose noisy number of persons passes a threshold that the name
/// of a single person hardly ever passes. Other cells are drawn as one of these, as often as each
/// was counted.
///
/// @param most names of a unit of privacy: one per row
record OpenCategories(ColumnSchema schema, int most) implements ColumnDomain {

  /// What a dry run reckons with: nobody knows how many there are.
  private static final int EXPECTED = 20;

  @Override
  public double weight() {
    return 1;
  }

  @Override
  public boolean mayFail() {
    return true;
  }

  @Override
  public List<Charge> plan(Price price) {
    return List.of(new Charge(name(), selection(price).cost()));
  }

  private String name() {
    return "categories of " + ColumnDomain.inLedger(schema);
  }

  private PartitionSelection selection(Price price) {
    return new PartitionSelection(most, Allowance.variance(most, price.mu()), price.failure());
  }

  @Override
  public int mostCodes(int bins) {
    return EXPECTED + ColumnDomain.missing(schema).size() + 1;
  }

  @Override
  public boolean ordered() {
    return schema.kind() == Kind.ORDINAL;
  }

  @Override
  public ColumnEncoding learn(Column column, Price price, Circumstances circumstances) {
    SortedMap<String, Long> released =
        circumstances
            .releases()
            .release(name(), selection(price), units((CategoryColumn) column, circumstances));
    List<String> names = new ArrayList<>(released.keySet());
    if (ordered()) {
      names.sort(Comparator.comparingDouble(OpenCategories::number).thenComparing(name -> name));
    }
    double[] counts = names.stream().mapToDouble(released::get).toArray();
    List<String> missing = ColumnDomain.missing(schema);
    return ordered()
        ? DomainEncodings.levels(schema.name(), names, missing, counts)
        : DomainEncodings.categories(schema.name(), names, missing, counts);
  }

  /// Levels that are written as numbers are in their order.
  private static double number(String name) {
    try {
      return Double.parseDouble(name);
    } catch (NumberFormatException _) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /// How many units have each name.
  private static Map<String, Long> units(CategoryColumn column, Circumstances circumstances) {
    Map<String, Long> units = new HashMap<>();
    List<Set<Integer>> held = new ArrayList<>();
    column.categories().forEach(_ -> held.add(new HashSet<>()));
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row) && held.get(column.code(row)).add(circumstances.units().of(row))) {
        units.merge(column.value(row), 1L, Long::sum);
      }
    }
    return units;
  }

  @Override
  public DomainSource source() {
    return new DomainSource(
        schema.name(), DomainSource.Origin.PAID, "categories were learned from noisy counts");
  }
}
