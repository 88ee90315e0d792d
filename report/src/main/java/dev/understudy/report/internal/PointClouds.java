package dev.understudy.report.internal;

import dev.understudy.judge.portrait.Portrait.Clusters;
import dev.understudy.judge.portrait.Portrait.Projection;
import dev.understudy.report.chart.BarPairs;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Scatter;
import dev.understudy.report.chart.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as points in a plane, and the share of rows around each centre.
///
/// @param clouds one per table; empty if there is no projection
/// @param clusters shares per cluster, null if there are none
/// @param explained share of variance the plane holds, as text
/// @param tightness mean distance to the nearest centre, one line per table
public record PointClouds(
    List<AssociationMaps.Captioned> clouds,
    @Nullable Figure clusters,
    String explained,
    List<Tightness> tightness) {

  /// @param table whose rows
  /// @param distance mean distance to the nearest centre
  public record Tightness(String table, String distance) {}

  static PointClouds of(@Nullable Projection projection, @Nullable Clusters clusters) {
    return new PointClouds(
        projection == null ? List.of() : clouds(projection, clusters),
        clusters == null ? null : shares(clusters),
        projection == null
            ? Digits.NONE
            : Digits.percent(projection.explained()[0] + projection.explained()[1]),
        clusters == null ? List.of() : tightness(clusters));
  }

  private static List<AssociationMaps.Captioned> clouds(
      Projection projection, @Nullable Clusters clusters) {
    List<String> axes =
        List.of(
            "first component, " + Digits.percent(projection.explained()[0]) + " of variance",
            "second component, " + Digits.percent(projection.explained()[1]) + " of variance");
    Scatter.Frame frame =
        Scatter.Frame.around(
            List.of(projection.real(), projection.holdout(), projection.synthetic()), axes);
    double[][] centres = clusters == null ? new double[0][] : clusters.centres();
    List<AssociationMaps.Captioned> clouds = new ArrayList<>();
    for (Tone tone : Tone.values()) {
      double[][] points =
          switch (tone) {
            case REAL -> projection.real();
            case HOLDOUT -> projection.holdout();
            case SYNTHETIC -> projection.synthetic();
          };
      if (points.length > 0) {
        Scatter cloud = new Scatter(tone.label(), tone, points, centres, frame);
        clouds.add(
            new AssociationMaps.Captioned(
                tone.label() + ", " + Digits.count(points.length) + " rows drawn",
                Figure.of("components-" + tone.label(), cloud)));
      }
    }
    return clouds;
  }

  private static Figure shares(Clusters clusters) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < clusters.real().length; i++) {
      labels.add("Cluster " + (i + 1));
    }
    return Figure.of(
        "clusters",
        new BarPairs(
            "Share of rows per cluster",
            "Share of rows",
            labels,
            clusters.real(),
            clusters.holdout(),
            clusters.synthetic()));
  }

  private static List<Tightness> tightness(Clusters clusters) {
    List<Tightness> lines = new ArrayList<>();
    Tone[] tones = Tone.values();
    for (int i = 0; i < tones.length; i++) {
      if (!Double.isNaN(clusters.tightness()[i])) {
        lines.add(new Tightness(tones[i].label(), Digits.significant(clusters.tightness()[i], 3)));
      }
    }
    return lines;
  }
}
