package dev.understudy.synth.mixture;

import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.TableEncoding;
import java.util.Arrays;
import java.util.List;

/// The mixture's part of a model file: what is looked up and the coarse segments in `model.json`;
/// the components' shares in `shares.npy`, `[1, components]`; the probabilities of all rows, all
/// features side by side, in `whole.npy`, `[1, codes]`, and how many times as probable they are in
/// each component in `lifts.npy`, `[codes, components]`.
final class MixtureArchive {

  private static final String DESCRIPTION = "mixture";
  private static final String ENCODING = "encoding";
  private static final String SHARES = "shares";
  private static final String WHOLE = "whole";
  private static final String LIFTS = "lifts";

  /// How far probabilities may be from summing to one: those of a component are sums of rounded
  /// floats.
  private static final double TOLERANCE = 1e-4;

  /// What stands in `model.json`.
  private record Description(int[] modelled, List<Dependencies.Rule> rules, int[] segment) {}

  private MixtureArchive() {}

  static void save(
      ModelArchive archive,
      TableEncoding encoding,
      int[] modelled,
      List<Dependencies.Rule> rules,
      Components components,
      int[] segment) {
    archive.put(ENCODING, encoding);
    archive.put(DESCRIPTION, new Description(modelled, rules, segment));
    archive.put(SHARES, NumberArray.of(new double[][] {components.share()}));
    if (modelled.length == 0) {
      return;
    }
    archive.put(
        WHOLE,
        NumberArray.of(
            new double[][] {
              Arrays.stream(components.whole()).flatMapToDouble(Arrays::stream).toArray()
            }));
    archive.put(
        LIFTS,
        NumberArray.of(
            Arrays.stream(components.lift())
                .flatMap(Arrays::stream)
                .map(MixtureArchive::doubles)
                .toArray(double[][]::new)));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /// @throws IllegalArgumentException if the parts do not fit together
  static MixtureModel load(ModelArchive archive) {
    TableEncoding encoding = archive.get(ENCODING, TableEncoding.class);
    Description description = archive.get(DESCRIPTION, Description.class);
    List<FeatureShape> features = encoding.features();
    int[] modelled = description.modelled();
    boolean[] filled = new boolean[features.size()];
    for (int feature : modelled) {
      require(feature >= 0 && feature < filled.length && !filled[feature]);
      filled[feature] = true;
    }
    Dependencies.check(description.rules(), features, filled);
    double[] share = archive.array(SHARES).rows()[0];
    requireProbabilities(share);
    require(description.segment().length == share.length);
    for (int segment : description.segment()) {
      require(segment >= 0 && segment < Segments.MOST);
    }
    double[][] whole = new double[modelled.length][];
    float[][][] lift = new float[modelled.length][][];
    if (modelled.length > 0) {
      fill(archive, features, modelled, share.length, whole, lift);
    }
    return new MixtureModel(
        archive.provenance(),
        archive.schema(),
        encoding,
        modelled,
        description.rules(),
        new Components(share, whole, lift),
        description.segment());
  }

  private static void fill(
      ModelArchive archive,
      List<FeatureShape> features,
      int[] modelled,
      int count,
      double[][] whole,
      float[][][] lift) {
    double[] flat = archive.array(WHOLE).rows()[0];
    double[][] lifts = archive.array(LIFTS).rows();
    require(lifts.length == flat.length && lifts[0].length == count);
    int next = 0;
    for (int k = 0; k < modelled.length; k++) {
      int cardinality = features.get(modelled[k]).cardinality();
      require(next + cardinality <= flat.length);
      whole[k] = Arrays.copyOfRange(flat, next, next + cardinality);
      requireProbabilities(whole[k]);
      lift[k] = new float[cardinality][count];
      double[] sums = new double[count];
      for (int code = 0; code < cardinality; code++) {
        double[] row = lifts[next + code];
        for (int component = 0; component < count; component++) {
          require(row[component] >= 0);
          lift[k][code][component] = (float) row[component];
          sums[component] += whole[k][code] * row[component];
        }
      }
      for (double sum : sums) {
        require(Math.abs(sum - 1) < TOLERANCE);
      }
      next += cardinality;
    }
    require(next == flat.length);
  }

  private static void requireProbabilities(double[] probabilities) {
    double sum = 0;
    for (double probability : probabilities) {
      require(probability >= 0);
      sum += probability;
    }
    require(Math.abs(sum - 1) < TOLERANCE);
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("the parts of the mixture do not fit together");
    }
  }
}
