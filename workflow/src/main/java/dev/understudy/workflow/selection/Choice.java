package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.workflow.selection.Standing.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides among candidates that were tried.
///
/// Those that leak are out. Of the rest the best score wins, where candidates that are tried only
/// if time allows must be better by more than one standard error; unless another that is no farther
/// below than one standard error of the difference (the rule of Breiman, Friedman, Olshen and
/// Stone, CART, 1984) gives away clearly less; or, where none does, finds fresh rows clearly more
/// probable. Of equal ones the more cautious wins.
///
/// @param winner what is taken, empty where nothing that may be released was measured
/// @param standings of all that were tried, winner first, then by score
/// @param sentence why
record Choice(Optional<Candidate> winner, List<Standing> standings, String sentence) {

  /// @param trials the most cautious first
  static Choice of(List<Trial> trials, LeakLimits limits) {
    Optional<Trial> floor =
        trials.stream()
            .filter(trial -> trial.measured() && !trial.candidate().released())
            .findFirst();
    List<Judged> judged = trials.stream().map(trial -> Judged.of(trial, limits, floor)).toList();
    List<Judged> released =
        judged.stream()
            .filter(one -> one.trial().measured() && one.trial().candidate().released())
            .toList();
    if (released.isEmpty()) {
      String sentence = "No generator whose rows may be released could be measured.";
      return new Choice(Optional.empty(), standings(judged, Optional.empty(), ""), sentence);
    }
    List<Judged> fit = released.stream().filter(one -> one.leak().isEmpty()).toList();
    if (fit.isEmpty()) {
      return leastOfEvils(judged, released);
    }
    Judged best = best(fit);
    List<Judged> asGood =
        fit.stream()
            .filter(one -> one == best || !one.isOutsider())
            .filter(one -> best.value() - one.value() <= best.score().noise(one.score()))
            .toList();
    Optional<Judged> moreCautious =
        asGood.stream()
            .filter(one -> one.givesAwayClearlyLessThan(best))
            .min(Comparator.comparingDouble(Judged::membership));
    Optional<Judged> moreLikely =
        asGood.stream()
            .filter(one -> one.explainsClearlyBetterThan(best))
            .max(Comparator.comparingDouble(Judged::logLikelihood));
    Judged winner = moreCautious.or(() -> moreLikely).orElse(best);
    String sentence =
        winner == best
            ? bestSentence(winner, fit.size(), released.size())
            : String.format(
                    Locale.ROOT,
                    "%s is the choice: %s scores %.3f and it %.3f, which is within noise, and ",
                    winner.name(),
                    best.name(),
                    best.value(),
                    winner.value())
                + (moreCautious.isPresent()
                    ? String.format(
                        Locale.ROOT,
                        "%s gives away less (membership AUC %.3f against %.3f).",
                        winner.name(),
                        winner.membership(),
                        best.membership())
                    : String.format(
                        Locale.ROOT,
                        "it finds fresh rows more probable (%.2f against %.2f nats a row).",
                        winner.logLikelihood(),
                        best.logLikelihood()));
    return of(judged, winner, sentence);
  }

  /// The best of those that are always tried, or an outsider that is clearly better than it. Of
  /// many candidates one looks best by luck, the more so the fewer rows there are; outsiders have
  /// to show more than luck.
  private static Judged best(List<Judged> fit) {
    Comparator<Judged> byScore = Comparator.comparingDouble(Judged::value);
    Optional<Judged> usual = fit.stream().filter(one -> !one.isOutsider()).max(byScore);
    return fit.stream()
        .filter(Judged::isOutsider)
        .filter(one -> usual.filter(other -> !one.scoresClearlyMoreThan(other)).isEmpty())
        .max(byScore)
        .or(() -> usual)
        .orElseThrow();
  }

  private static Choice of(List<Judged> judged, Judged winner, String sentence) {
    return new Choice(
        Optional.of(winner.trial().candidate()),
        standings(judged, Optional.of(winner), sentence),
        sentence);
  }

  private static String bestSentence(Judged winner, int fit, int released) {
    Appraisal figures = winner.trial().appraisal();
    String rivals =
        fit == 1
            ? released == 1
                ? "it is the only one that could be measured"
                : "it is the only one that gives away no more than fresh real rows would"
            : String.format(
                Locale.ROOT,
                "its score of %.3f is the best of the %d that give away no more than fresh real rows"
                    + " would",
                winner.value(),
                fit);
    return String.format(
        Locale.ROOT,
        "%s is the choice: %s (membership AUC %.3f, near copies %.1f %% beside %.1f %%).",
        winner.name(),
        rivals,
        figures.membership().value(),
        100 * figures.nearCopies().share(),
        100 * figures.nearCopies().freshShare());
  }

  /// Where all leak, the one that does so least by its near copies.
  private static Choice leastOfEvils(List<Judged> judged, List<Judged> released) {
    Judged winner =
        released.stream()
            .min(
                Comparator.comparingDouble((Judged one) -> {
                  Appraisal figures = one.trial().appraisal();
                  return figures.membership().value()
                      + figures.nearCopies().share()
                      - figures.nearCopies().freshShare();
                }))
            .orElseThrow();
    String sentence =
        winner.name()
            + " is the choice although it gives away more than fresh real rows would, because every other"
            + " candidate gives away even more; let the verdict decide whether its rows may go out.";
    return of(judged, winner, sentence);
  }

  private static List<Standing> standings(
      List<Judged> judged, Optional<Judged> winner, String sentence) {
    List<Judged> ranked = new ArrayList<>(judged);
    ranked.sort(
        Comparator.comparing((Judged one) -> !isWinner(one, winner))
            .thenComparing(one -> !one.trial().measured())
            .thenComparing(one -> one.trial().measured() ? -one.value() : 0));
    return ranked.stream().map(one -> one.standing(winner, sentence)).toList();
  }

  private static boolean isWinner(Judged one, Optional<Judged> winner) {
    return winner.filter(other -> other == one).isPresent();
  }

  /// A trial and what is thought of it.
  ///
  /// @param leak why it is out, empty if it is not
  private record Judged(Trial trial, Optional<Score> scored, Optional<String> leak) {

    static Judged of(Trial trial, LeakLimits limits, Optional<Trial> floor) {
      if (!trial.measured()) {
        return new Judged(trial, Optional.empty(), Optional.empty());
      }
      return new Judged(trial, Optional.of(Score.of(trial)), limits.exceeded(trial, floor));
    }

    String name() {
      return trial.candidate().name();
    }

    Score score() {
      return scored.orElseThrow();
    }

    double value() {
      return score().whole().value();
    }

    boolean isOutsider() {
      return trial.candidate().ifTimeAllows();
    }

    /// Whether the score is higher by more than one standard error of the difference.
    boolean scoresClearlyMoreThan(Judged other) {
      return value() - other.value() > score().noise(other.score());
    }

    double membership() {
      return trial.appraisal().membership().value();
    }

    /// Held-out likelihood, empty where it is not known for every repeat.
    Optional<Estimate> likelihood() {
      return trial.measured() && trial.likelihoods().size() == trial.repeats().size()
          ? Optional.of(trial.likelihood())
          : Optional.empty();
    }

    double logLikelihood() {
      return likelihood().map(Estimate::value).orElse(Double.NEGATIVE_INFINITY);
    }

    /// Whether fresh rows are more probable by more than one standard error of the difference.
    boolean explainsClearlyBetterThan(Judged other) {
      return likelihood().isPresent()
          && other.likelihood().isPresent()
          && likelihood().get().value() - other.likelihood().get().value()
              > Score.noise(trial.likelihoods(), other.trial.likelihoods(), trial.distinct());
    }

    /// Whether the membership AUC is lower by more than one standard error of the difference.
    boolean givesAwayClearlyLessThan(Judged other) {
      List<Estimate> mine = trial.repeats().stream().map(Appraisal::membership).toList();
      List<Estimate> others = other.trial.repeats().stream().map(Appraisal::membership).toList();
      return other.membership() - membership() > Score.noise(mine, others, trial.distinct());
    }

    Standing standing(Optional<Judged> winner, String sentence) {
      Outcome outcome = outcome(winner);
      return new Standing(
          name(),
          outcome,
          switch (outcome) {
            case CHOSEN -> sentence;
            case OUTSCORED -> winner.map(this::outscored).orElse("");
            case LEAKS -> leak.orElse("");
            case FLOOR -> "A floor to compare with: nothing connects its columns.";
            case FAILED -> trial.failure();
            case NOT_TRIED -> "";
          },
          scored.map(Score::whole).orElse(null),
          trial.measured() ? trial.appraisal() : null,
          likelihood().orElse(null),
          trial.efforts());
    }

    private Outcome outcome(Optional<Judged> winner) {
      if (isWinner(this, winner)) {
        return Outcome.CHOSEN;
      }
      if (!trial.measured()) {
        return Outcome.FAILED;
      }
      if (!trial.candidate().released()) {
        return Outcome.FLOOR;
      }
      return leak.isPresent() ? Outcome.LEAKS : Outcome.OUTSCORED;
    }

    private String outscored(Judged winner) {
      return value() > winner.value()
          ? String.format(
              Locale.ROOT,
              "Scores %.3f more, which is within noise, and %s.",
              value() - winner.value(),
              winner.givesAwayClearlyLessThan(this)
                  ? "gives away more"
                  : winner.explainsClearlyBetterThan(this)
                      ? "finds fresh rows less probable"
                      : "seldom is the best")
          : String.format(Locale.ROOT, "Scores %.3f less.", winner.value() - value());
    }
  }
}
