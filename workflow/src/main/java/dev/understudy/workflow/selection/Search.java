package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Appraiser;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.workflow.selection.InnerSplits.Inner;
import dev.understudy.workflow.selection.Selection.Stop;
import dev.understudy.workflow.selection.Standing.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/// Tries the candidates of a plan on a part of the training rows and chooses one.
///
/// ```
/// training rows --by person--> learned --fit--> model --sample--> candidate rows --+
///                         \--> fresh ------------------------------ appraise <-----+
/// ```
///
/// Rows kept aside to judge the final result against have no part in it.
public final class Search {

  /// Steps of a candidate on one split: fit, then sample and appraise.
  private static final int STEPS = 2;

  /// A plan that takes this many times its budget is stopped: the machine is much slower than
  /// planned for, or busy.
  private static final int PATIENCE = 3;

  private final Table train;
  private final Schema schema;
  private final Request request;
  private final Plan plan;
  private final List<Trial> trials = new ArrayList<>();
  private final List<Tried> models = new ArrayList<>();

  /// What shall be searched.
  ///
  /// @param portfolio candidates, the most cautious first
  /// @param budget seconds on two cores that the search may take
  /// @param limits of what candidates may give away
  /// @param seed root of all chance
  public record Request(List<Candidate> portfolio, Duration budget, LeakLimits limits, Seed seed) {

    public Request {
      portfolio = List.copyOf(portfolio);
    }
  }

  /// A candidate's model of the first split, kept for a user who stops the search.
  private record Tried(Candidate candidate, Model model) {}

  private Search(Table train, Schema schema, Request request) {
    this.train = train;
    this.schema = schema;
    this.request = request;
    this.plan =
        Plan.of(request.portfolio(), train.rowCount(), schema.columns().size(), request.budget());
  }

  /// @param train rows that may be learned from
  /// @throws CancellationException if the user stopped it before any candidate was measured
  public static Selection run(Table train, Schema schema, Request request, Progress progress) {
    return run(train, schema, request, progress, System::nanoTime);
  }

  /// @param clock nanoseconds, for the hard stop alone
  static Selection run(
      Table train, Schema schema, Request request, Progress progress, LongSupplier clock) {
    return new Search(train, schema, request).run(progress, clock);
  }

  private Selection run(Progress progress, LongSupplier clock) {
    if (!plan.searches()) {
      return uncompared(whyNot(), Stop.DONE);
    }
    List<Inner> splits;
    try {
      splits = InnerSplits.of(train, schema, plan, request.seed().child("search"));
    } catch (UserError tooFew) {
      return uncompared("the training rows belong to too few persons to be split", Stop.DONE);
    }
    Deadline deadline =
        new Deadline(
            progress,
            clock,
            Math.multiplyExact(PATIENCE, request.budget().toNanos()),
            splits.size() * (1 + plan.tried().size() * STEPS));
    Stop stop = Stop.DONE;
    try {
      tryAll(splits, deadline);
    } catch (CancellationException stopped) {
      stop = deadline.cancelledByUser() ? Stop.USER : Stop.CLOCK;
      if (stop == Stop.USER && Choice.of(trials, request.limits()).winner().isEmpty()) {
        throw stopped;
      }
    }
    return selection(splits.getFirst(), stop);
  }

  private void tryAll(List<Inner> splits, Deadline deadline) {
    List<Appraiser> appraisers = new ArrayList<>();
    for (Inner split : splits) {
      deadline.step("looking at real rows");
      appraisers.add(
          Appraiser.of(
              split.learned(), split.fresh(), schema, request.seed().child("appraisal"), deadline));
    }
    for (Candidate candidate : plan.tried()) {
      try {
        tryOne(candidate, splits, appraisers, deadline);
      } catch (UserError failure) {
        trials.add(Trial.failed(candidate, String.valueOf(failure.getMessage())));
      }
    }
  }

  private void tryOne(
      Candidate candidate, List<Inner> splits, List<Appraiser> appraisers, Deadline deadline) {
    List<Appraisal> repeats = new ArrayList<>();
    List<Estimate> likelihoods = new ArrayList<>();
    Optional<Model> first = Optional.empty();
    for (int split = 0; split < splits.size(); split++) {
      deadline.step("trying " + candidate.name());
      Table learned = splits.get(split).learned();
      Seed seed = request.seed().child("trial").child(split);
      Model model = candidate.method().fit(learned, schema, new Run(seed, deadline, ""));
      first = first.or(() -> Optional.of(model));
      HeldOutLikelihood.of(model, splits.get(split).fresh()).ifPresent(likelihoods::add);
      deadline.step("trying " + candidate.name());
      List<Appraisal> draws = new ArrayList<>();
      for (int draw = 0; draw < plan.draws(); draw++) {
        FirstRows rows = new FirstRows(learned.rowCount());
        model.sample(learned.rowCount(), seed.child("draw").child(draw), rows, deadline);
        draws.add(appraisers.get(split).appraise(rows.table(), deadline));
      }
      repeats.add(Appraisal.mean(draws, 1));
    }
    trials.add(
        new Trial(
            candidate, repeats, Math.min(repeats.size(), Plan.PARTS), "", List.of(), likelihoods));
    models.add(new Tried(candidate, first.orElseThrow()));
  }

  private Selection selection(Inner split, Stop stop) {
    Choice choice = Choice.of(trials, request.limits());
    if (choice.winner().isEmpty()) {
      return uncompared("no candidate could be measured in time", stop);
    }
    Candidate winner = choice.winner().get();
    List<Standing> standings = new ArrayList<>(choice.standings());
    for (Candidate candidate : request.portfolio()) {
      if (trials.stream().noneMatch(trial -> trial.candidate() == candidate)) {
        standings.add(notTried(candidate));
      }
    }
    String sentence =
        choice.sentence()
            + switch (stop) {
              case DONE -> "";
              case CLOCK ->
                  " The search was stopped by the clock, so another run may choose otherwise.";
              case USER -> " The search was stopped by the user.";
            };
    return new Selection(
        winner,
        new Leaderboard(
            standings,
            sentence,
            split.learned().rowCount(),
            split.fresh().rowCount(),
            plan.repeats(),
            stop == Stop.DONE),
        stop,
        models.stream()
            .filter(tried -> stop == Stop.USER && tried.candidate() == winner)
            .map(Tried::model)
            .findFirst());
  }

  private static Standing notTried(Candidate candidate) {
    return new Standing(
        candidate.name(),
        Outcome.NOT_TRIED,
        "There was no time for it; give a larger --budget.",
        null,
        null,
        null,
        List.of());
  }

  private String whyNot() {
    return train.rowCount() < Plan.FEWEST_ROWS
        ? String.format(
            Locale.ROOT, "%,d training rows tell no two generators apart", train.rowCount())
        : String.format(
            Locale.ROOT,
            "a --budget of %s s leaves no time to compare generators",
            plain(request.budget()));
  }

  private static String plain(Duration budget) {
    return budget.toMillis() % 1000 == 0
        ? Long.toString(budget.toSeconds())
        : Double.toString(budget.toMillis() / 1000.0);
  }

  /// The most cautious candidate that may be released.
  private Selection uncompared(String reason, Stop stop) {
    Candidate winner =
        request.portfolio().stream().filter(Candidate::released).findFirst().orElseThrow();
    String sentence = winner.name() + " was taken without a comparison: " + reason + ".";
    List<Standing> standings = new ArrayList<>();
    standings.add(
        new Standing(winner.name(), Outcome.CHOSEN, sentence, null, null, null, List.of()));
    for (Candidate candidate : request.portfolio()) {
      if (candidate != winner) {
        standings.add(
            new Standing(
                candidate.name(),
                Outcome.NOT_TRIED,
                "Nothing was compared.",
                null,
                null,
                null,
                List.of()));
      }
    }
    return new Selection(
        winner,
        new Leaderboard(standings, sentence, 0, 0, 0, stop == Stop.DONE),
        stop,
        Optional.empty());
  }
}
