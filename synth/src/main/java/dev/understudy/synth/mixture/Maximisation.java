package dev.understudy.synth.mixture;

import dev.understudy.learn.Chunks;
import dev.understudy.synth.mixture.Components.Part;
import dev.understudy.synth.mixture.Components.Responsibilities;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The maximisation step of EM: components from the rows they are responsible for.
final class Maximisation {

  private Maximisation() {}

  /// How much of the rows, and of persons, each component has.
  ///
  /// @param rows `[component]`
  /// @param persons `[component]`, where the rows of a person count one together
  record Weights(double[] rows, double[] persons) {}

  static Weights weights(CodedRows table, Responsibilities found, int components) {
    Weights weights = new Weights(new double[components], new double[components]);
    for (Part part : found.parts()) {
      for (int i = 0; i < part.rows().length; i++) {
        float count = table.count()[part.rows()[i]];
        float person = table.weight()[part.rows()[i]];
        for (int at = part.begin()[i]; at < part.begin()[i + 1]; at++) {
          weights.rows()[part.component()[at]] += count * part.part()[at];
          weights.persons()[part.component()[at]] += person * part.part()[at];
        }
      }
    }
    return weights;
  }

  /// How many rows of each component hold each code, `[component][code]`.
  static double[][] counts(CodedRows table, Responsibilities found, int feature, int components) {
    int[] codes = table.codes()[feature];
    double[][] counts = new double[components][table.whole()[feature].length];
    for (Part part : found.parts()) {
      for (int i = 0; i < part.rows().length; i++) {
        int row = part.rows()[i];
        int code = codes[row];
        if (code < 0) {
          continue;
        }
        float count = table.count()[row];
        for (int at = part.begin()[i]; at < part.begin()[i + 1]; at++) {
          counts[part.component()[at]][code] += count * part.part()[at];
        }
      }
    }
    return counts;
  }

  /// The components for the rows found.
  ///
  /// @param weights their rows, `[component]`
  /// @param kept those that stay; the others' rows will be shared by them in the next round
  static Components components(
      CodedRows table, Responsibilities found, double[] weights, int[] kept, Strengths strengths) {
    double total = 0;
    for (int k : kept) {
      total += weights[k];
    }
    double sum = total;
    double[] share = Arrays.stream(kept).mapToDouble(k -> weights[k] / sum).toArray();
    float[][][] lift = new float[table.features()][][];
    Chunks.forEach(
        table.features(),
        1,
        (feature, _) -> {
          double[][] counts = counts(table, found, feature, weights.length);
          double[] whole = table.whole()[feature];
          float[][] lifts = new float[whole.length][kept.length];
          double[] before = new double[whole.length + 1];
          double[] smoothed = new double[whole.length];
          for (int k = 0; k < kept.length; k++) {
            strengths.smooth(
                feature, counts[kept[k]], whole, table.trees().get(feature), before, smoothed);
            for (int code = 0; code < whole.length; code++) {
              lifts[code][k] = whole[code] > 0 ? (float) (smoothed[code] / whole[code]) : 0;
            }
          }
          lift[feature] = lifts;
        });
    return new Components(share, table.whole(), lift);
  }

  /// The components of at least `least` persons, ascending, or the heaviest alone.
  ///
  /// @param weights in persons, `[component]`
  static int[] kept(double[] weights, double least) {
    int[] kept = IntStream.range(0, weights.length).filter(k -> weights[k] >= least).toArray();
    if (kept.length > 0) {
      return kept;
    }
    int heaviest = 0;
    for (int k = 1; k < weights.length; k++) {
      heaviest = weights[k] > weights[heaviest] ? k : heaviest;
    }
    return new int[] {heaviest};
  }

  /// Strengths under which `held` rows are most likely given what `learned` rows taught.
  static Strengths strengths(
      CodedRows table,
      Responsibilities learned,
      Responsibilities held,
      int components,
      Strengths present) {
    int[][] step = new int[table.features()][];
    Chunks.forEach(
        table.features(),
        1,
        (feature, _) ->
            step[feature] =
                present.best(
                    feature,
                    counts(table, learned, feature, components),
                    counts(table, held, feature, components),
                    table.whole()[feature],
                    table.trees().get(feature)));
    return new Strengths(step);
  }
}
