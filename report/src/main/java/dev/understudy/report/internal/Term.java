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
            "Confidence interval",
            "The range of values the data are compatible with, here at the stated level. Few rows"
                + " give wide intervals, and a wide interval settles nothing."),
        new Term(
            "Differential privacy",
            "A mathematical bound on what any attacker can learn about one person. No measure in"
                + " this report is one or replaces one."),
        new Term(
            "Distance to closest record",
            "How far a synthetic row lies from the nearest real one. Shown for orientation only:"
                + " many ways of copying pass this test."),
        new Term("Exact copy", "The training rows themselves: best likeness, no privacy."),
        new Term(
            "Holdout",
            "Real rows set aside before anything was learned. What they score is what perfect"
                + " synthetic rows would score."),
        new Term(
            "Independent columns",
            "Every training column shuffled by itself: single columns are perfect, everything"
                + " between columns is lost."),
        new Term(
            "Membership attack",
            "Somebody who holds a person's row tries to find out whether it was learned from."),
        new Term(
            "Shape score",
            "1 minus the Kolmogorov-Smirnov distance of numbers, 1 minus the total variation"
                + " distance of categories, missing cells counted. 1 is the same distribution."),
        new Term(
            "TSTR and TRTR",
            "Train on synthetic, test on real; train on real, test on real. Both are tested on the"
                + " same unseen real rows."));
  }
}
