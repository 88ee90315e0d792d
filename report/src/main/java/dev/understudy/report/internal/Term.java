package dev.understudy.report.internal;

import java.util.List;

/// A word of the report and what it means.
public record Term(String word, String meaning) {

  static List<Term> glossary() {
    return List.of(
        new Term(
            "Anchor",
            "The same measure of a table everybody understands, computed by the same code: a real"
                + " holdout, independent columns, an exact copy. A score says little without them."),
        new Term(
            "AUC",
            "Area under the ROC curve: how often, of one row of each kind, the right one is picked."
                + " 0.5 is guessing, 1 is always right."),
        new Term(
            "Association",
            "Pearson correlation of two numbers (\u22121 to 1), Cram\u00e9r's V of two categories,"
                + " correlation ratio of a number and a category (both 0 to 1)."),
        new Term(
            "Calibration",
            "Of all rows of which a model says 70 %, it should happen in 70 of 100."),
        new Term(
            "Claim of differential privacy",
            "What the maker of a table says of it: an epsilon, a delta and whose presence they protect."
                + " Such a claim bounds every attacker, so one attack beyond the bound refutes it; no"
                + " attack can confirm it."),
        new Term(
            "Confidence interval",
            "The range of values the data are compatible with, here at the stated level. Few rows"
                + " give wide intervals, and a wide interval settles nothing."),
        new Term(
            "Differential privacy",
            "A mathematical bound on what any attacker can learn about one person. No measure or"
                + " attack in this report is one or replaces one."),
        new Term(
            "Distance to closest record",
            "How far a synthetic row lies from the nearest real one. Shown for orientation only:"
                + " many ways of copying pass this test."),
        new Term("Exact copy", "The training rows themselves: best likeness, no privacy."),
        new Term(
            "Exposed people",
            "The rows that stand farthest from all others, such as the very old or the rare case. Averages"
                + " hide what becomes of them, so they are attacked apart."),
        new Term(
            "Holdout",
            "Real rows set aside before anything was learned. What they score is what perfect"
                + " synthetic rows would score."),
        new Term(
            "Hazard ratio",
            "How many times as often the event happens, at any time, to people who have something than"
                + " to people who do not; 1 is no effect. An odds ratio is the like without time."),
        new Term(
            "Independent columns",
            "Every training column shuffled by itself: single columns are perfect, everything"
                + " between columns is lost."),
        new Term(
            "Inference",
            "The third European criterion: guessing a secret of a person from what is known about them. What"
                + " counts is how much better the guess is for people learned from than for others."),
        new Term(
            "Interval overlap",
            "What the confidence intervals of one effect, on real and on synthetic rows, have in common:"
                + " half the sum of the shares that the common part is of each. 0 is apart, 1 the same."),
        new Term(
            "Kaplan-Meier curve",
            "The share of people without an event until each time. Those who leave early count as long as"
                + " they were seen."),
        new Term(
            "Linkability",
            "The second European criterion: finding out that two sources speak of the same person, here"
                + " because both meet in one synthetic row."),
        new Term(
            "Membership attack",
            "Somebody who holds a person's row tries to find out whether it was learned from. To have"
                + " been learned from can itself be a secret: to be in a table of patients says that"
                + " one is ill."),
        new Term(
            "SHAP value",
            "By how much a column's value moves one prediction, shared fairly among the columns. The mean"
                + " absolute one says how much a model rests on a column."),
        new Term(
            "Shape score",
            "1 minus the Kolmogorov-Smirnov distance of numbers, 1 minus the total variation"
                + " distance of categories, missing cells counted. 1 is the same distribution."),
        new Term(
            "Simultaneous interval",
            "One of several intervals that all hold together at the stated level. It is wider than a single"
                + " one, so that of many attacks none succeeds by chance."),
        new Term(
            "Singling out",
            "The first European criterion: a description, read off the synthetic rows, that fits exactly one"
                + " real person."),
        new Term(
            "True positives at a false positive rate",
            "Which share of the members an attacker finds while calling, say, 1 % of the others members"
                + " by mistake. An attacker who accuses few but is right does more harm than one who is"
                + " a little right about everybody."),
        new Term(
            "TSTR and TRTR",
            "Train on synthetic, test on real; train on real, test on real. Both are tested on the"
                + " same unseen real rows."));
  }
}
