package dev.understudy.synth.bayesian;

import dev.understudy.synth.Provenance;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.internal.Versions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A network made of released tables, one code of a parent being one group of it.
final class PrivateNetwork {

  /// What a parent tells where noise leaves nothing of it: a file says how much, and more than 0.
  /// Rows of each code beside the counts: what the noise hid may be there.
  private static final double UNSEEN = 0.1;

  private static final double LEAST_GAIN = 1e-12;

  private final PrivateRows rows;
  private final int[] cardinality;
  private final List<Groups> groups = new ArrayList<>();
  private final List<ConditionalTable> tables = new ArrayList<>();
  private final double[][] gains;

  PrivateNetwork(PrivateRows rows) {
    this.rows = rows;
    this.cardinality =
        rows.coded().features().stream().mapToInt(feature -> feature.cardinality()).toArray();
    for (int codes : cardinality) {
      int[] each = new int[codes];
      Arrays.setAll(each, code -> code);
      groups.add(new Groups(new int[][] {each}, new int[] {codes}));
    }
    this.gains = new double[cardinality.length][];
  }

  /// Adds the table of the next feature.
  ///
  /// @param parents of lower or higher number, without circles
  /// @param counts not negative, `[parents' codes][code]`, the first parent slowest
  /// @param weight rows of the whole feature that stand beside the counts of each combination, so
  ///   that noise alone decides nowhere; about its standard deviation
  void add(int[] parents, double[][] counts, double weight) {
    int feature = tables.size();
    double[] whole = new double[cardinality[feature]];
    for (double[] cell : counts) {
      for (int code = 0; code < whole.length; code++) {
        whole[code] += cell[code];
      }
    }
    for (int code = 0; code < whole.length; code++) {
      whole[code] += UNSEEN;
    }
    normalise(whole);
    int[] levels = new int[parents.length];
    Arrays.fill(levels, 1);
    double[][] probabilities =
        new double[(int) ConditionalTable.cells(parents, levels, groups.toArray(Groups[]::new))][];
    Arrays.fill(probabilities, whole);
    for (int known = 0; known < counts.length; known++) {
      double[] leaning = counts[known].clone();
      for (int code = 0; code < leaning.length; code++) {
        leaning[code] += weight * whole[code];
      }
      probabilities[cell(known, parents)] =
          Arrays.stream(leaning).sum() > 0 ? normalise(leaning) : whole;
    }
    tables.add(new ConditionalTable(parents, levels, probabilities));
    gains[feature] = new double[parents.length];
    Arrays.fill(
        gains[feature],
        Math.max(LEAST_GAIN, information(counts, whole) / Math.max(1, parents.length)));
  }

  /// The cell of a combination of known parents, in a table that has one more group per parent.
  private int cell(int known, int[] parents) {
    int cell = 0;
    int rest = known;
    int scale = 1;
    for (int k = parents.length - 1; k >= 0; k--) {
      int codes = cardinality[parents[k]];
      cell += rest % codes * scale;
      rest /= codes;
      scale *= codes + 1;
    }
    return cell;
  }

  private static double[] normalise(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    for (int code = 0; code < weights.length; code++) {
      weights[code] = sum > 0 ? weights[code] / sum : 1.0 / weights.length;
    }
    return weights;
  }

  /// What the parents tell about the feature, nats per row.
  private static double information(double[][] counts, double[] whole) {
    double total = 0;
    double information = 0;
    for (double[] cell : counts) {
      double sum = Arrays.stream(cell).sum();
      total += sum;
      for (int code = 0; code < whole.length; code++) {
        if (cell[code] > 0) {
          information += cell[code] * StrictMath.log(cell[code] / sum / whole[code]);
        }
      }
    }
    return total > 0 ? information / total : 0;
  }

  /// @param name of the generator
  /// @param total about how many rows there are
  /// @param measurements that were released
  BayesianNetworkModel model(
      String name,
      double total,
      List<Measurement> measurements,
      Map<String, String> configuration,
      Run run) {
    int[] all = new int[cardinality.length];
    Arrays.setAll(all, feature -> feature);
    int[] gate = new int[all.length];
    Arrays.fill(gate, -1);
    var provenance =
        new Provenance(
            name,
            Versions.understudy(),
            "",
            Math.max(1, Math.round(total)),
            run.seed().value(),
            new TreeMap<>(configuration));
    return new BayesianNetworkModel(
        provenance,
        rows.schema(),
        rows.encoding(),
        all,
        List.of(),
        new Network(groups, tables, gains, gate, Network.order(tables, gate)),
        measurements);
  }
}
