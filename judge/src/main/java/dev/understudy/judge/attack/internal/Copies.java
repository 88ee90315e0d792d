package dev.understudy.judge.attack.internal;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.RowHashes;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Nearest;
import dev.understudy.learn.MixedNeighbours.Neighbours;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Released rows that repeat a training row, exactly or nearly, against real rows that do so by
/// chance; among all training rows, and among those who stand apart from everybody else, where one
/// copy is enough to expose a person.
final class Copies {

  /// The most isolated twentieth of the training rows.
  static final double EXPOSED_SHARE = 0.05;

  /// A released row this near to an exposed person, in units of the distance to that person's own
  /// neighbours, can mean nobody else.
  private static final double NEAR_EXPOSED = 0.1;

  /// Holdout rows nearer to a training row than this share of them count as near copies.
  private static final double NEAR_QUANTILE = 0.02;

  private final CodedRows train;
  private final Points trainPoints;
  private final CodedRows others;
  private final CodedRows reference;
  private final boolean[] exposed;
  private final double[] isolation;
  private final int most;
  private final Seed seed;
  private final double nearThreshold;
  private final Nearest othersToTrain;
  private final long[] trainHashes;

  /// @param others holdout rows that are not reference rows: the control
  /// @param most rows whose nearest training row is sought
  Copies(CodedRows train, CodedRows others, CodedRows reference, int most, Seed seed) {
    this.train = train;
    this.most = most;
    this.reference = reference;
    this.seed = seed;
    this.trainPoints = train.points();
    this.others = others;
    Points referencePoints = reference.points();
    Neighbours toReference =
        MixedNeighbours.nearest(trainPoints, referencePoints, Arena.NEIGHBOURS, Metric.EUCLIDEAN);
    this.isolation = Arena.isolation(toReference);
    this.exposed = Arena.beyond(isolation, EXPOSED_SHARE);
    double[] usual =
        MixedNeighbours.nearest(part(reference, "reference").points(), trainPoints).distances();
    Arrays.sort(usual);
    this.nearThreshold = usual.length == 0 ? 0 : Intervals.quantile(usual, NEAR_QUANTILE);
    this.othersToTrain = MixedNeighbours.nearest(part(others, "others").points(), trainPoints);
    this.trainHashes = RowHashes.of(train);
  }

  private CodedRows part(CodedRows rows, String name) {
    return rows.rows() <= most ? rows : rows.sample(most, seed.child(name));
  }

  List<DisclosureResult> against(CodedRows judged) {
    Nearest toTrain = MixedNeighbours.nearest(part(judged, "judged").points(), trainPoints);
    return List.of(exact(judged), exactExposed(judged), near(toTrain), nearExposed(toTrain));
  }

  /// The same where `judged` are the rows kept of larger tables: exact copies are then counted
  /// among all rows there are.
  List<DisclosureResult> against(CodedRows judged, Evidence all) {
    List<DisclosureResult> results = new ArrayList<>(against(judged));
    boolean whole =
        all.train().rowCount() == train.rows() && all.synthetic().rowCount() == judged.rows();
    Table holdout = all.holdout();
    if (!whole && holdout != null) {
      long[] hashes = RowHashes.of(all.train(), all.schema());
      results.set(
          0,
          exact(
              RowHashes.found(RowHashes.of(all.synthetic(), all.schema()), hashes),
              all.synthetic().rowCount(),
              RowHashes.found(RowHashes.of(holdout, all.schema()), hashes),
              holdout.rowCount()));
    }
    return List.copyOf(results);
  }

  private DisclosureResult exact(CodedRows judged) {
    CodedRows holdout = CodedRows.stack(others, reference);
    return exact(
        RowHashes.found(RowHashes.of(judged), trainHashes),
        judged.rows(),
        RowHashes.found(RowHashes.of(holdout), trainHashes),
        holdout.rows());
  }

  private static DisclosureResult exact(long copies, int rows, long byChance, int holdoutRows) {
    return new DisclosureResult(
        "exact_copies",
        "copying",
        "",
        new Rates(copies, rows, byChance, holdoutRows),
        Double.NaN,
        String.format(
            Locale.ROOT,
            "%d of %d synthetic rows equal a training row, and %d of %d holdout rows do.",
            copies,
            rows,
            byChance,
            holdoutRows));
  }

  /// The control are all other real rows: holdout rows, and training rows of another person.
  private DisclosureResult exactExposed(CodedRows judged) {
    Set<Long> exposedHashes = new HashSet<>();
    for (int row = 0; row < train.rows(); row++) {
      if (exposed[row]) {
        exposedHashes.add(trainHashes[row]);
      }
    }
    long copies = found(RowHashes.of(judged), exposedHashes);
    long byChance =
        found(RowHashes.of(others), exposedHashes)
            + found(RowHashes.of(reference), exposedHashes)
            + twins(exposedHashes);
    long control = others.rows() + (long) reference.rows() + train.rows();
    return new DisclosureResult(
        "exact_copies_exposed",
        "copying",
        "",
        new Rates(copies, judged.rows(), byChance, control),
        Double.NaN,
        String.format(
            Locale.ROOT,
            "%d synthetic rows equal one of the %d training rows that stand apart; of %d other real"
                + " rows %d do.",
            copies,
            count(exposed),
            control,
            byChance));
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private static long found(long[] rows, Set<Long> hashes) {
    return Arrays.stream(rows).filter(hashes::contains).count();
  }

  /// Training rows that equal an exposed row of another person.
  private long twins(Set<Long> exposedHashes) {
    Map<Long, Set<Integer>> persons = new HashMap<>();
    for (int row = 0; row < train.rows(); row++) {
      if (exposedHashes.contains(trainHashes[row])) {
        persons
            .computeIfAbsent(trainHashes[row], hash -> new HashSet<>())
            .add(train.persons()[row]);
      }
    }
    return persons.values().stream().filter(twins -> twins.size() > 1).mapToLong(Set::size).sum();
  }

  private DisclosureResult near(Nearest toTrain) {
    long near = nearRows(toTrain);
    long byChance = nearRows(othersToTrain);
    return new DisclosureResult(
        "near_copies",
        "copying",
        "",
        new Rates(near, toTrain.distances().length, byChance, othersToTrain.distances().length),
        Double.NaN,
        String.format(
            Locale.ROOT,
            "Synthetic rows nearer to a training row than %.4f, where %.0f %% of reference rows are.",
            nearThreshold,
            100 * NEAR_QUANTILE));
  }

  /// Where that many reference rows equal a training row the threshold is 0; then equality counts.
  private long nearRows(Nearest nearest) {
    return Arrays.stream(nearest.distances())
        .filter(distance -> nearThreshold > 0 ? distance < nearThreshold : distance == 0)
        .count();
  }

  private DisclosureResult nearExposed(Nearest toTrain) {
    return new DisclosureResult(
        "near_copies_exposed",
        "copying",
        "",
        new Rates(
            nearExposedRows(toTrain),
            toTrain.distances().length,
            nearExposedRows(othersToTrain),
            othersToTrain.distances().length),
        Double.NaN,
        String.format(
            Locale.ROOT,
            "Synthetic rows nearer to a training row that stands apart than %.0f %% of the distance"
                + " to that person's own neighbours.",
            100 * NEAR_EXPOSED));
  }

  private long nearExposedRows(Nearest nearest) {
    long count = 0;
    for (int row = 0; row < nearest.rows().length; row++) {
      int person = nearest.rows()[row];
      if (person >= 0
          && exposed[person]
          && nearest.distances()[row] < NEAR_EXPOSED * isolation[person]) {
        count++;
      }
    }
    return count;
  }
}
