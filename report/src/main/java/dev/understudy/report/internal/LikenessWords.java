package dev.understudy.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How like the real data, in words.
///
/// @param measured the figures
record LikenessWords(Measured measured) {

  private static final double GUESSING = 0.5;

  /// An AUC is the chance that, of one row of each kind, the right one is picked.
  Optional<String> inShort() {
    return measured
        .find("c2st_holdout_auc")
        .map(text ->
            switch (text.sideOf(GUESSING)) {
              case WITHIN, BELOW ->
                  "With this many rows, boosted trees could not tell synthetic rows from unseen"
                      + " real ones.";
              case ABOVE -> picked(text, "guessing gives 50");
              case UNKNOWN -> picked(text, "with unknown uncertainty; guessing gives 50");
            });
  }

  private static String picked(MeasureText text, String guessing) {
    StringBuilder sentence = new StringBuilder();
    sentence.append(
        "Shown one synthetic and one unseen real row, boosted trees pick the synthetic");
    sentence.append(" one ").append(times(text.measure().value())).append(" times in 100; ");
    sentence.append(guessing);
    Double holdout = text.measure().anchors().holdout();
    Double independent = text.measure().anchors().independent();
    if (holdout != null) {
      sentence.append(", real rows in their place ").append(times(holdout));
    }
    if (independent != null) {
      sentence.append(", independent columns ").append(times(independent));
    }
    return sentence.append('.').toString();
  }

  private static long times(@Nullable Double area) {
    return area == null ? 0 : Math.round(100 * area);
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    measured
        .find("column_shapes")
        .ifPresent(text ->
            sentences.add(
                "Of 1 for a perfect likeness, single columns reach " + besideAnchors(text)));
    measured
        .find("pair_trends")
        .ifPresent(text ->
            sentences.add(
                "Pairs of columns, in how they vary together, reach " + besideAnchors(text)));
    measured
        .find("c2st_holdout_auc")
        .ifPresent(text ->
            sentences.add(
                (text.sideOf(GUESSING) == MeasureText.Side.ABOVE
                        ? "Boosted trees told synthetic from unseen real rows with AUC "
                        : "Boosted trees did not surely tell synthetic from unseen real rows: AUC ")
                    + besideAnchors(text)));
    if (beyondReal("column_shapes") || beyondReal("pair_trends")) {
      sentences.add(
          "A score above real against real does not mean better than real: it can come from chance,"
              + " from a holdout of fewer rows or from copying.");
    }
    if (sentences.isEmpty()) {
      sentences.add("Not measured.");
    }
    return sentences;
  }

  private boolean beyondReal(String name) {
    return measured.find(name).filter(LikenessWords::beyondReal).isPresent();
  }

  private static boolean beyondReal(MeasureText text) {
    Double value = text.measure().value();
    Double holdout = text.measure().anchors().holdout();
    return value != null && holdout != null && value > holdout;
  }

  private static String besideAnchors(MeasureText text) {
    StringBuilder sentence = new StringBuilder(text.full());
    Double holdout = text.measure().anchors().holdout();
    Double independent = text.measure().anchors().independent();
    if (holdout != null) {
      sentence.append("; real against real gives ").append(text.figure(holdout));
    }
    if (independent != null) {
      sentence.append(holdout == null ? "; " : ", ");
      sentence.append("independent columns ").append(text.figure(independent));
    }
    return sentence.append('.').toString();
  }
}
