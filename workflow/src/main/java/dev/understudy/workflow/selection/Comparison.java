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
import dev.understudy.table.Split;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Generators side by side on a whole table: each seed has a holdout of its own and every generator
/// learns the rest of the rows. The first seed's split and fits are those of `synthesize` with that
/// seed.
public final class Comparison {

  private static final double NANOSECONDS = 1e9;

  private final Setting setting;
  private final Progress progress;
  private final LongSupplier clock;
  private int done;

  /// What is compared.
  ///
  /// @param candidates the most cautious first
  /// @param seeds how many
  /// @param holdoutShare share of the rows that no generator sees, strictly between 0 and 1
  /// @param limits of what generators may give away
  /// @param seed root of all chance
  public record Setting(
      List<Candidate> candidates, int seeds, double holdoutShare, LeakLimits limits, Seed seed) {

    public Setting {
      candidates = List.copyOf(candidates);
    }
  }

  private Comparison(Setting setting, Progress progress, LongSupplier clock) {
    this.setting = setting;
    this.progress = progress;
    this.clock = clock;
  }

  /// @throws UserError if the table cannot be split
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static Leaderboard run(Table table, Schema schema, Setting setting, Progress progress) {
    return new Comparison(setting, progress, System::nanoTime).run(table, schema);
  }

  private Leaderboard run(Table table, Schema schema) {
    int candidates = setting.candidates().size();
    List<List<Appraisal>> repeats = new ArrayList<>();
    List<List<Effort>> efforts = new ArrayList<>();
    List<List<Estimate>> likelihoods = new ArrayList<>();
    List<Optional<String>> failures = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      repeats.add(new ArrayList<>());
      efforts.add(new ArrayList<>());
      likelihoods.add(new ArrayList<>());
      failures.add(Optional.empty());
    }
    int learned = 0;
    int fresh = 0;
    for (int time = 0; time < setting.seeds(); time++) {
      Seed seed = time == 0 ? setting.seed() : setting.seed().child("compare").child(time);
      Split split = Split.of(table, schema, setting.holdoutShare(), seed);
      learned = split.train().rowCount();
      fresh = split.holdout().rowCount();
      step("looking at real rows", time);
      Appraiser appraiser =
          Appraiser.of(split.train(), split.holdout(), schema, seed.child("appraisal"), progress);
      for (int i = 0; i < candidates; i++) {
        Candidate candidate = setting.candidates().get(i);
        step("trying " + candidate.name(), time);
        if (failures.get(i).isEmpty()) {
          try {
            Made made = make(candidate, split, schema, seed);
            efforts.get(i).add(made.effort());
            made.likelihood().ifPresent(likelihoods.get(i)::add);
            repeats.get(i).add(appraiser.appraise(made.rows(), progress));
          } catch (UserError failure) {
            failures.set(i, Optional.of(String.valueOf(failure.getMessage())));
          }
        }
      }
    }
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      Candidate candidate = setting.candidates().get(i);
      trials.add(
          failures.get(i).isPresent()
              ? Trial.failed(candidate, failures.get(i).get())
              : new Trial(
                  candidate,
                  repeats.get(i),
                  repeats.get(i).size(),
                  "",
                  efforts.get(i),
                  likelihoods.get(i)));
    }
    return board(trials, learned, fresh);
  }

  private void step(String what, int time) {
    progress.at(
        setting.seeds() == 1 ? what : String.format(Locale.ROOT, "%s, seed %d", what, time + 1),
        done++,
        (long) setting.seeds() * (setting.candidates().size() + 1));
    progress.check();
  }

  /// @param rows as many as were learned from
  private record Made(Table rows, Effort effort, Optional<Estimate> likelihood) {}

  private Made make(Candidate candidate, Split split, Schema schema, Seed seed) {
    Table train = split.train();
    HeapPeak peak = HeapPeak.start();
    long start = clock.getAsLong();
    Model model = candidate.method().fit(train, schema, new Run(seed, quiet(), ""));
    long fitted = clock.getAsLong();
    FirstRows rows = new FirstRows(train.rowCount());
    model.sample(train.rowCount(), seed, rows, quiet());
    long sampled = clock.getAsLong();
    return new Made(
        rows.table(),
        new Effort((fitted - start) / NANOSECONDS, (sampled - fitted) / NANOSECONDS, peak.bytes()),
        HeldOutLikelihood.of(model, split.holdout()));
  }

  /// The user's wish to stop, without the phases of each fit.
  private Progress quiet() {
    return new Progress() {
      @Override
      public void at(String phase, long inner, long total) {}

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }

  private Leaderboard board(List<Trial> trials, int learned, int fresh) {
    Choice choice = Choice.of(trials, setting.limits());
    return new Leaderboard(
        choice.standings(), choice.sentence(), learned, fresh, setting.seeds(), true);
  }
}
