package dev.understudy.judge.attack.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackReport.Distance;
import dev.understudy.judge.attack.Disclosure;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.KeptRows;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Target;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.Intervals.Bounds;
import dev.understudy.learn.NormalDistribution;
import dev.understudy.learn.SimultaneousIntervals;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Carries out all attacks on one table and on the anchors, and gives all figures intervals that
/// hold together.
public final class AttackRun {

  /// Which share of the rows asked for counts as exposed.
  public static final double EXPOSED_SHARE = Arena.EXPOSED_SHARE;

  /// Released rows on which a model is trained within a second.
  private static final int FEW_ROWS = 5_000;

  private static final String PHASE = "attacking";

  private final CodedRows train;
  private final CodedRows released;
  private final CodedRows judged;
  private final CodedRows holdout;
  private final People people;
  private final SmallCells smallCells;
  private final Evidence evidence;
  private final Evidence all;
  private final AttackLimits limits;
  private final Seed seed;
  private final Progress progress;
  private final CodedRows independent;
  private final CodedRows copy;
  private final String note;
  private final Optional<ModelScore> model;
  private final Optional<ShadowScores> shadowed;

  /// @param kept the same rows as tables, for columns that are not modelled, for the roles of the
  ///   others, and for the generator; and all rows, among which copies are counted
  /// @param shadows the generator, null where it is not at hand
  /// @param smallCell cells of fewer persons are small
  public AttackRun(
      CodedRows train,
      CodedRows holdout,
      CodedRows judged,
      KeptRows kept,
      AttackLimits limits,
      @Nullable Shadows shadows,
      int smallCell,
      Seed seed,
      Progress progress) {
    this.train = train;
    this.released = judged;
    this.judged =
        judged.rows() <= limits.base()
            ? judged
            : judged.sample(limits.base(), seed.child("released rows"));
    String sampled =
        judged.rows() <= limits.base()
            ? ""
            : String.format(
                Locale.ROOT,
                "Attacks see %d of %d released rows, drawn at random.",
                limits.base(),
                judged.rows());
    this.people = People.of(train, holdout, limits.asked(), limits.known(), seed.child("people"));
    this.evidence = kept.evidence();
    this.all = kept.all();
    this.limits = limits;
    this.holdout = holdout;
    this.smallCells = SmallCells.of(evidence.schema(), smallCell, seed.child("small cells"));
    this.seed = seed;
    this.progress = progress;
    this.model =
        limits.models() || this.judged.rows() <= FEW_ROWS ? model(train) : Optional.empty();
    this.independent = train.independent(this.judged.rows(), seed.child("independent"));
    this.copy = train.sample(this.judged.rows(), seed.child("copy"));
    this.shadowed =
        Optional.ofNullable(shadows)
            .map(run -> ShadowScores.of(evidence, people, run, seed.child("shadows"), progress));
    this.note = Scores.sentences(sampled, shadowed.map(ShadowScores::refusal).orElse(""));
  }

  private Optional<ModelScore> model(CodedRows rows) {
    List<ColumnSchema> modelled = Coding.modelled(evidence.schema());
    return IntStream.range(0, modelled.size())
        .filter(index -> modelled.get(index).has(Role.TARGET))
        .mapToObj(index -> new ModelScore(Target.of(rows, index)))
        .findFirst();
  }

  /// What a model trained on real rows would give away, empty where no model is attacked.
  public List<Distance> modelOfRealRows() {
    People fewer = people.fewer(limits.anchor(), seed.child("model people"));
    Seed modelSeed = seed.child("model arena");
    return model
        .map(attacked ->
            attacked.ofOtherRows(
                Arena.of(fewer.members(), fewer.others(), fewer.reference(), judged, modelSeed),
                train,
                independent,
                copy))
        .orElse(List.of());
  }

  public int members() {
    return people.members().rows();
  }

  public int nonMembers() {
    return people.others().rows();
  }

  /// Holdout rows that could be asked.
  public int control() {
    return people.control().rows();
  }

  public int reference() {
    return people.reference().rows();
  }

  /// What was left out, empty for nothing.
  public String note() {
    return note;
  }

  /// What was found.
  ///
  /// @param criticalValue of the simultaneous intervals
  public record Result(double criticalValue, List<Attack> attacks, List<Disclosure> disclosures) {}

  public Result run() {
    Arena asked =
        Arena.of(
            people.members(), people.others(), people.reference(), judged, seed.child("arena"));
    List<MembershipFigure> figures = figures(asked);
    List<Map<String, Double>> anchors = membershipAnchors();
    addShadowAnchors(anchors, asked);
    progress.at(PHASE, 2, 4);
    List<DisclosureResult> disclosures = new ArrayList<>();
    List<Anchors> disclosureAnchors = new ArrayList<>();
    copies(disclosures, disclosureAnchors);
    progress.at(PHASE, 3, 4);
    rowAttacks(disclosures, disclosureAnchors);
    if (smallCells.any()) {
      smallCells(disclosures, disclosureAnchors);
    }
    for (DisclosureResult replayed : ReplayedIdentifiers.of(all)) {
      disclosures.add(replayed);
      disclosureAnchors.add(new Anchors(0.0, null, 1 - replayed.rates().controlRate()));
    }
    progress.at(PHASE, 4, 4);
    double[][] influences =
        figures.stream().flatMap(figure -> figure.influences().stream()).toArray(double[][]::new);
    double critical =
        SimultaneousIntervals.criticalValue(
            influences, disclosures.size(), Intervals.LEVEL, seed.child("simultaneous"));
    double each = 2 * NormalDistribution.cumulative(critical) - 1;
    List<Attack> attacks = figures.stream().map(figure -> attack(figure, each, anchors)).toList();
    List<Disclosure> disclosed = new ArrayList<>();
    for (int i = 0; i < disclosures.size(); i++) {
      disclosed.add(disclosure(disclosures.get(i), each, disclosureAnchors.get(i)));
    }
    return new Result(critical, attacks, List.copyOf(disclosed));
  }

  private List<MembershipFigure> figures(Arena arena) {
    progress.at(PHASE, 0, 4);
    List<MembershipFigure> figures = new ArrayList<>();
    List<MembershipScore> scores =
        new ArrayList<>(new MembershipScores(arena, model, progress).all());
    shadowed.ifPresent(shadow -> scores.addAll(shadow.released()));
    progress.at(PHASE, 1, 4);
    for (Attack.Rows rows : Attack.Rows.values()) {
      for (MembershipScore score : scores) {
        figures.add(MembershipFigure.of(arena, score, rows));
      }
    }
    return figures;
  }

  /// Areas by attack and rows for holdout, independent columns and copy, in that order.
  private List<Map<String, Double>> membershipAnchors() {
    People fewer = people.fewer(limits.anchor(), seed.child("anchor people"));
    People halved = people.halved().fewer(limits.anchor(), seed.child("anchor halves"));
    Seed anchorSeed = seed.child("anchor arena");
    Arena arena =
        Arena.of(fewer.members(), fewer.others(), fewer.reference(), independent, anchorSeed);
    List<Map<String, Double>> areas = new ArrayList<>();
    areas.add(
        halved.others().rows() == 0 || people.standIn().rows() == 0
            ? new LinkedHashMap<>()
            : areas(
                Arena.of(
                    halved.members(),
                    halved.others(),
                    halved.reference(),
                    people.standIn(),
                    anchorSeed)));
    areas.add(areas(arena));
    areas.add(areas(arena.with(copy, anchorSeed.child("copy"))));
    return areas;
  }

  /// The same of the shadow attack, which asks all people each time.
  private void addShadowAnchors(List<Map<String, Double>> areas, Arena arena) {
    if (shadowed.isPresent()) {
      List<List<MembershipScore>> anchors = shadowed.get().anchors();
      for (int i = 0; i < anchors.size(); i++) {
        areas.get(i).putAll(areas(arena, anchors.get(i)));
      }
    }
  }

  private Map<String, Double> areas(Arena arena) {
    return areas(arena, new MembershipScores(arena, model, progress).all());
  }

  private static Map<String, Double> areas(Arena arena, List<MembershipScore> scores) {
    Map<String, Double> areas = new LinkedHashMap<>();
    for (MembershipScore score : scores) {
      for (Attack.Rows rows : Attack.Rows.values()) {
        areas.put(key(score.name(), rows), MembershipFigure.of(arena, score, rows).area().value());
      }
    }
    return areas;
  }

  private static String key(String name, Attack.Rows rows) {
    return name + " " + rows;
  }

  private static @Nullable Double area(Map<String, Double> areas, MembershipFigure figure) {
    return Scores.finite(areas.getOrDefault(key(figure.score().name(), figure.rows()), Double.NaN));
  }

  private void copies(List<DisclosureResult> results, List<Anchors> anchors) {
    progress.check();
    Copies copies =
        new Copies(
            train, people.control(), people.reference(), limits.asked(), seed.child("copies"));
    add(
        results,
        anchors,
        copies.against(released, all),
        copies.against(people.reference()),
        copies.against(independent),
        copies.against(copy));
  }

  private void rowAttacks(List<DisclosureResult> results, List<Anchors> anchors) {
    People single = people.onePerPerson(limits.single(), seed.child("single"));
    People fewer = single.fewer(limits.singleAnchor(), seed.child("single anchors"));
    People halved = fewer.halved();
    CodedRows standIn = fewer.standIn();
    for (RowAttack attack :
        RowAttacks.of(evidence.schema(), people.reference(), seed.child("row attacks"))) {
      progress.check();
      add(
          results,
          anchors,
          attack.against(single.members(), single.others(), judged),
          attack.against(halved.members(), halved.others(), standIn),
          attack.against(fewer.members(), fewer.others(), independent),
          attack.against(fewer.members(), fewer.others(), copy));
    }
  }

  private void smallCells(List<DisclosureResult> results, List<Anchors> anchors) {
    progress.check();
    SmallCells.Sides sides = smallCells.sides(train, holdout);
    SmallCells.Sides lower = sides.lower();
    CodedRows published = smallCells.published(train, released);
    Seed cells = seed.child("cell anchors");
    CodedRows shuffled = train.independent(published.rows(), cells.child("independent"));
    CodedRows copied = train.sample(published.rows(), cells.child("copy"));
    add(
        results,
        anchors,
        List.of(smallCells.against(sides.members(), sides.others(), published, train)),
        List.of(smallCells.against(lower.members(), lower.others(), sides.standIn(), train)),
        List.of(smallCells.against(sides.members(), sides.others(), shuffled, train)),
        List.of(smallCells.against(sides.members(), sides.others(), copied, train)));
  }

  private static void add(
      List<DisclosureResult> results,
      List<Anchors> anchors,
      List<DisclosureResult> found,
      List<DisclosureResult> onHoldout,
      List<DisclosureResult> onIndependent,
      List<DisclosureResult> onCopy) {
    for (int i = 0; i < found.size(); i++) {
      results.add(found.get(i));
      anchors.add(
          Scores.anchors(
              onHoldout.get(i).rates().excess(),
              onIndependent.get(i).rates().excess(),
              onCopy.get(i).rates().excess()));
    }
  }

  private static Attack attack(
      MembershipFigure figure, double level, List<Map<String, Double>> anchors) {
    Double auc = Scores.finite(figure.area().value());
    Map<String, @Nullable Interval> rates = new LinkedHashMap<>();
    figure.intervals(level).forEach((rate, bounds) -> rates.put(rate, interval(bounds)));
    return new Attack(
        figure.score().name(),
        figure.rows(),
        auc,
        auc == null ? null : interval(figure.interval(level)),
        figure.truePositives(),
        rates,
        (int) figure.area().positives(),
        (int) figure.area().negatives(),
        new Anchors(
            area(anchors.get(0), figure),
            area(anchors.get(1), figure),
            area(anchors.get(2), figure)),
        figure.curve(),
        Scores.sentences(figure.score().note(), figure.refusal()));
  }

  /// Bounds whose confidence is that of all intervals together.
  private static @Nullable Interval interval(@Nullable Bounds bounds) {
    return bounds == null ? null : Scores.interval(bounds);
  }

  private static Disclosure disclosure(DisclosureResult result, double level, Anchors anchors) {
    Rates rates = result.rates();
    Double excess = Scores.finite(rates.excess());
    return new Disclosure(
        result.name(),
        result.criterion(),
        result.subject(),
        Scores.finite(rates.rate()),
        Scores.finite(rates.controlRate()),
        Scores.finite(result.baseline()),
        excess,
        excess == null ? null : interval(rates.interval(level)),
        rates.trials(),
        rates.controlTrials(),
        anchors,
        result.note());
  }
}
