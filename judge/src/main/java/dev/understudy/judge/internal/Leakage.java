package dev.understudy.judge.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.Closeness.Real;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.RocArea;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What synthetic rows give away about training rows, always beside what a fresh real sample would.
public final class Leakage {

  private static final Definition DISTANCE = new Definition("dcr", Scores.PRIVACY, true);
  private static final Definition NEAR = new Definition("near_copies", Scores.PRIVACY, false);
  private static final Definition SHARE = new Definition("dcr_share", Scores.PRIVACY, false);
  private static final Definition MEMBERSHIP =
      new Definition("membership_auc", Scores.PRIVACY, false);

  private final JudgedTables tables;
  private final boolean exchangeable;
  private final Seed seed;
  private final Real real;
  private final Closeness synthetic;
  private final Closeness independent;
  private final Closeness copy;
  private final Optional<Closeness> holdout;

  /// @param exchangeable whether the holdout may serve as the control of attacks
  public Leakage(JudgedTables tables, boolean exchangeable, Suite suite, Progress progress) {
    this.tables = tables;
    this.exchangeable = exchangeable;
    this.seed = tables.seed().child("leakage");
    this.real = Real.of(tables.train(), tables.holdout(), Closeness.queries(suite), seed);
    this.synthetic = Closeness.of(tables.synthetic(), real, seed, progress);
    this.independent = Closeness.of(tables.independent(), real, seed, progress);
    this.copy = Closeness.of(tables.copy(), real, seed, progress);
    this.holdout = tables.holdout().flatMap(rows -> halves(rows, progress));
  }

  /// The holdout in the place of the synthetic rows: one half of its persons stands in for them,
  /// the other half is the control, for nobody can be both.
  private Optional<Closeness> halves(CodedRows rows, Progress progress) {
    int persons = rows.personCount();
    boolean[] control = new boolean[persons];
    int[] order = seed.child("halves").stream().permutation(persons);
    for (int i = 0; i < persons / 2; i++) {
      control[order[i]] = true;
    }
    List<Integer> controlRows = new ArrayList<>();
    List<Integer> standIns = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      (control[rows.persons()[row]] ? controlRows : standIns).add(row);
    }
    if (controlRows.isEmpty() || standIns.isEmpty()) {
      return Optional.empty();
    }
    Real halved =
        Real.of(
            tables.train(),
            Optional.of(select(rows, controlRows)),
            real.queries(),
            seed.child("half"));
    return Optional.of(Closeness.of(select(rows, standIns), halved, seed, progress));
  }

  private static CodedRows select(CodedRows rows, List<Integer> chosen) {
    return rows.select(chosen.stream().mapToInt(Integer::intValue).toArray());
  }

  /// Distance to the closest record, near copies, share nearer to training rows, membership attack.
  public List<Measure> measures() {
    return List.of(distance(), nearCopies(), share(), membership());
  }

  /// What goes unseen where a table is larger than neighbours are sought in.
  private String partNote() {
    int largest = Math.max(tables.train().rows(), tables.synthetic().rows());
    return largest > Closeness.BASE
        ? String.format(
            Locale.ROOT,
            "Neighbours are sought among %d random rows; copies of other rows show only in"
                + " exact_copies.",
            Closeness.BASE)
        : "";
  }

  private Measure distance() {
    double median = median(synthetic);
    return DISTANCE.measure(
        median,
        Scores.interval(Intervals.median(synthetic.toTrain(), Intervals.LEVEL)),
        synthetic.toTrain().length,
        seed,
        anchors(Leakage::median),
        real.nearCopy()
            .map(rule ->
                String.format(
                    Locale.ROOT,
                    "Median distance to the closest training row; holdout rows lie %.4f away."
                        + " Shown, never decides alone.",
                    rule.holdoutMedian()))
            .orElse("Median distance to the closest training row; no holdout to compare with."),
        partNote(),
        tables.note());
  }

  private static double median(Closeness closeness) {
    return Intervals.quantile(closeness.toTrain(), 0.5);
  }

  private Measure nearCopies() {
    if (real.nearCopy().isEmpty()) {
      return NEAR.unknown(seed, Scores.NO_HOLDOUT);
    }
    int rows = synthetic.toTrain().length;
    return NEAR.measure(
        nearShare(synthetic),
        Scores.interval(Intervals.wilson(synthetic.near(), rows, Intervals.LEVEL)),
        rows,
        seed,
        anchors(Leakage::nearShare),
        String.format(
            Locale.ROOT,
            "Share of rows nearer to a training row than %.4f; of the holdout's rows %.4f are.",
            real.nearCopy().get().threshold(),
            (double) real.nearCopy().get().holdoutNear() / real.nearCopy().get().holdoutRows()),
        partNote(),
        tables.note());
  }

  private static double nearShare(Closeness closeness) {
    return (double) closeness.near() / closeness.toTrain().length;
  }

  private Measure share() {
    if (synthetic.nearer().isEmpty()) {
      return SHARE.unknown(seed, Scores.NO_HOLDOUT);
    }
    if (!exchangeable) {
      return SHARE.unknown(seed, Scores.NOT_EXCHANGEABLE);
    }
    int rows = synthetic.toTrain().length;
    return SHARE.measure(
        nearer(synthetic),
        Scores.interval(Intervals.wilson(synthetic.nearer().get(), rows, Intervals.LEVEL)),
        rows,
        seed,
        anchors(Leakage::nearer),
        "Known to miss copiers; read it beside membership_auc.",
        partNote(),
        tables.note());
  }

  private static double nearer(Closeness closeness) {
    return closeness.nearer().orElse(Double.NaN) / closeness.toTrain().length;
  }

  private Measure membership() {
    if (synthetic.membership().isEmpty()) {
      return MEMBERSHIP.unknown(seed, Scores.NO_HOLDOUT);
    }
    if (!exchangeable) {
      return MEMBERSHIP.unknown(seed, Scores.NOT_EXCHANGEABLE);
    }
    RocArea area = synthetic.membership().get();
    return MEMBERSHIP.measure(
        area.value(),
        Scores.interval(area.interval(Intervals.LEVEL)),
        area.positives() + area.negatives(),
        seed,
        anchors(Leakage::membershipArea),
        String.format(
            Locale.ROOT,
            "%d training rows against %d holdout rows, told apart by how near a synthetic row is; .5"
                + " is guessing.",
            area.positives(),
            area.negatives()),
        partNote(),
        tables.note());
  }

  private static double membershipArea(Closeness closeness) {
    return closeness.membership().map(RocArea::value).orElse(Double.NaN);
  }

  private Anchors anchors(ToDoubleFunction<Closeness> figure) {
    return Scores.anchors(
        holdout.isEmpty() ? Double.NaN : figure.applyAsDouble(holdout.get()),
        figure.applyAsDouble(independent),
        figure.applyAsDouble(copy));
  }
}
