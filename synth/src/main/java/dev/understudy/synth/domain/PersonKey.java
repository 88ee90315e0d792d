package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.DomainEncodings;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import java.util.ArrayList;
import java.util.List;

/// The names of persons who have several rows: names are made anew, and repeat as often as a noisy
/// count of persons by their number of rows says.
///
/// @param most rows of a person
record PersonKey(ColumnSchema schema, int most) implements ColumnDomain {

  /// Persons in the cycle of repeats.
  private static final int CYCLE = 100;

  @Override
  public double weight() {
    return 0.5;
  }

  @Override
  public List<Charge> plan(Price price) {
    return List.of(new Charge(name(), noise(price).cost()));
  }

  private String name() {
    return "rows per person, by " + ColumnDomain.inLedger(schema);
  }

  /// A person more or less changes one count by one.
  private static DiscreteGaussian noise(Price price) {
    return new DiscreteGaussian(1, Allowance.variance(1, price.mu()));
  }

  @Override
  public int mostCodes(int bins) {
    return 0;
  }

  @Override
  public ColumnEncoding learn(Column column, Price price, Circumstances circumstances) {
    int[] held = new int[column.size()];
    for (int row = 0; row < held.length; row++) {
      held[circumstances.units().of(row)]++;
    }
    long[] persons = new long[most];
    for (int rows : held) {
      if (rows > 0) {
        persons[rows - 1]++;
      }
    }
    long[] noisy = circumstances.releases().release(name(), noise(price), persons);
    return DomainEncodings.identifiers(schema.name(), schema.kind().isNumeric(), cycle(noisy));
  }

  /// Persons with as many rows as the counts say, those with few and many mixed.
  private static int[] cycle(long[] noisy) {
    double total = 0;
    for (long count : noisy) {
      total += Math.max(0, count);
    }
    List<Integer> cycle = new ArrayList<>();
    double[] due = new double[noisy.length];
    for (int person = 0; person < CYCLE && total > 0; person++) {
      int next = 0;
      for (int rows = 0; rows < due.length; rows++) {
        due[rows] += Math.max(0, noisy[rows]) / total;
        next = due[rows] > due[next] ? rows : next;
      }
      due[next]--;
      cycle.add(next + 1);
    }
    return cycle.isEmpty() ? new int[] {1} : cycle.stream().mapToInt(rows -> rows).toArray();
  }

  @Override
  public DomainSource source() {
    return new DomainSource(
        schema.name(),
        DomainSource.Origin.PAID,
        "identifiers are made anew; rows per person were learned");
  }
}
