package dev.understudy.judge.internal;

import dev.understudy.judge.Fairness;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.GroupRates.Ends;
import dev.understudy.judge.internal.GroupRates.Gap;
import dev.understudy.judge.internal.ModelGaps.Change;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Intervals;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether people of protected groups fare differently under synthetic data than under real data.
///
/// The event counted is any class of the target but the first: the second of two classes in order,
/// the higher levels of ordered ones. Which outcome is favourable only a person can say; gaps
/// between groups are the same for an event and its opposite, but for disparate impact and
/// opportunity.
///
/// @param measures in the order they are shown; empty where no column is protected
/// @param fairness groups and gaps in full, empty where no column is protected
public record FairnessMeasures(List<Measure> measures, Optional<Fairness> fairness) {

  /// Where no column is protected, or fairness was not asked for.
  public static final FairnessMeasures NONE = new FairnessMeasures(List.of(), Optional.empty());

  private static final Definition DATA_PARITY =
      new Definition("data_parity_change", Scores.FAIRNESS, false);
  private static final Definition INTERSECTION_PARITY =
      new Definition("intersection_parity_change", Scores.FAIRNESS, false);

  private static final String USELESS =
      "A model that knows nothing treats all alike: read it beside accuracy.";

  /// @param models of the target, empty without a target or a holdout
  /// @param threads native threads of one fit
  public static FairnessMeasures of(
      JudgedTables tables,
      Schema schema,
      Optional<TargetModels> models,
      int threads,
      Progress progress) {
    List<ColumnSchema> modelled = Coding.modelled(schema);
    if (!PeopleGroups.declared(modelled)) {
      return NONE;
    }
    return new Calculation(tables, modelled, models, threads, progress).measures();
  }

  /// A change of every grouping.
  ///
  /// @param ofSynthetic real to synthetic, by grouping
  /// @param ends the two groups compared, empty for all groups
  /// @param holdout gap of that anchor, by grouping; likewise the others
  private record Changes(
      IntFunction<Change> ofSynthetic,
      IntFunction<Optional<Ends>> ends,
      IntToDoubleFunction holdout,
      IntToDoubleFunction independent,
      IntToDoubleFunction copy) {}

  private static final class Calculation {

    private final JudgedTables tables;
    private final Seed seed;
    private final List<PeopleGroups> groupings;
    private final Optional<TargetModels> models;
    private final Optional<Target> target;
    private final Optional<DataGaps> data;
    private final Optional<ModelGaps> gaps;
    private final GroupFidelity fidelity;

    Calculation(
        JudgedTables tables,
        List<ColumnSchema> modelled,
        Optional<TargetModels> models,
        int threads,
        Progress progress) {
      this.tables = tables;
      this.models = models;
      this.seed = tables.seed().child("fairness");
      this.groupings = PeopleGroups.of(tables.train(), modelled);
      this.target =
          IntStream.range(0, modelled.size())
              .filter(column -> modelled.get(column).has(Role.TARGET))
              .mapToObj(column -> Target.of(tables.train(), column))
              .findFirst();
      boolean classes = target.isPresent() && target.get().classes().size() > 1;
      progress.check();
      this.data =
          classes
              ? target.map(counted -> new DataGaps(counted, groupings, tables, seed.child("data")))
              : Optional.empty();
      progress.check();
      this.gaps =
          classes
              ? models.flatMap(trained ->
                  data.map(rows ->
                      new ModelGaps(
                          trained,
                          tables,
                          groupings,
                          rows,
                          threads,
                          seed.child("models"),
                          progress)))
              : Optional.empty();
      progress.check();
      this.fidelity = new GroupFidelity(tables, groupings, seed.child("shapes"));
    }

    FairnessMeasures measures() {
      List<Measure> measures = new ArrayList<>();
      measures.add(dataParity());
      for (Gap gap : Gap.values()) {
        measures.add(
            ofModels(
                new Definition(gap.label + "_change", Scores.FAIRNESS, gap.higherIsBetter),
                gap,
                false));
      }
      if (groupings.stream().anyMatch(PeopleGroups::isIntersection)) {
        measures.add(ofModels(INTERSECTION_PARITY, Gap.PARITY, true));
      }
      measures.add(fidelity.worstShape());
      measures.add(fidelity.smallestGroup());
      return new FairnessMeasures(
          List.copyOf(measures),
          Optional.of(
              new Fairness(
                  target.filter(counted -> data.isPresent()).map(this::event).orElse(""),
                  IntStream.range(0, groupings.size()).mapToObj(this::grouping).toList())));
    }

    private String event(Target counted) {
      String name = tables.train().columns().get(counted.column()).name();
      List<String> classes = counted.classes();
      return classes.size() == 2
          ? name + ": " + classes.get(1)
          : name + ": other than " + classes.getFirst();
    }

    private Measure dataParity() {
      if (data.isEmpty()) {
        return DATA_PARITY.unknown(seed, reason());
      }
      DataGaps rows = data.get();
      Optional<CodedRows> holdout = tables.holdoutAnchor();
      return worst(
          DATA_PARITY,
          new Changes(
              rows::change,
              rows::ends,
              grouping -> holdout.map(of -> rows.gap(grouping, of)).orElse(Double.NaN),
              grouping -> rows.gap(grouping, tables.independent()),
              grouping -> rows.gap(grouping, tables.copy())),
          false,
          tables.synthetic().rows(),
          "Of the rows themselves, no model between.");
    }

    private Measure ofModels(Definition definition, Gap gap, boolean intersections) {
      if (gaps.isEmpty() || models.isEmpty()) {
        return definition.unknown(seed, reason());
      }
      ModelGaps of = gaps.get();
      TargetModels trained = models.get();
      return worst(
          definition,
          new Changes(
              grouping -> of.change(grouping, gap),
              grouping -> of.ends(grouping, gap),
              grouping -> of.gap(trained.holdout(), grouping, gap),
              grouping -> of.gap(trained.independent(), grouping, gap),
              grouping -> of.gap(trained.copy(), grouping, gap)),
          intersections,
          trained.test().rows(),
          USELESS + " The holdout anchor is trained on the holdout itself, in three folds.");
    }

    /// The grouping whose change is the clearest, in standard errors, stands for all. Its interval
    /// is widened by Bonferroni, so that under no change at all it misses 0 no more often for being
    /// the clearest of several.
    private Measure worst(
        Definition definition, Changes changes, boolean intersections, long n, String note) {
      int[] chosen =
          IntStream.range(0, groupings.size())
              .filter(grouping -> groupings.get(grouping).isIntersection() == intersections)
              .toArray();
      Change[] all = new Change[groupings.size()];
      Arrays.fill(all, Change.UNKNOWN);
      for (int grouping : chosen) {
        all[grouping] = changes.ofSynthetic.apply(grouping);
      }
      int[] known =
          Arrays.stream(chosen).filter(index -> Double.isFinite(all[index].value())).toArray();
      if (known.length == 0) {
        return definition.unknown(seed, noGap());
      }
      int clearest = known[0];
      for (int grouping : known) {
        clearest = all[grouping].clarity() > all[clearest].clarity() ? grouping : clearest;
      }
      Change change = all[clearest];
      return definition.measure(
          change.value(),
          interval(change, known.length),
          n,
          seed,
          Scores.anchors(
              changes.holdout.applyAsDouble(clearest) - change.real(),
              changes.independent.applyAsDouble(clearest) - change.real(),
              changes.copy.applyAsDouble(clearest) - change.real()),
          String.format(
              Locale.ROOT,
              "Groups by %s%s%s: %.3f real, %.3f synthetic. Event: %s.",
              groupings.get(clearest).name(),
              between(clearest, changes.ends.apply(clearest)),
              known.length > 1 ? ", the clearest change of " + known.length : "",
              change.real(),
              change.synthetic(),
              target.map(this::event).orElse("")),
          note,
          limitNote(),
          tables.note());
    }

    private String between(int grouping, Optional<Ends> ends) {
      List<String> names = groupings.get(grouping).names();
      return ends.map(of -> " (" + names.get(of.upper()) + " and " + names.get(of.lower()) + ")")
          .orElse("");
    }

    private static @Nullable Interval interval(Change change, int comparisons) {
      if (!Double.isFinite(change.standardError())) {
        return null;
      }
      double half =
          change.standardError() * TrainingParts.reach(1 - (1 - Intervals.LEVEL) / comparisons);
      return Scores.interval(
          new Intervals.Bounds(
              Math.max(-1, change.value() - half), Math.min(1, change.value() + half)));
    }

    private String limitNote() {
      long single = groupings.stream().filter(grouping -> !grouping.isIntersection()).count();
      return single == PeopleGroups.MOST_COLUMNS
          ? "At most " + PeopleGroups.MOST_COLUMNS + " protected columns are looked at."
          : "";
    }

    private String reason() {
      if (target.isEmpty()) {
        return "There is no target whose event could be counted.";
      }
      if (target.get().classes().size() < 2) {
        return "The target is a number or has one class; gaps are measured for classes.";
      }
      return Scores.NO_HOLDOUT;
    }

    private String noGap() {
      return "Fewer than two groups have 30 persons, and events, to compare, or no model could be"
          + " trained.";
    }

    private Fairness.Grouping grouping(int index) {
      PeopleGroups people = groupings.get(index);
      List<Fairness.Gap> all = new ArrayList<>();
      data.ifPresent(of -> all.add(gap(index, "data_parity", of.ends(index), of.change(index))));
      gaps.ifPresent(of -> {
        for (Gap gap : Gap.values()) {
          all.add(gap(index, gap.label, of.ends(index, gap), of.change(index, gap)));
        }
      });
      List<String> columns =
          people.columns().stream()
              .map(column -> tables.train().columns().get(column).name())
              .toList();
      return new Fairness.Grouping(
          people.name(), columns, all, fidelity.groups(index, data, gaps), people.unjudged());
    }

    private Fairness.Gap gap(int grouping, String name, Optional<Ends> ends, Change change) {
      List<String> names = groupings.get(grouping).names();
      return new Fairness.Gap(
          name,
          ends.map(of -> names.get(of.upper())).orElse(""),
          ends.map(of -> names.get(of.lower())).orElse(""),
          Scores.finite(change.real()),
          Scores.finite(change.synthetic()),
          Scores.finite(change.value()),
          Double.isFinite(change.value()) ? interval(change, 1) : null);
    }
  }
}
