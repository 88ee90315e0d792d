package dev.understudy.judge.portrait;

import dev.understudy.judge.portrait.Portrait.Overlay;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shares of categories, real beside synthetic. The most frequent ones of the training rows are
/// shown, those of an ordered column in their order. A category that fewer than
/// [NumberOverlay#FEWEST_PERSONS] training rows hold is counted as `"(other)"`, except in the
/// target, where rare classes are what one looks for.
final class CategoryOverlay {

  static final String MISSING = "(missing)";
  static final String OTHER = "(other)";

  /// More bars than this are not read any more.
  private static final int MOST_CATEGORIES = 12;

  private CategoryOverlay() {}

  static Overlay of(
      ColumnSchema column,
      CategoryColumn real,
      @Nullable CategoryColumn holdout,
      CategoryColumn synthetic) {
    List<String> labels = shown(column, real);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      places.put(labels.get(i), i);
    }
    double[] realShares = shares(real, places);
    double[] holdoutShares = holdout == null ? new double[0] : shares(holdout, places);
    double[] syntheticShares = shares(synthetic, places);
    int shown = labels.size();
    boolean other = any(shown, realShares, holdoutShares, syntheticShares);
    boolean missing = any(shown + 1, realShares, holdoutShares, syntheticShares);
    if (other) {
      labels.add(OTHER);
    }
    if (missing) {
      labels.add(MISSING);
    }
    return new Overlay(
        column.name(),
        new double[0],
        labels,
        kept(realShares, shown, other, missing),
        kept(holdoutShares, shown, other, missing),
        kept(syntheticShares, shown, other, missing));
  }

  private static List<String> shown(ColumnSchema column, CategoryColumn real) {
    int[] counts = real.counts();
    int fewest = column.has(Role.TARGET) ? 1 : NumberOverlay.FEWEST_PERSONS;
    List<Integer> codes = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] >= fewest) {
        codes.add(code);
      }
    }
    codes.sort(
        Comparator.comparingInt((Integer code) -> -counts[code])
            .thenComparing(code -> real.categories().get(code)));
    List<Integer> most = new ArrayList<>(codes.subList(0, Math.min(MOST_CATEGORIES, codes.size())));
    if (column.kind() == Kind.ORDINAL) {
      most.sort(Comparator.naturalOrder());
    }
    List<String> labels = new ArrayList<>();
    most.forEach(code -> labels.add(real.categories().get(code)));
    return labels;
  }

  /// Shares of the shown categories, then of all others, then of missing cells.
  private static double[] shares(CategoryColumn column, Map<String, Integer> places) {
    int shown = places.size();
    double[] shares = new double[shown + 2];
    int[] counts = column.counts();
    for (int code = 0; code < counts.length; code++) {
      shares[places.getOrDefault(column.categories().get(code), shown)] += counts[code];
    }
    shares[shown + 1] = column.missing().count();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= Math.max(1, column.size());
    }
    return shares;
  }

  private static boolean any(int bar, double[]... tables) {
    for (double[] shares : tables) {
      if (shares.length > 0 && shares[bar] > 0) {
        return true;
      }
    }
    return false;
  }

  private static double[] kept(double[] shares, int shown, boolean other, boolean missing) {
    if (shares.length == 0) {
      return shares;
    }
    double[] kept = new double[shown + (other ? 1 : 0) + (missing ? 1 : 0)];
    System.arraycopy(shares, 0, kept, 0, shown);
    int next = shown;
    if (other) {
      kept[next++] = shares[shown];
    }
    if (missing) {
      kept[next] = shares[shown + 1];
    }
    return kept;
  }
}
