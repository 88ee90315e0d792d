package dev.understudy.report.internal;

import dev.understudy.judge.Classification;
import dev.understudy.report.chart.ConfusionMatrix;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Tone;
import java.util.ArrayList;
import java.util.List;

/// How well each class of the target is predicted on unseen real rows.
///
/// @param rows one per class
/// @param matrices one per classifier
public record ClassResults(List<Row> rows, List<AssociationMaps.Captioned> matrices) {

  /// @param category spelling of the class
  /// @param support holdout rows of the class
  /// @param scores per classifier
  public record Row(String category, String support, List<Scores> scores) {}

  /// @param trainedOn `"real"` or `"synthetic"`
  public record Scores(String trainedOn, String precision, String recall, String f1) {}

  static ClassResults of(List<Classification> classification) {
    List<Row> rows = new ArrayList<>();
    List<AssociationMaps.Captioned> matrices = new ArrayList<>();
    if (!classification.isEmpty()) {
      int classes = classification.getFirst().scores().size();
      for (int i = 0; i < classes; i++) {
        rows.add(row(classification, i));
      }
    }
    for (Classification classifier : classification) {
      Tone tone = classifier.trainedOn().equals("synthetic") ? Tone.SYNTHETIC : Tone.REAL;
      String caption = "Trained on " + classifier.trainedOn() + " rows";
      ConfusionMatrix matrix =
          new ConfusionMatrix(caption, tone, classifier.classes(), classifier.confusion());
      matrices.add(
          new AssociationMaps.Captioned(
              caption, Figure.of("confusion-" + classifier.trainedOn(), matrix)));
    }
    return new ClassResults(rows, matrices);
  }

  private static Row row(List<Classification> classification, int index) {
    Classification.ClassScore first = classification.getFirst().scores().get(index);
    List<Scores> scores = new ArrayList<>();
    for (Classification classifier : classification) {
      Classification.ClassScore score = classifier.scores().get(index);
      boolean defined = score.support() > 0;
      scores.add(
          new Scores(
              classifier.trainedOn(),
              defined ? Digits.fixed(score.precision(), 2) : Digits.NONE,
              defined ? Digits.fixed(score.recall(), 2) : Digits.NONE,
              defined ? Digits.fixed(score.f1(), 2) : Digits.NONE));
    }
    return new Row(first.category(), Digits.count(first.support()), scores);
  }
}
