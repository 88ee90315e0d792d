package dev.understudy.judge.portrait;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Data behind the pictures: aggregates and projected points, never a whole row.
///
/// @param overlays one per modelled column, in table order
/// @param association pairwise association of the columns
/// @param projection principal components fitted on the training rows, null if not computable
/// @param clusters k-means on the training rows, null if not computable
public record Portrait(
    List<Overlay> overlays,
    Association association,
    @Nullable Projection projection,
    @Nullable Clusters clusters) {

  /// One column, real beside synthetic.
  ///
  /// @param column name
  /// @param edges bin edges of a numeric or moment column, `[bins + 1]`; empty for categories
  /// @param labels one per bar; for categories the most frequent ones, then `"(other)"`, and
  ///   `"(missing)"` last where any cell is missing
  /// @param real share of rows per bar, `[bars]`; likewise `holdout` (empty without one) and
  ///   `synthetic`
  public record Overlay(
      String column,
      double[] edges,
      List<String> labels,
      double[] real,
      double[] holdout,
      double[] synthetic) {}

  /// Association in [0, 1] or correlation in [-1, 1] of each pair: Pearson for two numbers,
  /// bias-corrected Cramer's V for two categories, correlation ratio for mixed pairs.
  ///
  /// @param columns names, a stated subset where the table is very wide
  /// @param real `[columns][columns]`; likewise `synthetic`
  /// @param note how the columns were chosen, empty if all are there
  public record Association(
      List<String> columns, double[][] real, double[][] synthetic, String note) {}

  /// First two principal components of scaled, one-hot coded rows; at most some 1,000 points each.
  ///
  /// @param explained share of variance of the two components
  /// @param real points `[n][2]`; likewise `holdout` (empty without one) and `synthetic`
  public record Projection(
      double[] explained, double[][] real, double[][] holdout, double[][] synthetic) {}

  /// k-means fitted on the training rows; each table's rows are assigned to the nearest centre.
  ///
  /// @param centres first two principal components of each centre, `[k][2]`
  /// @param real share of rows per cluster, `[k]`; likewise `holdout`, `synthetic`
  /// @param tightness mean distance to the nearest centre: real, holdout (NaN without), synthetic
  public record Clusters(
      double[][] centres,
      double[] real,
      double[] holdout,
      double[] synthetic,
      double[] tightness) {}
}
