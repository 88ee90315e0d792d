package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.DomainSettings;
import dev.understudy.synth.confidential.Prospect;
import dev.understudy.synth.domain.ColumnDomain.Price;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Learns the number of rows and the possible values of every column. What the schema declares is
/// taken as public; the rest is released, at costs that are known before.
///
/// ```
/// mu^2 of the allowance:  1 % number of rows | 5 to 40 % to open columns | rest: generator
/// delta:                  a tenth, in equal parts to the columns with open categories
/// ```
public final class DomainLearning {

  private static final String ROWS = "number of rows";

  /// The part of delta that open categories may fail with, all together.
  private static final double FAILURES = 0.1;

  private final Schema schema;
  private final List<ColumnDomain> columns;
  private final int rowsPerUnit;
  private final long declaredRows;
  private final DomainSettings settings;
  private final double mu;
  private final double failure;

  /// @param keyed whether the unit of privacy is the person that the schema's person key names
  /// @param rowsPerUnit the most rows of one unit
  /// @param declaredRows a public number of rows, 0 if there is none
  /// @param allowance of domain and generator together
  public DomainLearning(
      Schema schema,
      boolean keyed,
      int rowsPerUnit,
      long declaredRows,
      Allowance allowance,
      DomainSettings settings) {
    this.schema = schema;
    this.columns =
        schema.columns().stream()
            .map(column -> ColumnDomain.of(column, rowsPerUnit, keyed, settings.spaced()))
            .toList();
    this.rowsPerUnit = rowsPerUnit;
    this.declaredRows = declaredRows;
    this.settings = settings;
    this.mu = allowance.gaussian();
    long open = columns.stream().filter(ColumnDomain::mayFail).count();
    this.failure = allowance.budget().delta() * FAILURES / Math.max(1, open);
  }

  /// What a column may spend: its part of what all may spend together.
  ///
  /// @param rows about how many there are
  private Price price(ColumnDomain column, long rows) {
    double all = columns.stream().mapToDouble(ColumnDomain::weight).sum();
    double part = all == 0 ? 0 : column.weight() / all;
    return new Price(mu * Math.sqrt(settings.learned(rows, mu, all, rowsPerUnit) * part), failure);
  }

  private DiscreteGaussian rowsNoise() {
    long squared = (long) rowsPerUnit * rowsPerUnit;
    return new DiscreteGaussian(
        squared, Allowance.variance(squared, mu * Math.sqrt(settings.rowsShare())));
  }

  /// The charges of [#learn], in order.
  public List<Charge> plan() {
    return plan(expectedRows());
  }

  /// The same once the number of rows is known.
  public List<Charge> plan(long rows) {
    List<Charge> charges = new ArrayList<>();
    if (declaredRows == 0) {
      charges.add(new Charge(ROWS, rowsNoise().cost()));
    }
    columns.forEach(column -> charges.addAll(column.plan(price(column, rows))));
    return charges;
  }

  /// The costs of [#plan(long)].
  public List<Cost> costs(long rows) {
    return plan(rows).stream().map(Charge::cost).toList();
  }

  /// What of the table is known before it is looked at.
  public Prospect prospect() {
    long rows = expectedRows();
    List<Prospect.Feature> features = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    for (ColumnDomain column : columns) {
      int codes = column.mostCodes(bins(rows));
      if (codes > 0) {
        if (column.schema().has(Role.TARGET)) {
          targets.add(features.size());
        }
        features.add(new Prospect.Feature(column.schema().name(), codes, column.ordered()));
      }
    }
    return new Prospect(
        features, targets.stream().mapToInt(target -> target).toArray(), rowsPerUnit, rows);
  }

  private long expectedRows() {
    return declaredRows == 0 ? Prospect.UNKNOWN_ROWS : declaredRows;
  }

  private int bins(long rows) {
    int counted = (int) columns.stream().filter(column -> column.mostCodes(1) > 0).count();
    return settings.bins(rows, mu, Math.max(1, counted), rowsPerUnit);
  }

  /// Learns the domain of a table.
  ///
  /// @param table with the columns of the schema, in which no unit has more rows than it may
  /// @param units that its rows belong to
  public PrivateDomain learn(Table table, Persons units, Releases releases) {
    long rows =
        declaredRows > 0
            ? declaredRows
            : Math.max(1, releases.release(ROWS, rowsNoise(), new long[] {table.rowCount()})[0]);
    var circumstances = new Circumstances(units, rowsPerUnit, rows, bins(rows), releases);
    List<ColumnEncoding> encodings =
        IntStream.range(0, columns.size())
            .mapToObj(i -> {
              ColumnDomain column = columns.get(i);
              return column.learn(
                  table.column(schema.columns().get(i).name()), price(column, rows), circumstances);
            })
            .toList();
    return new PrivateDomain(
        TableEncoding.unrelated(encodings),
        rows,
        columns.stream().map(ColumnDomain::source).toList());
  }

  /// Where the possible values of each column come from.
  public List<DomainSource> sources() {
    return columns.stream().map(ColumnDomain::source).toList();
  }
}
