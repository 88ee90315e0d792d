package dev.understudy.judge.internal;

import dev.understudy.judge.Fairness;
import dev.understudy.judge.Fairness.Rates;
import dev.understudy.judge.Fairness.Sample;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.SubgroupShapes.Worst;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How well each protected group is kept: its people's columns, and how many of them there are.
final class GroupFidelity {

  private static final Definition SHAPE =
      new Definition("subgroup_shape_worst", Scores.FAIRNESS, true);
  private static final Definition SMALLEST =
      new Definition("smallest_group", Scores.FAIRNESS, true);

  private final JudgedTables tables;
  private final List<PeopleGroups> groupings;
  private final Seed seed;
  private final SubgroupShapes shapes;
  private final List<double[]> synthetic;
  private final Optional<List<double[]>> holdout;

  GroupFidelity(JudgedTables tables, List<PeopleGroups> groupings, Seed seed) {
    this.tables = tables;
    this.groupings = groupings;
    this.seed = seed;
    this.shapes = new SubgroupShapes(tables.train(), groupings);
    this.synthetic = all(tables.synthetic());
    this.holdout = tables.holdoutAnchor().map(this::all);
  }

  private List<double[]> all(CodedRows other) {
    return IntStream.range(0, groupings.size())
        .mapToObj(grouping -> shapes.of(grouping, other))
        .toList();
  }

  /// The group whose people are kept worst.
  Measure worstShape() {
    Worst worst = SubgroupShapes.worst(synthetic);
    if (Double.isNaN(worst.shape())) {
      return SHAPE.unknown(seed, "No group has 30 training and 30 synthetic persons.");
    }
    PeopleGroups people = groupings.get(worst.grouping());
    double atHoldout =
        holdout.map(of -> of.get(worst.grouping())[worst.group()]).orElse(Double.NaN);
    return SHAPE.measure(
        worst.shape(),
        Scores.normal(worst.shape(), shapes.standardError(worst, tables.synthetic(), seed), 0, 1),
        PeopleGroups.persons(people.of(tables.synthetic()), people.count(), tables.synthetic())[
            worst.group()],
        seed,
        Scores.anchors(
            holdout.map(SubgroupShapes::worst).map(Worst::shape).orElse(Double.NaN),
            SubgroupShapes.worst(all(tables.independent())).shape(),
            SubgroupShapes.worst(all(tables.copy())).shape()),
        "Of " + people.name() + ": " + people.names().get(worst.group()) + ".",
        Double.isNaN(atHoldout)
            ? ""
            : String.format(Locale.ROOT, "Its holdout rows score %.3f.", atHoldout),
        "Small groups score worse by chance alone; the interval is that of this group.",
        tables.note());
  }

  /// Rows of the least filled group that training rows hold with 30 persons or more.
  Measure smallestGroup() {
    int grouping = 0;
    int group = -1;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < groupings.size(); i++) {
      long[] counts = rows(i, tables.synthetic());
      for (int g = 0; g < counts.length; g++) {
        if (counts[g] < least) {
          least = counts[g];
          grouping = i;
          group = g;
        }
      }
    }
    if (group < 0) {
      return SMALLEST.unknown(seed, "No group has 30 training persons.");
    }
    PeopleGroups people = groupings.get(grouping);
    int size = tables.synthetic().rows();
    Intervals.Bounds share = Intervals.wilson(least, size, Intervals.LEVEL);
    return SMALLEST.measure(
        least,
        Scores.interval(new Intervals.Bounds(share.low() * size, share.high() * size)),
        size,
        seed,
        Scores.anchors(
            tables.holdout().map(of -> least(of) * size / of.rows()).orElse(Double.NaN),
            least(tables.independent()),
            least(tables.copy())),
        String.format(
            Locale.ROOT,
            "%s: %s; %d of %d training rows, %d of %d synthetic ones.",
            people.name(),
            people.names().get(group),
            rows(grouping, tables.train())[group],
            tables.train().rows(),
            least,
            size),
        "The holdout anchor is scaled to as many rows.",
        tables.note());
  }

  private double least(CodedRows table) {
    return IntStream.range(0, groupings.size())
        .mapToObj(grouping -> rows(grouping, table))
        .flatMapToLong(Arrays::stream)
        .min()
        .orElse(0);
  }

  private long[] rows(int grouping, CodedRows table) {
    long[] counts = new long[groupings.get(grouping).count()];
    for (int group : groupings.get(grouping).of(table)) {
      if (group >= 0) {
        counts[group]++;
      }
    }
    return counts;
  }

  /// All groups of a grouping in full.
  List<Fairness.Group> groups(int grouping, Optional<DataGaps> data, Optional<ModelGaps> models) {
    List<Sample> train = samples(grouping, tables.train(), data);
    List<Sample> made = samples(grouping, tables.synthetic(), data);
    Optional<List<Sample>> heldBack = tables.holdout().map(of -> samples(grouping, of, data));
    Optional<GroupRates> real = models.flatMap(of -> of.realRates(grouping));
    Optional<GroupRates> other = models.flatMap(of -> of.syntheticRates(grouping));
    List<Fairness.Group> groups = new ArrayList<>();
    for (int group = 0; group < groupings.get(grouping).count(); group++) {
      int index = group;
      boolean judged = models.isPresent() && models.get().judged(grouping, group);
      groups.add(
          new Fairness.Group(
              groupings.get(grouping).names().get(group),
              train.get(group),
              heldBack.isEmpty() ? null : heldBack.get().get(group),
              made.get(group),
              Scores.finite(synthetic.get(grouping)[group]),
              Scores.finite(holdout.map(of -> of.get(grouping)[index]).orElse(Double.NaN)),
              rates(real, group, judged),
              rates(other, group, judged)));
    }
    return List.copyOf(groups);
  }

  private List<Sample> samples(int grouping, CodedRows table, Optional<DataGaps> data) {
    PeopleGroups people = groupings.get(grouping);
    long[] persons = PeopleGroups.persons(people.of(table), people.count(), table);
    Optional<double[]> shares = data.map(of -> of.shares(grouping, table));
    return IntStream.range(0, persons.length)
        .mapToObj(group ->
            new Sample(
                persons[group],
                Scores.finite(shares.map(share -> share[group]).orElse(Double.NaN))))
        .toList();
  }

  private static @Nullable Rates rates(Optional<GroupRates> of, int group, boolean judged) {
    return of.isEmpty() || !judged
        ? null
        : new Rates(
            Scores.finite(of.get().predicted()[group]),
            Scores.finite(of.get().truePositive()[group]),
            Scores.finite(of.get().falsePositive()[group]),
            Scores.finite(of.get().calibration()[group]));
  }
}
