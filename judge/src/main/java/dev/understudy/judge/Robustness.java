package dev.understudy.judge;

import java.util.List;

/// How accurate a model stays on holdout rows that an attacker has changed a little.
///
/// @param model `"network"` or `"trees"`
/// @param trainedOn `"real"` or `"synthetic"`
/// @param attack `"fgsm"`, `"pgd"`, `"pgd_categories"` or `"blackbox"`
/// @param points from strength 0 (unchanged rows) on
public record Robustness(String model, String trainedOn, String attack, List<Point> points) {

  public Robustness {
    points = List.copyOf(points);
  }

  /// @param strength most by which any number is changed, in training standard deviations
  /// @param accuracy share of rows still predicted rightly
  /// @param low end of its 95 % interval
  /// @param high end of it
  public record Point(double strength, double accuracy, double low, double high) {}
}
