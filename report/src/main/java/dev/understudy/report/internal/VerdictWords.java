package dev.understudy.report.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.internal.Verdict.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns a scorecard into plain language.
final class VerdictWords {

  /// Area under the curve of an attacker or a classifier who guesses.
  private static final double GUESSING = 0.5;

  /// A membership attack is called harmless only if its interval ends below this. An attacker at
  /// 0.55 is right in 55 of 100 pairs; the half-width of the interval is 0.05 at some 250 rows a
  /// side (metrics: 0.08 at 100, 0.025 at 1,000), so smaller tables stay inconclusive.
  private static final double HARMLESS_AUC = 0.55;

  private final Scorecard scorecard;

  private VerdictWords(Scorecard scorecard) {
    this.scorecard = scorecard;
  }

  static Verdict of(Scorecard scorecard) {
    VerdictWords words = new VerdictWords(scorecard);
    List<Statement> statements = new ArrayList<>();
    statements.add(new Statement("How like the real data", words.likeness()));
    statements.add(new Statement("How useful in its place", words.usefulness()));
    statements.add(new Statement("What it gives away", words.disclosure()));
    statements.add(new Statement("What stays open", words.open()));
    return new Verdict(words.lead(), statements);
  }

  // The three questions in one sentence each.

  private List<String> lead() {
    List<String> sentences = new ArrayList<>();
    measured("c2st_holdout").ifPresent(text -> sentences.add(tellingApart(text)));
    for (String metric : List.of("auc", "r2", "accuracy")) {
      Optional<MeasureText> synthetic = measured("tstr_" + metric);
      if (synthetic.isPresent()) {
        sentences.add(usefulnessInShort(synthetic.get(), realScore(metric)));
        break;
      }
    }
    measured("membership_auc").ifPresent(text -> sentences.add(membershipInShort(text)));
    if (sentences.isEmpty()) {
      sentences.add("None of the headline scores could be computed; see below for what could.");
    }
    return sentences;
  }

  private static String tellingApart(MeasureText text) {
    double value = value(text);
    int right = (int) Math.round(100 * Math.max(value, 1 - value));
    return switch (text.sideOf(GUESSING)) {
      case WITHIN, BELOW ->
          "A boosted tree could not tell synthetic rows from unseen real ones at this sample size.";
      case ABOVE ->
          "Shown one synthetic and one unseen real row, a boosted tree picks the synthetic one "
              + right
              + " times in 100; guessing gives 50.";
      case UNKNOWN ->
          "Shown one synthetic and one unseen real row, a boosted tree picks the synthetic one "
              + right
              + " times in 100, with unknown uncertainty.";
    };
  }

  private static String usefulnessInShort(MeasureText synthetic, @Nullable Double real) {
    if (real == null) {
      return "A model trained on the synthetic rows scores "
          + synthetic.value()
          + " on unseen real rows.";
    }
    String compared =
        switch (synthetic.sideOf(real)) {
          case WITHIN -> "no clear difference from ";
          case BELOW -> "less than the ";
          case ABOVE -> "more than the ";
          case UNKNOWN -> "beside the ";
        };
    return "A model trained on it scores "
        + synthetic.value()
        + " on unseen real rows, "
        + compared
        + synthetic.figure(real)
        + " of one trained on the real rows.";
  }

  private static String membershipInShort(MeasureText text) {
    return switch (text.sideOf(GUESSING)) {
      case ABOVE -> "An attacker can partly tell whose rows were learned from.";
      case WITHIN, BELOW ->
          upper(text) <= HARMLESS_AUC
              ? "The membership attack tried here did no better than guessing."
              : "The membership attack found nothing, but too few rows to rule a leak out.";
      case UNKNOWN -> "Whether it gives away whose rows were learned from is not settled.";
    };
  }

  // How like the real data.

  private List<String> likeness() {
    List<String> sentences = new ArrayList<>();
    measured("column_shapes")
        .ifPresent(
            text -> sentences.add("Single columns keep their shape to " + besideAnchors(text)));
    measured("pair_trends")
        .ifPresent(
            text -> sentences.add("Pairs of columns vary together to " + besideAnchors(text)));
    measured("c2st_holdout")
        .ifPresent(text -> {
          String verb =
              text.sideOf(GUESSING) == MeasureText.Side.ABOVE ? "told" : "did not surely tell";
          sentences.add(
              "A boosted tree "
                  + verb
                  + " synthetic from unseen real rows, with AUC "
                  + besideAnchors(text));
        });
    if (sentences.isEmpty()) {
      sentences.add("Not measured.");
    }
    return sentences;
  }

  private static String besideAnchors(MeasureText text) {
    StringBuilder sentence = new StringBuilder(text.full());
    Double holdout = text.measure().anchors().holdout();
    Double independent = text.measure().anchors().independent();
    if (holdout != null) {
      sentence.append("; real rows in their place give ").append(text.figure(holdout));
    }
    if (independent != null) {
      sentence.append(holdout == null ? "; " : ", ");
      sentence.append("independent columns ").append(text.figure(independent));
    }
    return sentence.append('.').toString();
  }

  // How useful.

  private List<String> usefulness() {
    List<String> sentences = new ArrayList<>();
    for (String metric : List.of("auc", "accuracy", "r2")) {
      measured("tstr_" + metric)
          .ifPresent(text -> {
            String name =
                metric.equals("auc") ? "AUC" : metric.equals("r2") ? "R\u00b2" : "accuracy";
            Double real = realScore(metric);
            sentences.add(
                "Trained on synthetic rows and tested on unseen real ones, a model reaches "
                    + name
                    + " "
                    + text.full()
                    + (real == null
                        ? "."
                        : "; trained on the real rows, " + text.figure(real) + "."));
          });
    }
    if (sentences.isEmpty()) {
      sentences.add(
          "Not measured: that needs a target column and a real holdout to test on."
              + " Name one with --target.");
    }
    return sentences;
  }

  /// What a model trained on the real rows scores: its own measure, or the anchor of exact copies.
  private @Nullable Double realScore(String metric) {
    Optional<MeasureText> real = measured("trtr_" + metric);
    if (real.isPresent()) {
      return real.get().measure().value();
    }
    return measured("tstr_" + metric).map(text -> text.measure().anchors().copy()).orElse(null);
  }

  // What it gives away.

  private List<String> disclosure() {
    List<String> sentences = new ArrayList<>();
    for (String name : List.of("exact_copies", "near_copies")) {
      measured(name)
          .ifPresent(text -> {
            Double holdout = text.measure().anchors().holdout();
            String what = name.equals("exact_copies") ? "equal" : "lie very close to";
            sentences.add(
                text.full()
                    + " of the synthetic rows "
                    + what
                    + " a row learned from"
                    + (holdout == null
                        ? "."
                        : "; of unseen real rows, " + text.figure(holdout) + " do."));
          });
    }
    measured("membership_auc").ifPresent(text -> sentences.add(membership(text)));
    if (sentences.isEmpty()) {
      sentences.add("Not measured.");
    }
    sentences.add(
        "These are results of attacks that were tried, not a proof. The rows carry no"
            + " differential-privacy guarantee.");
    return sentences;
  }

  private static String membership(MeasureText text) {
    return switch (text.sideOf(GUESSING)) {
      case ABOVE ->
          "A membership attack told rows learned from from other real rows better than guessing:"
              + " AUC "
              + text.full()
              + ".";
      case WITHIN, BELOW ->
          "A membership attack did no better than guessing: AUC "
              + text.full()
              + (upper(text) <= HARMLESS_AUC
                  ? ", so an advantage beyond the interval is unlikely."
                  : "; an advantage up to " + text.figure(upper(text)) + " cannot be ruled out.");
      case UNKNOWN -> "A membership attack reached AUC " + text.value() + ", without an interval.";
    };
  }

  // What stays open.

  private List<String> open() {
    List<String> sentences = new ArrayList<>();
    for (Measure measure : scorecard.measures()) {
      MeasureText text = MeasureText.of(measure);
      if (measure.value() == null) {
        sentences.add(
            text.guide().label()
                + ": could not be computed"
                + (measure.note().isEmpty() ? "." : ". " + measure.note()));
      } else if (measure.interval() == null) {
        sentences.add(text.guide().label() + ": " + text.value() + ", without an interval.");
      }
    }
    measured("membership_auc")
        .filter(text -> text.sideOf(GUESSING) != MeasureText.Side.ABOVE)
        .filter(text -> upper(text) > HARMLESS_AUC)
        .ifPresent(text ->
            sentences.add(
                "Membership is inconclusive: with "
                    + Digits.count(text.measure().n())
                    + " rows the interval reaches "
                    + text.figure(upper(text))
                    + ", above the "
                    + Digits.fixed(HARMLESS_AUC, 2)
                    + " this report calls harmless."));
    if (sentences.isEmpty()) {
      sentences.add("Every measure was computed and has an interval.");
    }
    return sentences;
  }

  private Optional<MeasureText> measured(String name) {
    return scorecard.measures().stream()
        .filter(measure -> measure.name().equals(name) && measure.value() != null)
        .findFirst()
        .map(MeasureText::of);
  }

  private static double value(MeasureText text) {
    Double value = text.measure().value();
    return value == null ? Double.NaN : value;
  }

  private static double upper(MeasureText text) {
    Interval interval = text.measure().interval();
    return interval == null ? 1 : interval.high();
  }
}
