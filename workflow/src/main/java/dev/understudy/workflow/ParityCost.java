package dev.understudy.workflow;

import dev.understudy.judge.Fairness;
import dev.understudy.judge.Fairness.Gap;
import dev.understudy.judge.Fairness.Grouping;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What parity by construction changed, and what it cost: rows made with it beside rows that the
/// same model makes without.
///
/// @param sentences for people
/// @param parity of the rows: how far the groups lie apart, null where no classes are compared
/// @param modelParity of predictions of models trained on the rows, null likewise
/// @param usefulness of the rows: how well models trained on them predict real rows, null without a
///   holdout
public record ParityCost(
    List<String> sentences,
    @Nullable Figures parity,
    @Nullable Figures modelParity,
    @Nullable Figures usefulness) {

  /// One figure three times.
  ///
  /// @param name such as `"data_parity"` or `"auc"`
  /// @param real of the training rows
  /// @param without of rows without parity
  /// @param with of rows with parity
  /// @param withoutInterval of `without`
  /// @param withInterval of `with`
  public record Figures(
      String name,
      double real,
      double without,
      double with,
      @Nullable Interval withoutInterval,
      @Nullable Interval withInterval) {}

  /// @param plain of rows without parity
  /// @param fair of rows with it
  static ParityCost of(Parity parity, Scorecard plain, Scorecard fair) {
    List<String> sentences = new ArrayList<>();
    Optional<Gap> rows = gap(parity, fair, "data_parity");
    Figures data = figures(parity, plain, fair, "data_parity");
    Figures models = figures(parity, plain, fair, "parity");
    if (data != null && rows.isPresent()) {
      String event = event(fair);
      sentences.add(
          String.format(
              Locale.ROOT,
              "Parity difference of rows (%s; %s minus %s): real %s, without --fair %s, with it %s.",
              event,
              rows.get().upper(),
              rows.get().lower(),
              number(data.real()),
              with(data.without(), data.withoutInterval()),
              with(data.with(), data.withInterval())));
    } else {
      sentences.add(
          "Parity differences were not measured: that needs a target of classes and --suite default or full.");
    }
    if (models != null) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Parity difference of predictions by models trained on rows: real %s, without --fair"
                  + " %s, with it %s.",
              number(models.real()),
              with(models.without(), models.withoutInterval()),
              with(models.with(), models.withInterval())));
    }
    Figures usefulness = usefulness(plain, fair);
    if (usefulness != null) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "What that costs: models predict the holdout with %s %s trained on real rows, %s on rows"
                  + " without --fair, %s with it.",
              usefulness.name().equals("auc") ? "AUC" : "R2",
              number(usefulness.real()),
              with(usefulness.without(), usefulness.withoutInterval()),
              with(usefulness.with(), usefulness.withInterval())));
    }
    return new ParityCost(sentences, data, models, usefulness);
  }

  private static String event(Scorecard scorecard) {
    Fairness fairness = scorecard.fairness();
    return fairness == null ? "" : fairness.event();
  }

  private static Optional<Gap> gap(Parity parity, Scorecard scorecard, String name) {
    Fairness fairness = scorecard.fairness();
    return Optional.ofNullable(fairness).map(Fairness::groupings).orElse(List.of()).stream()
        .filter(grouping -> grouping.columns().equals(List.of(parity.protectedColumn())))
        .map(Grouping::gaps)
        .flatMap(List::stream)
        .filter(gap -> gap.name().equals(name))
        .findFirst();
  }

  private static @Nullable Figures figures(
      Parity parity, Scorecard plain, Scorecard fair, String name) {
    Gap before = gap(parity, plain, name).orElse(null);
    Gap after = gap(parity, fair, name).orElse(null);
    if (before == null || after == null) {
      return null;
    }
    Double real = after.real();
    Double without = before.synthetic();
    Double with = after.synthetic();
    return real == null || without == null || with == null
        ? null
        : new Figures(name, real, without, with, shifted(before, real), shifted(after, real));
  }

  /// The interval of the synthetic gap where the real one is taken as it is.
  private static @Nullable Interval shifted(Gap gap, double real) {
    Interval change = gap.interval();
    return change == null
        ? null
        : new Interval(real + change.low(), real + change.high(), change.level());
  }

  private static @Nullable Figures usefulness(Scorecard plain, Scorecard fair) {
    for (String figure : List.of("auc", "r2")) {
      Measure real = measure(fair, "trtr_" + figure);
      Measure without = measure(plain, "tstr_" + figure);
      Measure with = measure(fair, "tstr_" + figure);
      if (real != null && without != null && with != null) {
        Double realValue = real.value();
        Double withoutValue = without.value();
        Double withValue = with.value();
        if (realValue != null && withoutValue != null && withValue != null) {
          return new Figures(
              figure, realValue, withoutValue, withValue, without.interval(), with.interval());
        }
      }
    }
    return null;
  }

  private static @Nullable Measure measure(Scorecard scorecard, String name) {
    return scorecard.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String with(double value, @Nullable Interval interval) {
    return interval == null
        ? number(value)
        : String.format(
            Locale.ROOT, "%.3f (95 %%: %.3f to %.3f)", value, interval.low(), interval.high());
  }
}
